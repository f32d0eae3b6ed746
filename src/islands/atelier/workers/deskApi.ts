import { browserStore } from '#adapters/browser/courseStore';
import { saveBatch } from '#adapters/saveBatch';
import type { Change } from '#core/change/change';
import { isSource } from '#core/change/courseFiles';
import type { FileTree } from '#core/fileTree';
import type { Result } from '#core/problem';
import { formats, peopleFormats } from '#formats/index';
import { frenchWords } from '#i18n/words.ts';
import { checkCourse } from '#tasks/checkCourse';
import { exportCourse, type Exported } from '#tasks/exportCourse';
import { exportPeople } from '#tasks/exportPeople';
import { openCourse } from '#tasks/openCourse';
import { readSources } from '#tasks/workspaceOpen';
import { type StageViews, stageViews } from '#tasks/workspaceStages';
import { archivesApi } from './archives';
import { fetchPlayer } from './builtPlayer';
import { frameworkApi } from './framework';
import { historyApi } from './history';
import { missionApi } from './mission';
import { moodleApi } from './moodle';
import { moodleUpdateApi } from './moodleUpdate';
import { peopleApi } from './people';
import { threadApi } from './thread';
import { resultsApi } from './results';
import { saidOf, type SaidProblem, saidProblems, type SaidResult } from './said';
import { surveyApi } from './survey';
import { turning } from './turn';

/** What the check of a course tells a screen. */
export interface Verdict {
  readonly problems: readonly SaidProblem[];
  /** `undefined` where the course cannot be read. */
  readonly stages?: StageViews;
}

export interface FormatChoice {
  readonly id: string;
  readonly text: string;
  /** Its file names people: made only when it is asked for by name. */
  readonly isAboutPeople: boolean;
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
    ...peopleApi,
    ...frameworkApi,
    ...surveyApi,
    ...historyApi(whole),
    ...archivesApi(nameOf, whole),
    ...threadApi(whole),
    ...missionApi(nameOf, whole),
    ...moodleUpdateApi(nameOf, whole),
    ...resultsApi(nameOf, whole),
    ...moodleApi(nameOf, whole),
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
      [...formats, ...peopleFormats].map(({ id }) => ({
        id,
        text: frenchWords[`site.format.${id}`] ?? id,
        isAboutPeople: peopleFormats.some((one) => one.id === id),
      })),
    /** The files of some formats; the built player is fetched from the site. `moodle` is the address of theirs. */
    async export(
      ids: readonly string[],
      playerAddress: string,
      progress: (share: number) => void,
      signal: AbortSignal,
      moodle?: string,
    ): Promise<ExportDone> {
      const opened = openCourse(nameOf(), whole());
      if (!opened.ok) return { files: [], problems: saidProblems(opened.problems) };
      const player = await fetchPlayer(playerAddress);
      if (!player.ok) return { files: [], problems: saidProblems(player.problems) };
      const lent = { words: frenchWords, player: player.value, progress: turning(progress), signal };
      const means = { ...lent, ...(moodle === undefined ? {} : { moodle }) };
      const isAboutPeople = (id: string) => peopleFormats.some((one) => one.id === id);
      const made = [
        await exportCourse(
          opened.value,
          ids.filter((id) => !isAboutPeople(id)),
          means,
        ),
      ];
      for (const id of signal.aborted ? [] : ids.filter(isAboutPeople))
        made.push(await exportPeople(opened.value, whole(), id, means));
      const problems = [...opened.problems, ...made.flatMap((one) => one.problems)];
      return { files: made.flatMap(({ files }) => files), problems: saidProblems(problems) };
    },
  };
}
export type DeskApi = ReturnType<typeof deskApi>;
