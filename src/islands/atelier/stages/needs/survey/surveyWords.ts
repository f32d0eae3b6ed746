import type { Words } from '#core/words';
import { flatten } from '#i18n/flatten.ts';
import { statistics, survey } from '#i18n/fr.json';

/** What formulas, cautions and the note on method are said with. */
export const surveyWords: Words = flatten({ survey, statistics });
