import { type FileTree, textOf } from '#core/fileTree';
import { readRecords, recordsFile } from '#core/records/record';
import { typeset } from '#core/french';
import type { Version } from '#core/course/versionFile';
import { moodleLabels } from '#i18n/moodleLabels.ts';
import { frenchWords } from '#i18n/words.ts';
import type { Exported } from '#tasks/exportCourse';
import { type Comparison, compareForMoodle } from '#tasks/moodleUpdate';
import type { Judged } from '#tasks/moodleUpdateJudge';
import { writeUpdate } from '#tasks/moodleUpdatePart';
import { courseOfState, statesForMoodle } from '#tasks/moodleUpdateStates';
import { type Steps, stepsOf, stepsText } from '#tasks/moodleUpdateSteps';
import { openCourse } from '#tasks/openCourse';
import { fetchPlayer } from './builtPlayer';
import { saidOf, type SaidProblem, saidProblems, type SaidResult } from './said';
import { turning } from './turn';

/** A state that Moodle may hold, as a list shows it. */
export interface UpdateState {
  readonly id: Version['id'];
  readonly name?: string;
  readonly at: string;
  readonly by?: string;
  readonly sentAt?: string;
}

/** What changed since, and the words for it. */
export interface UpdateSeen {
  readonly comparison: Comparison;
  /** Ids that answers have come back under. */
  readonly answered: readonly string[];
  readonly words: Readonly<Record<'state' | 'facet' | 'kind', Readonly<Record<string, string>>>>;
}

export interface UpdateMade {
  readonly file?: Exported;
  readonly steps: readonly Steps[];
  /** The same as plain text. */
  readonly text: string;
  readonly problems: readonly SaidProblem[];
}

/** What a course that is open in Moodle lacks of the one on the desk. */
export function moodleUpdateApi(nameOf: () => string, whole: () => FileTree) {
  async function lent(playerAddress: string, progress: (share: number) => void, signal: AbortSignal) {
    const opened = openCourse(nameOf(), whole());
    if (!opened.ok) return opened;
    const player = await fetchPlayer(playerAddress);
    if (!player.ok) return player;
    const means = { words: frenchWords, player: player.value, progress: turning(progress), signal };
    return { ok: true as const, value: { course: opened.value, means }, problems: [] };
  }
  return {
    updateStates: (): readonly UpdateState[] =>
      statesForMoodle(whole()).map(({ version: { id, name, at, by }, sentAt }) => ({
        ...{ id, at },
        ...(name !== undefined && { name }),
        ...(by !== undefined && { by }),
        ...(sentAt !== undefined && { sentAt }),
      })),
    async updateSince(
      id: string,
      playerAddress: string,
      progress: (share: number) => void,
      signal: AbortSignal,
    ): Promise<SaidResult<UpdateSeen>> {
      const ready = await lent(playerAddress, progress, signal);
      if (!ready.ok) return saidOf(ready);
      const state = statesForMoodle(whole()).find(({ version }) => version.id === id);
      if (!state) throw new Error(`no state ${id}`);
      const before = courseOfState(state.version, nameOf());
      if (!before.ok) return saidOf(before);
      const comparison = await compareForMoodle(before.value, ready.value.course, ready.value.means);
      const { book } = readRecords(textOf(whole(), recordsFile) ?? '');
      const answered = [...new Set<string>(book.standing.map(({ instrument }) => instrument))];
      return { ok: true, value: { comparison, answered, words: words() }, problems: [] };
    },
    async updateFile(
      comparison: Comparison,
      judged: readonly Judged[],
      playerAddress: string,
      progress: (share: number) => void,
      signal: AbortSignal,
    ): Promise<SaidResult<UpdateMade>> {
      const ready = await lent(playerAddress, progress, signal);
      if (!ready.ok) return saidOf(ready);
      const { file, problems } = await writeUpdate(ready.value.course, comparison, judged, ready.value.means);
      const steps = stepsOf(comparison, judged, file?.path, { words: frenchWords, labels: moodleLabels }).map(
        ({ title, items }) => ({ title: typeset(title), items: items.map(typeset) }),
      );
      const made = { ...(file && { file }), steps, text: stepsText(steps), problems: saidProblems(problems) };
      return { ok: true, value: made, problems: [] };
    },
  };
}

function words(): UpdateSeen['words'] {
  const under = (branch: string, all: Readonly<Record<string, string>>, end = '') =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([key]) => key.startsWith(branch) && key.endsWith(end))
        .map(([key, word]) => [key.slice(branch.length, key.length - end.length), typeset(word)]),
    );
  return {
    state: under('export.moodle.update.state.', frenchWords),
    facet: under('export.moodle.update.facet.', frenchWords),
    kind: under('', moodleLabels, '_modulename'),
  };
}
