import type { Ratings } from '#core/statistics/borich';

/** The ends of the rating scale, both included. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** One person's answers to a gap survey, whatever way they came back. */
export interface SurveyAnswer {
  /** A code, never a name; `L12` where the table gives none. */
  readonly respondent: string;
  /** Where it stood: line of the table or of the pasted text. */
  readonly line: number;
  /** The other columns, as they were: country, category, sex… */
  readonly profile: Readonly<Record<string, string>>;
  /** One place per competency, in the order of the survey; `undefined`: no answer. */
  readonly importance: readonly (number | undefined)[];
  readonly mastery: readonly (number | undefined)[];
  /** Ratings refused as « sans objet », apart from those that are only missing: `ratingPlace` of each. Left out where there is none. */
  readonly notApplicable?: readonly number[];
}

export const sides = ['importance', 'mastery'] as const;
export type Side = (typeof sides)[number];

/** The place of a rating in a row: importance then mastery of each competency. */
export const ratingPlace = (competency: number, side: Side): number => 2 * competency + sides.indexOf(side);

/** What stands at a place of a row: a point, `na` for « sans objet », nothing. */
export const ratingAt = (answer: SurveyAnswer, place: number): number | 'na' | undefined =>
  answer.notApplicable?.includes(place) ? 'na' : answer[sides[place % 2] as Side][Math.floor(place / 2)];

/** The places in a row where two answers differ. */
export function differences(one: SurveyAnswer, other: SurveyAnswer): readonly number[] {
  const length = 2 * Math.max(one.importance.length, other.importance.length);
  return Array.from({ length }, (_, place) => place).filter((place) => ratingAt(one, place) !== ratingAt(other, place));
}

/** The tables that Borich, Hennessy-Hicks and the others take. */
export const ratingsOf = (answers: readonly SurveyAnswer[]): Ratings => ({
  importance: answers.map(({ importance }) => importance),
  mastery: answers.map(({ mastery }) => mastery),
});
