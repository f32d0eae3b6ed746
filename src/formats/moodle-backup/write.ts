/**
 * The whole course as a backup that Moodle restores: sections, activities, questions, forms, marks, completion.
 *
 * Norm: none is published; Moodle's own backup and restore (`backup/moodle2`, 4.5 LTS), tried on 4.5.6.
 * In:   a course.
 * Out:  `<course>.moodle-backup.mbz/`, a plain zip, and `<course>.moodle-demande.txt` for the administrator. A general section
 *       (welcome, consent, pre-tests, glossary), one per module, one for evaluation: `plan.ts`. A module whose pages ask questions is
 *       a SCORM activity with its quiz inside; pages that only tell are Moodle's pages; other tests are quizzes, marked out of 100;
 *       forms are Feedback; a grid of observation is an assignment with a rubric; a discussion at a distance is a forum. Each activity
 *       bears the id of what it comes of as its ID number. All times are that of the last change.
 * Problems, warnings: those of `moodle-xml/…` and `moodle-feedback/…` for questions and forms;
 *   `moodle-backup/test-left-out` – no question of it can be marked by Moodle;
 *   `moodle-backup/nothing-to-write` – no activity at all: no file.
 *   For information: `moodle-backup/materials-left-out`, `…/drawn-fixed`, `…/framework-first`, `…/accounts-apart`,
 *   `…/start-date`, `…/hidden`.
 * Deviation: terms of the pages stand in a page, for entries of Moodle's glossary are people's data, which a teacher cannot restore.
 *   No person, no role, no mark of anybody is in the file.
 */
import type { Course } from '#blocks/course';
import { dayNumber } from '#core/calendar/day';
import type { FileTree } from '#core/fileTree';
import { type Problem, type Result, settle } from '#core/problem';
import type { Question } from '#core/question/index';
import { say } from '#core/words';
import type { Format, Means } from '#formats/format';
import { assignOf, feedbackOf } from '#formats/moodle-backup/activity/form';
import { quizOf } from '#formats/moodle-backup/activity/quiz';
import { scormOf } from '#formats/moodle-backup/activity/scorm';
import { forumOf, labelOf, pageOf } from '#formats/moodle-backup/activity/text';
import { bankFor } from '#formats/moodle-backup/bank';
import { courseFiles, sectionXml } from '#formats/moodle-backup/course';
import { type Desk, newNumbers, type Numbered, type Written } from '#formats/moodle-backup/desk';
import { leftOut } from '#formats/moodle-backup/leftOut';
import { manifestOf, type NumberedSection } from '#formats/moodle-backup/manifest';
import { activityFiles } from '#formats/moodle-backup/module';
import { type Plan, type Planned, plannedIn, type PlannedSection, planOf } from '#formats/moodle-backup/plan';
import { newPool } from '#formats/moodle-backup/pool';
import { requestOf } from '#formats/moodle-backup/request';
import { drawnObjectives, slotsOf } from '#formats/moodle-backup/slots';
import { printer } from '#formats/moodle-feedback/text';
import type { Source } from '#formats/moodle-xml/richText';

export const moodleBackup: Format<Course> = { id: 'moodle-backup', write: writeBackup };

/** Some of the activities as a file of their own, to be merged into a course that has the others, or will. */
export interface Part {
  /** In the name of the file: `<course>-<name>.moodle-backup.mbz`. */
  readonly name: string;
  readonly holds: (planned: Planned, section: PlannedSection) => boolean;
  /** Whether a question goes into its bank; without it, the whole bank does where the part has a quiz. */
  readonly brings?: (question: Question) => boolean;
  /** The number that a section has in the course to merge into; without it, its own. */
  readonly number?: (section: PlannedSection) => number;
}

/**
 * The whole course, or a part of it. A part brings its sections under their own numbers, the questions that its quizzes ask
 * from, and nothing of the course as a whole: no request to the administrator, no conditions of completion. What waits for
 * activities outside the part does not wait.
 */
