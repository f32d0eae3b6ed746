import type { Words } from '#core/words';
import statistics from 'branch:statistics';
import survey from 'branch:survey';

/** What formulas, cautions and the note on method are said with. */
export const surveyWords: Words = { ...survey, ...statistics };
