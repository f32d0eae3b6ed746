import type { Course } from '#blocks/course';
import { isError, type Problem, type Result, settle } from '#core/problem';
import type { Means } from '#formats/format';
import { planOf } from '#formats/moodle-backup/plan';
import { type ForecastLine, linesOfFormats } from '#tasks/moodleForecastLines';
import { shownOtherwise } from '#tasks/moodleForecastShown';
import { adviceOf, secondsToSend } from '#tasks/moodleForecastSize';
import { gathered, partName, sectionTitle, type Weight } from '#tasks/moodleSections';
import { mostOfPart, packed, weighSections, within } from '#tasks/moodleSplit';
import { integrityProblems } from '#tasks/integrity';

/** What Moodle will make of a course, said before anybody uploads it. */
export interface Forecast {
  /** What it shows otherwise than Navette does. */
  readonly differs: readonly ForecastLine[];
  /** What it cannot hold, or loses. */
  readonly cannot: readonly ForecastLine[];
  /** What a teacher has no right to. */
  readonly asksAdmin: readonly ForecastLine[];
  /** Bytes of the `.mbz` as the export writes it. */
  readonly size: number;
  /** To send it at 400 kbit/s. */
  readonly seconds: number;
  /** What each section weighs as a file of its own; what several show is in each. */
  readonly sections: readonly (Weight & { readonly title: string })[];
  /** The files of a split, where it is above 20 MB and has more than one section; their sizes are at most these. */
  readonly parts?: readonly ForecastPart[];
}

export interface ForecastPart {
  readonly name: string;
  readonly titles: readonly string[];
  readonly bytes: number;
}

/**
 * Writes the backup as an export would, measures it, and gathers what it will not be in Moodle. A course whose links, media or
 * keys are broken, or that gives no backup, has none. Cancelled, it rejects with the reason of the signal.
 */
export async function forecastMoodle(
  course: Course,
  means: Means,
  most: number = mostOfPart,
): Promise<Result<Forecast>> {
  const broken = integrityProblems(course).filter(isError);
  if (broken.length > 0) return { ok: false, problems: broken };
  const shared = { ...means, run: means.run ?? {} };
  const whole = await packed(course, undefined, within(shared, 0, 0.5));
  if (!whole.bytes) return { ok: false, problems: whole.problems.map(asError) };
  const size = whole.bytes.length;
  const weights = await weighSections(course, within(shared, 0.5, 0.5));
  const titles = new Map(
    planOf(course).sections.map((section) => [section.number, sectionTitle(section, means.words)]),
  );
  const sections = weights.map((weight) => ({ ...weight, title: titles.get(weight.number) ?? '' }));
  const parts = size > most ? partsOf(sections, most, means) : undefined;
  const lines = [
    ...linesOfFormats(whole.problems, course),
    ...shownOtherwise(course),
    ...adviceOf(course, whole, means.words),
  ];
  const ofKind = (kind: ForecastLine['kind']) => lines.filter((line) => line.kind === kind);
  const forecast: Forecast = {
    differs: ofKind('differs'),
    cannot: ofKind('cannot'),
    asksAdmin: ofKind('asksAdmin'),
    ...{ size, seconds: secondsToSend(size), sections },
    ...(parts && parts.length > 1 && { parts }),
  };
  return settle(forecast, []);
}

/** Nothing to foresee is what stops a forecast; the export only warns of it. */
const asError = (problem: Problem): Problem => ({ ...problem, severity: 'error' });

function partsOf(sections: Forecast['sections'], most: number, { words }: Means): readonly ForecastPart[] {
  const titles = new Map(sections.map(({ number, title }) => [number, title]));
  const groups = gathered(sections, most);
  return groups.map((group, index) => ({
    name: partName(index + 1, groups.length, words),
    titles: group.map(({ number }) => titles.get(number) ?? ''),
    bytes: group.reduce((sum, { bytes }) => sum + bytes, 0),
  }));
}
