import type { SiteCourse } from '#site/courses';

/** What a survey of importance and mastery says of one competency. */
export interface Rated {
  readonly code: string;
  readonly title: string;
  readonly answers: number;
  readonly importance: number;
  readonly mastery: number;
  /** Borich: the mean gap times the mean importance, as the survey computed it from the answers. */
  readonly weightedGap: number;
  /** Priority index: the gap over the mastery. */
  readonly priority: number;
  readonly weightedRank: number;
  readonly priorityRank: number;
}

const figures = /(\d+) réponses.*importance (\d,\d+), maîtrise (\d,\d+), écart pondéré (-?\d+,\d+)/;

/** The figures that the competencies of a course quote from their survey, in the order of the weighted gap. */
export function surveyOf({ needs }: Pick<SiteCourse, 'needs'>): readonly Rated[] {
  const read = needs.competencies.flatMap(({ code, title, source = '' }) => {
    const found = figures
      .exec(source)
      ?.slice(1)
      .map((text) => Number(text.replace(',', '.')));
    if (!found) return [];
    const [answers = 0, importance = 0, mastery = 0, weightedGap = 0] = found;
    return [{ code, title, answers, importance, mastery, weightedGap, priority: (importance - mastery) / mastery }];
  });
  const rank = (values: readonly number[], value: number) => values.filter((other) => other > value).length + 1;
  const gaps = read.map(({ weightedGap }) => weightedGap);
  const priorities = read.map(({ priority }) => priority);
  return read
    .map((one) => ({
      ...one,
      weightedRank: rank(gaps, one.weightedGap),
      priorityRank: rank(priorities, one.priority),
    }))
    .sort((one, other) => one.weightedRank - other.weightedRank);
}

/** The first five of both orders: fewer than four in common, and the priorities depend on the index. */
export const sharedFirst = (rated: readonly Rated[]): number =>
  rated.filter(({ weightedRank, priorityRank }) => weightedRank <= 5 && priorityRank <= 5).length;
