import { browserStore } from '#adapters/browser/courseStore';
import { saveBatch } from '#adapters/saveBatch';
import { zip } from '#codecs/zip';
import type { Change } from '#core/change/change';
import { isSource } from '#core/change/courseFiles';
import { type Audience, filesFor } from '#core/course/places';
import { bytesOf, type FileTree } from '#core/fileTree';
import type { Problem, Result } from '#core/problem';
import { courseArchive } from '#formats/course-zip/write';
import { formats } from '#formats/index';
import { frenchWords } from '#i18n/words.ts';
import { checkCourse } from '#tasks/checkCourse';
import { exportCourse, type Exported } from '#tasks/exportCourse';
import { importCourse, type ImportedCourse } from '#tasks/importCourse';
import { openCourse } from '#tasks/openCourse';
import { readSources } from '#tasks/workspaceOpen';
import { type StageViews, stageViews } from '#tasks/workspaceStages';
import { saidOf, type SaidProblem, saidProblems, type SaidResult } from './said';

/** What the check of a course tells a screen. */
export interface Verdict {
  readonly problems: readonly SaidProblem[];
  /** `undefined` where the course cannot be read. */
  readonly stages?: StageViews;
}

export interface FormatChoice {
  readonly id: string;
  readonly text: string;
}

export interface ArchivePlan {
  /** Every file of the folder that this audience does not get. */
  readonly leftOut: readonly { readonly path: string; readonly bytes: number }[];
  readonly kept: number;
}

/** An export as a screen shows it. */
export interface ExportDone {
  readonly files: readonly Exported[];
  readonly problems: readonly SaidProblem[];
}

interface Desk {
  readonly name: string;
  /** Media and whatever no change reaches. */
  readonly others: FileTree;
  readonly sources: FileTree;
  readonly revision: number;
}

/** The heavy work, away from the keys: check, export, archives. Keeps one course in mind, and follows its changes. */
export function deskApi() {
  let desk: Desk | undefined;
  const whole = (): FileTree => new Map([...(desk?.others ?? []), ...(desk?.sources ?? [])]);
  const nameOf = () => desk?.name ?? '';
  return {
    /** Takes a course in mind, from the database, or as it is handed over where there is none. */
    async take(name: string, tree?: FileTree): Promise<SaidResult<null>> {
      const read: Result<FileTree> = tree ? { ok: true, value: tree, problems: [] } : await browserStore().open(name);
      if (!read.ok) return saidOf(read);
      const sources = new Map([...read.value].filter(([path]) => isSource(path)));
      const others = new Map([...read.value].filter(([path]) => !isSource(path)));
      const opened = readSources(sources);
      desk = { name, others, sources, revision: opened.ok ? opened.value.course.meta.revision : 0 };
      return { ok: true, value: null, problems: [] };
    },
    /** Follows batches that were made after the last one it knows; `false` where they do not fit: take the course again. */
    follow(name: string, batches: readonly (readonly Change[])[]): boolean {
      if (desk?.name !== name) return false;
      for (const batch of batches) {
        const saved = saveBatch(desk.sources, batch, desk.revision);
        if (!saved.ok) return false;
        const { files, revision } = saved.value;
        desk = { ...desk, sources: new Map([...files].filter(([path]) => isSource(path))), revision };
      }
      return true;
    },
    check(): Verdict {
      const { course, problems } = checkCourse(nameOf(), whole());
      return { problems: saidProblems(problems), ...(course ? { stages: stageViews(course, problems) } : {}) };
    },
    formats: (): readonly FormatChoice[] =>
      formats.map(({ id }) => ({ id, text: frenchWords[`site.format.${id}`] ?? id })),
    /** The files of some formats; the built player is fetched from the site. */
    async export(
      ids: readonly string[],
      playerAddress: string,
      progress: (share: number) => void,
      signal: AbortSignal,
    ): Promise<ExportDone> {
      const opened = openCourse(nameOf(), whole());
      if (!opened.ok) return { files: [], problems: saidProblems(opened.problems) };
      const player = await fetchPlayer(playerAddress);
      if (!player.ok) return { files: [], problems: saidProblems(player.problems) };
      const turn = async (share: number) => {
        progress(share);
        await nextTurn();
      };
      const means = { words: frenchWords, player: player.value, progress: turn, signal };
      const made = await exportCourse(opened.value, ids, means);
      return { files: made.files, problems: saidProblems([...opened.problems, ...made.problems]) };
    },
    /** What an audience would get of the folder. */
    plan(audience: Audience): ArchivePlan {
      const tree = whole();
      const kept = filesFor(tree, audience);
      const leftOut = [...tree.keys()]
        .filter((path) => !kept.has(path))
        .sort()
        .map((path) => ({ path, bytes: bytesOf(tree, path)?.length ?? 0 }));
      return { leftOut, kept: kept.size };
    },
    /** The folder as an archive for an audience. */
    archive(audience: Audience, modified: string): Exported {
      const tree = courseArchive(nameOf(), whole(), audience);
      const path = `${nameOf()}-${audience}.course-zip.zip`;
      const inside = new Map([...tree].map(([file, content]) => [file.slice(path.length + 1), content]));
      return { format: 'course-zip', path, bytes: zip(inside, modified) };
    },
    /** Several files as one archive. */
    bundle(files: readonly Exported[], modified: string): Uint8Array {
      return zip(new Map(files.map(({ path, bytes }) => [path, bytes])), modified);
    },
    /** The course in an archive that somebody hands in; one that no screen could open is refused with every reason. */
    unpack(bytes: Uint8Array): SaidResult<ImportedCourse & { readonly title: string; readonly iri: string }> {
      const imported = importCourse(bytes);
      if (!imported.ok) return saidOf(imported);
      const { name, tree } = imported.value;
      const opened = openCourse(name, tree);
      const problems = [...imported.problems, ...opened.problems];
      if (!opened.ok) return saidOf<never>({ ok: false, problems });
      const { title, iri } = opened.value.meta;
      return saidOf({ ok: true, value: { name, tree, title, iri }, problems });
    },
  };
}
export type DeskApi = ReturnType<typeof deskApi>;

/** Lets a message in: the one that stops. */
const nextTurn = () => new Promise<void>((done) => setTimeout(done));

const unreachable: Problem = { code: 'export/no-player', at: 'player', severity: 'error' };

async function fetchPlayer(address: string): Promise<Result<FileTree>> {
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