export async function writeBackup(course: Course, means: Means, part?: Part): Promise<Result<FileTree>> {
  const { desk, sections, problems } = prepared(course, means, part);
  const activities = sections.flatMap((section) => section.activities);
  if (activities.length === 0) {
    const values = { course: course.meta.title };
    problems.push({ code: 'moodle-backup/nothing-to-write', at: course.meta.id, severity: 'warning', values });
    return settle(new Map<string, string>(), problems);
  }
  const files = new Map<string, string | Uint8Array>();
  const written = new Map<Numbered, Written>();
  for (const [index, numbered] of activities.entries()) {
    means.signal.throwIfAborted();
    const made = writtenOf(numbered, desk);
    problems.push(...made.problems);
    written.set(numbered, made.written);
    await means.progress((index + 1) / activities.length);
  }
  const tracked = activities.filter((one) => isTracked(one, sections, written.get(one)));
  const modules = tracked.filter(({ planned }) => !isPost(planned)).map(({ cm }) => cm);
  for (const [numbered, made] of written) {
    const waitsFor = isPost(numbered.planned) ? modules : [];
    for (const [path, content] of activityFiles(numbered, made, desk, waitsFor)) files.set(path, content);
  }
  for (const { section, id, activities: inside } of sections) {
    files.set(
      `sections/section_${id}/section.xml`,
      sectionXml(
        section,
        id,
        inside.map(({ cm }) => cm),
        desk,
      ),
    );
    files.set(`sections/section_${id}/inforef.xml`, '<?xml version="1.0" encoding="UTF-8"?>\n<inforef>\n</inforef>\n');
  }
  for (const [path, content] of courseFiles(desk, part ? [] : tracked)) files.set(path, content);
  const name = `${course.name}${part ? `-${part.name}` : ''}.moodle-backup.mbz`;
  files.set('moodle_backup.xml', manifestOf(sections, name, desk));
  for (const [path, content] of desk.pool.files()) files.set(path, content);
  const archive = new Map([...files].map(([path, content]) => [`${name}/${path}`, content] as const));
  return settle(part ? archive : withRequest(archive, course, means), problems);
}

/** Numbers for all that is planned, and the bank that quizzes point into. */
function prepared(course: Course, means: Means, part: Part | undefined) {
  const { words } = means;
  const source: Source = { words, lang: course.meta.lang, media: course.media };
  const time = secondsOf(course.meta.modified);
  const [next, pool] = [newNumbers(), newPool(time, course.media, means.sha1)];
  const whole = planOf(course);
  const asked = plannedIn(whole).flatMap((one) => (one.kind === 'quiz' ? [one.test] : []));
  const isHeld = (planned: Planned, section: PlannedSection) => part?.holds(planned, section) ?? true;
  const held = whole.sections.map((section) => ({
    ...section,
    activities: section.activities.filter((one) => isHeld(one, section)),
  }));
  const kept: Plan = {
    sections: part ? held.filter(({ activities }) => activities.length > 0).map(placed(part)) : held,
  };
  const isAsked = plannedIn(kept).some(({ kind }) => kind === 'quiz');
  const questions = part && !isAsked ? [] : course.questions.filter((question) => part?.brings?.(question) ?? true);
  const bank = bankFor({ ...course, questions }, drawnObjectives(asked, course), {
    source: { ...source, named: true },
    next,
    pool,
    time: secondsOf(course.meta.created),
  });
  const isEmpty = (planned: Planned) => planned.kind === 'quiz' && slotsOf(planned.test, course, bank).length === 0;
  const sections = numbered(kept, isEmpty, next);
  const byKey = new Map(sections.flatMap(({ activities }) => activities.map((one) => [one.planned.key, one] as const)));
  const all = new Map(plannedIn(whole).map((one) => [one.key, one]));
  const print = printer(course.meta.lang);
  const elsewhere = (key: string) => (byKey.has(key) ? undefined : all.get(key));
  const activity = (key: string) => byKey.get(key);
  const desk: Desk = { course, means, source, print, time, next, pool, bank, activity, elsewhere };
  const empty = plannedIn(kept).filter(isEmpty);
  const problems: Problem[] = [
    ...bank.problems,
    ...empty.map(({ key, title }): Problem => ({
      code: 'moodle-backup/test-left-out',
      at: key,
      severity: 'warning',
      values: { test: title },
    })),
    ...(part ? [] : leftOut(course, plannedIn(kept))),
  ];
  return { desk, sections, problems };
}

