import { type AskedCompetency, type Survey, surveyScale, surveySchema } from '#core/needs/survey';
import type { Id } from '#core/id';
import { say, type Words } from '#core/words';
import * as v from 'valibot';

/** A survey of these competencies, with the words that fit most missions; everything in it can be changed. */
export function newSurvey(
  { id, code, title }: { readonly id: Id<'sv'>; readonly code: string; readonly title?: string },
  competencies: readonly Pick<AskedCompetency, 'id'>[],
  words: Words,
): Survey {
  const said = (key: string) => say(words, `survey.default.${key}`);
  const labels = (side: string) =>
    Array.from({ length: surveyScale.max - surveyScale.min + 1 }, (_, index) =>
      said(`${side}${surveyScale.min + index}`),
    );
  return v.parse(surveySchema, {
    id,
    code,
    title: title ?? said('title'),
    consent: said('consent'),
    competencies: competencies.map(({ id: one }) => one),
    importance: labels('importance'),
    mastery: labels('mastery'),
    notApplicable: said('notApplicable'),
  });
}
