import type { FileTree } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';

const unreachable: Problem = { code: 'export/no-player', at: 'player', severity: 'error' };

/** What travels to a learner, as the site keeps it. */
export async function fetchPlayer(address: string): Promise<Result<FileTree>> {
  try {
    const textAt = async (name: string) => {
      const answer = await fetch(new URL(name, address));
      if (!answer.ok) throw new TypeError(`${name}: ${answer.status}`);
      return answer.text();
    };
    const manifest = await textAt('manifest.json');
    const { hashes } = JSON.parse(manifest) as { hashes: Record<string, string> };
    const pieces = await Promise.all(Object.keys(hashes).map(async (name) => [name, await textAt(name)] as const));
    return { ok: true, value: new Map([...pieces, ['manifest.json', manifest]]), problems: [] };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, problems: [unreachable] };
    throw error;
  }
}
