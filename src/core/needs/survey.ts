import * as v from 'valibot';
import { day } from '#core/framing/mission';
import { type Id, idSchema } from '#core/id';
import type { Scale } from '#core/survey/answer';
import { plain, rich } from '#core/text';

/** Both scales go from 1 to 5: what the rankings are known for, and one digit on paper. */
export const surveyScale = { min: 1, max: 5 } as const satisfies Scale;

/** The words of each point, the lowest first: none is left for people to guess. */
const labels = v.pipe(v.array(plain), v.length(surveyScale.max - surveyScale.min + 1));

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Who is asked, and how many of them. */
export const sampleSchema = v.strictObject({
  method: v.optional(v.picklist(['census', 'random', 'stratified', 'purposive']), 'census'),
  /** Base de sondage: the list that the people are drawn from. */
  frame: v.optional(plain),
  population: v.optional(count),
  /** Expected proportion, half the width of the interval, confidence: Cochran. */
  proportion: v.optional(share),
  margin: v.optional(share),
  confidence: v.optional(share),
  responseRate: v.optional(share),
  strata: v.optional(v.array(v.strictObject({ name: plain, size: count })), []),
  /** Answers wanted from each stratum at the least. */
  minimum: v.optional(count),
  /** What the drawing began with, so that it can be made again. */
  seed: v.optional(plain),
});
export type Sample = v.InferOutput<typeof sampleSchema>;

/** A gap survey: importance and mastery of some competencies, rated by those who hold them or by their superiors. */
export const surveySchema = v.strictObject({
  id: idSchema('sv'),
  code: plain,
  title: plain,
  /** Whose mastery is rated: one's own, or that of the people one supervises. */
  rated: v.optional(v.picklist(['self', 'team']), 'self'),
  /** What the survey is for, who collects it, who sees what and until when; it is accepted before the first answer. */
  consent: v.optional(rich),
  competencies: v.optional(v.array(idSchema('y')), []),
  importance: labels,
  mastery: labels,
  /** The words for « sans objet »; without them it is not offered. */
  notApplicable: v.optional(plain),
  /** What is asked about the person, to compare groups: with options one is chosen, without them a word is written. */
  fields: v.optional(v.array(v.strictObject({ name: plain, options: v.optional(v.array(plain), []) })), []),
  /** The codes that are handed out: R01, R02… */
  respondents: v.optional(
    v.strictObject({
      prefix: v.pipe(v.string(), v.regex(/^[A-Z]{0,4}$/)),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000)),
    }),
  ),
  /** Who the answers are handed to, as the page says it, and until when. */
  returnTo: v.optional(plain),
  until: v.optional(day),
  sample: v.optional(sampleSchema),
  /** The tasks that come back often in the work: what the table of tasks to train asks besides. */
  frequent: v.optional(v.array(idSchema('y'))),
});
export type Survey = v.InferOutput<typeof surveySchema>;

/** One competency as it is asked. */
export interface AskedCompetency {
  readonly id: Id<'y'>;
  readonly code: string;
  readonly title: string;
}

/** A survey with its competencies in hand, in the order in which they are asked. */
export interface AskedSurvey {
  readonly survey: Survey;
  readonly competencies: readonly AskedCompetency[];
  /** `meta.revision` of the course that it was taken from. */
  readonly version: number;
}

/** A survey ready to be asked; competencies that are gone are not asked. */
export function askedSurvey(survey: Survey, competencies: readonly AskedCompetency[], version: number): AskedSurvey {
  const asked = survey.competencies.flatMap((id) => competencies.find((one) => one.id === id) ?? []);
  return { survey, competencies: asked.map(({ id, code, title }) => ({ id, code, title })), version };
}

/** What a short message calls the survey: four letters and digits of its id, so that no two surveys at hand agree. */
export const shortCodeOf = ({ id }: Pick<Survey, 'id'>): string => id.slice(3, 7).toUpperCase();

/** The codes that are handed out; none where none are counted. */
export function respondentCodes({ respondents }: Pick<Survey, 'respondents'>): readonly string[] {
  if (!respondents) return [];
  const { prefix, count: many } = respondents;
  const width = Math.max(2, String(many).length);
  return Array.from({ length: many }, (_, index) => `${prefix}${String(index + 1).padStart(width, '0')}`);
}

/** Two writings of one code are the same person: `r 05`, `R05`. */
export const participantKey = (code: string): string =>
  code
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
