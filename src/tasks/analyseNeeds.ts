import type { Course } from '#blocks/course';
import { askedSurvey } from '#core/needs/survey';
import type { Problem } from '#core/problem';
import { readRecords } from '#core/records/record';
import { knownAnswers } from '#tasks/surveyBook';
import { surveyFigures, type SurveyFigures } from '#tasks/surveyFigures';

/** The figures of one survey of a course. */
export interface SurveyAnalysis {
  readonly survey: { readonly id: string; readonly code: string; readonly title: string };
  readonly figures: SurveyFigures;
}

/** Every needs survey of a course, from its book of answers: the figures that the screen shows. */
export function analyseNeeds(
  course: Pick<Course, 'needs' | 'meta'>,
  records: string,
): { readonly surveys: readonly SurveyAnalysis[]; readonly problems: readonly Problem[] } {
  const { book, problems } = readRecords(records);
  const surveys = course.needs.surveys.map((survey) => {
    const asked = askedSurvey(survey, course.needs.competencies, course.meta.revision);
    const { id, code, title } = survey;
    return { survey: { id, code, title }, figures: surveyFigures(knownAnswers(book, asked), asked) };
  });
  return { surveys, problems };
}
