import { type Column, columnSlugs, type Header } from '#formats/moodle-results/header';
import { activityCompletion, courseCompletion } from '#formats/moodle-results/completion';
import { feedbackAnswers } from '#formats/moodle-results/feedbackAnswers';
import { gradebook } from '#formats/moodle-results/gradebook';
import { gradesXml } from '#formats/moodle-results/gradesXml';
import { log } from '#formats/moodle-results/log';
import { participants } from '#formats/moodle-results/participants';
import { quizGrades } from '#formats/moodle-results/quizGrades';
import { quizResponses } from '#formats/moodle-results/quizResponses';
import type { ResultsReader } from '#formats/moodle-results/reading';
import { scormReport } from '#formats/moodle-results/scormReport';

/** The exports that results are read from: one line each; the first that knows a header reads it. */
export const resultsReaders = {
  log,
  'scorm-report': scormReport,
  'quiz-responses': quizResponses,
  'quiz-grades': quizGrades,
  'feedback-answers': feedbackAnswers,
  'activity-completion': activityCompletion,
  'course-completion': courseCompletion,
  gradebook,
  'gradebook-xml': gradesXml,
  participants,
} as const satisfies Readonly<Record<string, ResultsReader>>;

export type ResultsKind = keyof typeof resultsReaders;

/** The kind of export that a header is of. */
export const resultsKindOf = (header: Header): ResultsKind | undefined =>
  (Object.keys(resultsReaders) as ResultsKind[]).find((kind) => resultsReaders[kind].recognise(header));

/** Columns that only Moodle writes together: enough of them, and a table is its export though a header was renamed. */
const telling: Readonly<Partial<Record<ResultsKind, readonly Column[]>>> = {
  'quiz-responses': ['lastName', 'firstName', 'email', 'status', 'started', 'completed', 'duration'],
  'scorm-report': ['email', 'attempt', 'scormStarted', 'scormLast', 'score'],
  'feedback-answers': ['fullName', 'groups', 'email', 'date'],
  log: ['time', 'fullName', 'affected', 'context', 'component', 'event', 'description'],
  'course-completion': ['id', 'name', 'email', 'courseComplete'],
};

/** What an export has whose headers somebody renamed: the columns that are missed, as Moodle writes them, and those nobody knows. */
export function renamedIn(
  header: Header,
): { readonly missing: readonly Column[]; readonly unknown: readonly string[] } | undefined {
  const near = Object.values(telling)
    .map((columns) => ({ columns, missing: columns.filter((column) => !header.has(column)) }))
    .filter(({ columns, missing }) => missing.length > 0 && missing.length <= 2 && columns.length - missing.length >= 3)
    .sort((one, other) => one.missing.length - other.missing.length)[0];
  if (!near) return undefined;
  const known: readonly string[] = Object.values(columnSlugs).flat();
  const unknown = header.texts.filter((text, at) => text !== '' && !known.includes(header.slugs[at] ?? ''));
  return { missing: near.missing, unknown: unknown.slice(0, 6) };
}

/** Moodle's own figures of a quiz: means of everybody, no answer of anybody. */
export const isSummary = ({ slugs }: Header): boolean =>
  /^(?:quizname|nomdutest)$/.test(slugs[0] ?? '') && slugs.length > 4;