const placed =
  ({ number }: Part) =>
  (section: PlannedSection): PlannedSection => ({ ...section, number: number?.(section) ?? section.number });

/** Contexts 1 and 2 are those of the site and the course. */
function numbered(
  { sections }: Plan,
  isEmpty: (planned: Planned) => boolean,
  next: Desk['next'],
): readonly NumberedSection[] {
  next('context');
  next('context');
  const filled = sections.map((section) => ({
    ...section,
    activities: section.activities.filter((one) => !isEmpty(one)),
  }));
  if (filled.every(({ activities }) => activities.length === 0)) return [];
  return filled.map((section) => {
    const id = next('section');
    const activities = section.activities.map((planned) => ({
      planned,
      cm: next('cm'),
      instance: next(planned.kind === 'glossary' ? 'page' : planned.kind),
      context: next('context'),
      section: { id, number: section.number },
    }));
    return { section, id, activities };
  });
}

/** An activity by the writer of its kind. */
export function writtenOf(
  numbered: Numbered,
  desk: Desk,
): { readonly written: Written; readonly problems: readonly Problem[] } {
  const { planned } = numbered;
  const sound = (written: Written) => ({ written, problems: [] });
  switch (planned.kind) {
    case 'label':
      return sound(labelOf(planned.title, planned.sequence, numbered, desk));
    case 'page':
      return sound(pageOf(planned.title, planned.lesson.blocks, numbered, desk));
    case 'glossary':
      return sound(
        pageOf(
          say(desk.means.words, 'export.moodle.glossary'),
          [{ block: 'glossary', content: planned.terms }],
          numbered,
          desk,
        ),
      );
    case 'scorm':
      return sound(scormOf(planned.unit, numbered, desk));
    case 'quiz':
      return sound(quizOf(planned.test, numbered, desk));
    case 'feedback':
      return feedbackOf(planned.form, desk);
    case 'assign':
      return sound(assignOf(planned.form, numbered, desk));
    case 'forum':
      return sound(forumOf(planned.activity, desk));
  }
}

const isPost = (planned: Planned): boolean => planned.kind === 'quiz' && planned.test.phase === 'post';

/** What a learner does in a module by himself, and the test at the end; a grid is filled in by somebody else. */
function isTracked({ planned, section }: Numbered, sections: readonly NumberedSection[], written?: Written): boolean {
  const inModule = sections.some(({ id, section: { module } }) => id === section.id && module !== undefined);
  const isOwn = planned.kind === 'scorm' || planned.kind === 'page' || planned.kind === 'quiz';
  return written?.completion !== undefined && ((inModule && isOwn) || isPost(planned));
}

function withRequest(archive: FileTree, course: Course, { words }: Means): FileTree {
  const size = [...archive.values()].reduce((sum, { length }) => sum + length, 0);
  return new Map([
    ...archive,
    [`${course.name}.moodle-demande.txt`, requestOf(course, Math.max(1, Math.ceil(size / 1_000_000)), words)],
  ]);
}

function secondsOf(instant: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = instant.slice(11, 19).split(':').map(Number);
  return (dayNumber(instant.slice(0, 10)) ?? 0) * 86_400 + hours * 3_600 + minutes * 60 + seconds;
}
