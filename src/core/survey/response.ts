import * as v from 'valibot';
import { idSchema } from '#core/id';

/** Marks the file, so that an import knows it by its first line. */
export const surveyResponseName = 'navette-survey-1';

/** A point of the scale, `na` for « sans objet », `null` for no answer. */
const rating = v.union([v.number(), v.literal('na'), v.null()]);

/** One person's answers to a survey, as its page hands them over. */
export const surveyResponseSchema = v.strictObject({
  schema: v.literal(surveyResponseName),
  survey: idSchema('sv'),
  /** `meta.revision` of the course that the page was made from. */
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  code: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  /** The consent was accepted; not there where none was asked. */
  consent: v.optional(v.literal(true)),
  fields: v.record(v.string(), v.pipe(v.string(), v.maxLength(200))),
  /** Importance and mastery of each competency. */
  ratings: v.record(idSchema('y'), v.tuple([rating, rating])),
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)),
});
export type SurveyResponse = v.InferOutput<typeof surveyResponseSchema>;
