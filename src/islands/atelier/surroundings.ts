import { duration, typeset } from '#core/french';
import { programmeOf } from '#core/views/programme';
import { frenchWords, t } from '#i18n/words.ts';
import { allCourses } from '#site/courses';
import type { Example } from './context';

const shared = /^(?:site\.(?=(?:stage|modality|method|phase|connection)\.)|export\.(?=level\.))/;

/** The words of the site that the workspace shows too; made while the page is built, given to the island. */
export const workspaceLabels = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(frenchWords).flatMap(([key, word]) =>
      shared.test(key) ? [[key.replace(/^(?:site|export)\./, ''), typeset(word)]] : [],
    ),
  );

/** The courses of the site that the workspace offers as examples. */
export async function examplesOf(): Promise<readonly Example[]> {
  return (await allCourses()).map((course) => ({
    name: course.name,
    title: typeset(course.meta.title),
    facts: [
      duration(programmeOf(course.design).learningMinutes),
      t('courses.objectives', { count: course.objectives.filter(({ tier }) => tier === 'operational').length }),
    ].join(' · '),
  }));
}
