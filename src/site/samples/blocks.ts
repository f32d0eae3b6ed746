import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLesson } from '#blocks/lessonFile';
import type { Block } from '#blocks/models';

/** One block as it is written in a page, for the help. */
export interface BlockSample {
  /** The name of the block, which is its file's. */
  readonly name: string;
  readonly title: string;
  readonly when: string;
  readonly source: string;
  /** With the two headings above it. */
  readonly blocks: readonly Block[];
}

const folder = 'src/site/samples/blocks';

/** What stands above a sample on the page, so that its own headings take the level below. */
const above = '## Blocs\n\n### Bloc\n\n';

/** The samples in the order of their `order`; a block that is added gets its own by one file, `<block>.mdx`. */
export async function blockSamples(): Promise<readonly BlockSample[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.mdx'));
  const samples = await Promise.all(
    files.map(async (file) => sampleOf(file, await readFile(join(folder, file), 'utf8'))),
  );
  return samples.sort((one, other) => one.order - other.order);
}

function sampleOf(file: string, text: string): BlockSample & { readonly order: number } {
  const [, head = '', source = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const field = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(head)?.[1]?.trim() ?? '';
  const lesson = readLesson(
    `lessons/${file}`,
    `---\nid: l-0a1b2c3d4e\ntitle: ${field('title')}\n---\n\n${above}${source}`,
  );
  if (!lesson.ok) throw new Error(`${folder}/${file}: ${JSON.stringify(lesson.problems)}`);
  return {
    name: file.replace(/\.mdx$/, ''),
    title: field('title'),
    when: field('when'),
    order: Number(field('order')),
    source: source.trimEnd(),
    blocks: lesson.value.blocks,
  };
}
