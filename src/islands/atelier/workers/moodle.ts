import type { Course } from '#blocks/course';
import { typeset } from '#core/french';
import type { FileTree } from '#core/fileTree';
import { isId } from '#core/id';
import type { Result } from '#core/problem';
import type { Means } from '#formats/format';
import { frenchWords } from '#i18n/words.ts';
import { type Forecast, forecastMoodle } from '#tasks/moodleForecast';
import type { ForecastLine } from '#tasks/moodleForecastLines';
import { sayTime } from '#tasks/moodleForecastSize';
import { mostOfPart, splitBackup } from '#tasks/moodleSplit';
import { openCourse } from '#tasks/openCourse';
import { type Place, stageOfEntity } from '#tasks/workspaceStages';
import { fetchPlayer } from './builtPlayer';
import type { ExportDone } from './deskApi';
import { saidOf, type SaidProblem, saidProblems, type SaidResult } from './said';
import { turning } from './turn';

/** A line of a forecast, and the way to each thing that it is about. */
export interface ForecastSaid {
  readonly what: string;
  readonly mend: string;
  readonly about: readonly { readonly name: string; readonly stage: SaidProblem['stage']; readonly place: Place }[];
}

export interface MoodleForecast {
  readonly differs: readonly ForecastSaid[];
  readonly cannot: readonly ForecastSaid[];
  readonly asksAdmin: readonly ForecastSaid[];
  readonly size: number;
  /** « environ 7 minutes » */
  readonly time: string;
  readonly sections: Forecast['sections'];
  readonly parts: NonNullable<Forecast['parts']>;
  /** Sections that no split makes light enough. */
  readonly heavy: Forecast['sections'];
}

/** What Moodle will make of the course on the desk, and its backup in parts. */
export function moodleApi(nameOf: () => string, whole: () => FileTree) {
  async function lent(
    playerAddress: string,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Result<{ readonly course: Course; readonly means: Means }>> {
    const opened = openCourse(nameOf(), whole());
    if (!opened.ok) return opened;
    const player = await fetchPlayer(playerAddress);
    if (!player.ok) return player;
    const means = { words: frenchWords, player: player.value, progress: turning(progress), signal };
    return { ok: true, value: { course: opened.value, means }, problems: [] };
  }
  return {
    /** Nothing where it was cancelled. */
    async forecast(
      playerAddress: string,
      progress: (share: number) => void,
      signal: AbortSignal,
    ): Promise<SaidResult<MoodleForecast> | undefined> {
      const ready = await lent(playerAddress, progress, signal);
      if (!ready.ok) return saidOf(ready);
      try {
        const foreseen = await forecastMoodle(ready.value.course, ready.value.means);
        if (!foreseen.ok) return saidOf(foreseen);
        return { ok: true, value: shown(foreseen.value), problems: [] };
      } catch (error) {
        if (!signal.aborted) throw error;
        return undefined;
      }
    },
    async split(playerAddress: string, progress: (share: number) => void, signal: AbortSignal): Promise<ExportDone> {
      const ready = await lent(playerAddress, progress, signal);
      if (!ready.ok) return { files: [], problems: saidProblems(ready.problems) };
      const { files, problems } = await splitBackup(ready.value.course, ready.value.means);
      return { files, problems: saidProblems(problems) };
    },
  };
}

function shown({ size, seconds, sections, parts = [], ...lines }: Forecast): MoodleForecast {
  return {
    differs: lines.differs.map(saidLine),
    cannot: lines.cannot.map(saidLine),
    asksAdmin: lines.asksAdmin.map(saidLine),
    ...{ size, time: typeset(sayTime(seconds, frenchWords)), sections, parts },
    heavy: sections.filter(({ bytes }) => bytes > mostOfPart),
  };
}

function saidLine(line: ForecastLine): ForecastSaid {
  const [{ what, mend } = { what: '', mend: '' }] = saidProblems([line]);
  const about = line.about.flatMap(({ id, name }) =>
    isId(id) && !id.startsWith('k-')
      ? [{ name: typeset(name), stage: stageOfEntity(id), place: { entity: id, path: '' } }]
      : [],
  );
  return { what, mend, about };
}
