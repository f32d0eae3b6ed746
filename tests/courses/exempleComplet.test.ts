import { expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import type { Course } from '#blocks/course';
import { richToPlain } from '#blocks/rich';
import { readLesson, writeLesson } from '#blocks/lessonFile';
import { type Block, blockModels } from '#blocks/models';
import { contentOf } from '#blocks/walk';
import { readCsv } from '#codecs/csv';
import { bankFileSchema, courseFileSchema } from '#core/course/schema';
import { unzip } from '#codecs/zip';
import { textOf } from '#core/fileTree';
import { typed } from '#core/french';
import { levels } from '#core/objectives/levels';
import { isError, type Problem } from '#core/problem';
import { type Question, questionTypes } from '#core/question/index';
import { base } from '#core/question/questionType';
import { formats } from '#formats/index';
import { frenchWords } from '#i18n/words.ts';
import { checkCourse } from '#tasks/checkCourse';
import { exportCourse } from '#tasks/exportCourse';
import { importQuestions } from '#tasks/importQuestions';
import { openCourse } from '#tasks/openCourse';
import { counted } from '../fixtures/desk.ts';
import { quiet, stubPlayer } from '../fixtures/means.ts';
import { unusedParts } from '../fixtures/unusedParts.ts';

const name = 'exemple-complet';
const folder = await readFolder(`courses/${name}`);
if (!folder.ok) throw new Error('the folder cannot be read');
const tree = folder.value;
const checked = checkCourse(name, tree);
if (!checked.course) throw new Error(JSON.stringify(checked.problems));
const course: Course = checked.course;
const json = (path: string): unknown => JSON.parse(textOf(tree, path) ?? '');

/** Each block of the pages, those inside others too. */
const inside = (blocks: readonly Block[]): Block[] => blocks.flatMap((block) => [block, ...inside(contentOf(block))]);
const blocks = course.lessons.flatMap((lesson) => inside(lesson.blocks));

/** As people cite it: the code of a question or an objective, else its place. */
const codeOf = (at: string): string =>
  [...course.objectives, ...course.questions, ...course.forms].find(({ id }) => id === at)?.code ?? at;
const told = (problems: readonly Problem[]) =>
  problems.map(({ severity, code, at }) => `${severity} ${code} ${codeOf(at)}`);

test('check finds no error; what it remarks is there on purpose', () => {
  expect(told(checked.problems)).toEqual([
    // Six learners of fifteen are where the network hardly reaches.
    'info audience/weak-connection k-20xw8g3tej',
    // An attitude and a gesture: a grid assesses them, no question can.
    'info coverage/objective-by-grid O4',
    'info coverage/objective-by-grid O5',
  ]);
});

test('an accepted remark stays quiet, with its reason', () => {
  const accepted = course.objectives.flatMap(({ code, accepted: list = [] }) =>
    list.map((one) => ({ of: code, ...one })),
  );
  expect(accepted).toMatchObject([{ of: 'O2', code: 'objective/two-actions' }]);
  expect(accepted.every(({ reason }) => reason.length > 20)).toBe(true);
});

test('every kind of block stands in a page', () => {
  expect(new Set(blocks.map(({ block }) => block))).toEqual(new Set(Object.keys(blockModels)));
});

test.each(Object.entries(blockModels))('%s: every attribute is used', (block, { schema }) => {
  const own = blocks.filter((one) => one.block === block);
  expect(unusedParts(schema, own)).toEqual([]);
});

test('every type of question is asked', () => {
  expect(new Set(course.questions.map(({ type }) => type))).toEqual(new Set(Object.keys(questionTypes)));
});

/** What teaches: the mission around it (`framing`, `meta`) is no matter of blocks and types. */
const { meta: _meta, framing: _framing, ...teaching } = courseFileSchema.entries;

test('every field of what teaches and every value of its lists is used, but one', () => {
  const unused = unusedParts({ type: 'strict_object', entries: teaching }, [json('course.json')]);
  // No form was copied from a template.
  expect(unused.filter((part) => !part.includes('.level='))).toEqual(['forms.template']);
});

test('every level is asked, and aimed at but for memory alone', () => {
  expect(new Set(course.questions.map(({ level }) => level ?? 'none'))).toEqual(new Set([...levels, 'none']));
  // An attitude and a gesture have levels of their own domain.
  expect(new Set(course.objectives.map(({ level }) => level))).toEqual(
    new Set([...levels.slice(1), 'value', 'imitate']),
  );
});

test('what all questions have is used by some, what a type has of its own by that type', () => {
  const unused = unusedParts(bankFileSchema, [json('bank.json')]);
  const isShared = (part: string) => Object.keys(base).includes(part.split(/[.=]/)[1] ?? '');
  expect(unused.filter((part) => !isShared(part))).toEqual([]);
  const types = Object.keys(questionTypes).map((type) => `questions:${type}.`);
  const ends = new Set(unused.filter(isShared).map((part) => part.slice(part.indexOf('.'))));
  expect([...ends].filter((end) => types.every((type) => unused.includes(`${type}${end.slice(1)}`)))).toEqual([]);
});

const means = () => quiet({ player: stubPlayer });
const all = await exportCourse(course, 'all', means());

test('every format writes it, and says what it leaves out', () => {
  expect(all.problems.filter(isError)).toEqual([]);
  const written = new Set(all.files.map(({ format }) => format));
  // Its mission has no dates, so there is no calendar.
  expect(formats.map(({ id }) => id).filter((id) => !written.has(id))).toEqual(['ics']);
  expect(told(all.problems)).toEqual([
    // What only forms ask has no key: it goes by another format.
    `info moodle-xml/form-items ${course.meta.id}`,
    // « Sans objet » stands apart from a scale, and an answer may be due after another one: a Feedback knows neither.
    'info moodle-feedback/scale-unrated APPRECIATION',
    'info moodle-feedback/due-left-out APPRECIATION',
    'info moodle-feedback/scale-unrated INSCRIPTION',
    // Files, accounts and dates do not come with a backup that a teacher restores; what is for later arrives hidden.
    `info moodle-backup/materials-left-out ${course.meta.id}`,
    'info moodle-backup/drawn-fixed e-kf7fygt6px',
    `info moodle-backup/hidden ${course.meta.id}`,
    `info moodle-backup/framework-first ${course.meta.id}`,
    `info moodle-backup/accounts-apart ${course.meta.id}`,
    `info moodle-backup/start-date ${course.meta.id}`,
    // GIFT has no pictures, no sound, no order, no gaps, no guide, and few settings.
    `info gift/form-items ${course.meta.id}`,
    'warning gift/image-left-out Q04',
    'warning gift/only-in-moodle-xml Q05',
    'warning gift/only-in-moodle-xml Q08',
    'warning gift/guide-left-out Q16',
    'warning gift/image-left-out Q12',
    `info gift/settings-left-out ${course.meta.id}`,
    // A test plays a message to be listened to: paper is silent.
    'info html-test/not-on-paper Q12',
    // A table names the files that it cannot hold.
    `info table/images-by-name ${course.meta.id}`,
    `info ics/nothing-dated ${course.meta.id}`,
  ]);
});

test('the same course gives the same bytes', async () => {
  expect(await exportCourse(structuredClone(course), 'all', means())).toEqual(all);
});

test('names of files are ASCII', () => {
  const paths = [...tree.keys(), ...all.files.map(({ path }) => path)];
  expect(paths.filter((path) => !/^[\x20-\x7e]+$/.test(path))).toEqual([]);
});

const bytesOf = (format: string) => {
  const file = all.files.find((one) => one.format === format);
  if (!file) throw new Error(format);
  return { name: file.path, bytes: file.bytes };
};
const decoded = (format: string) => new TextDecoder().decode(bytesOf(format).bytes);

/** What a spreadsheet would run; a number is none. */
const runs = (cell: string) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:,\d+)?$/.test(cell);

test('what looks like a formula is text in the CSV, and is still there', () => {
  const cells = readCsv(decoded('csv')).rows.flatMap((row) => row.cells);
  expect(cells.filter(runs)).toEqual([]);
  for (const start of ['=1+1', '+1+1', '-5, ', '@SUM(A1)', "'=1+1", '+33']) {
    expect(cells.some((cell) => cell.startsWith(`'${start}`))).toBe(true);
  }
});

test('a workbook holds texts and numbers, and no formula', () => {
  const opened = unzip(bytesOf('xlsx').bytes);
  if (!opened.ok) throw new Error('it was zipped');
  const sheet = textOf(opened.value, 'xl/worksheets/sheet1.xml') ?? '';
  const cells = sheet.match(/<c [^>]*>/g) ?? [];
  expect(cells.length).toBeGreaterThan(300);
  expect(cells.filter((cell) => !/ s="[12]" t="inlineStr"| s="3">/.test(cell))).toEqual([]);
  expect(sheet).not.toMatch(/<f\b/);
  expect(sheet).toContain('>=1+1 est écrit');
});

test.each(course.lessons.map(({ path }) => path))('%s is written back letter for letter', (path) => {
  const text = textOf(tree, path) ?? '';
  const lesson = readLesson(path, text);
  expect(lesson.ok && writeLesson(lesson.value)).toBe(text);
});

test('the archive opens again as the same course', () => {
  const opened = unzip(bytesOf('course-zip').bytes);
  if (!opened.ok) throw new Error('it was zipped');
  const again = openCourse(
    name,
    new Map([...opened.value].map(([path, bytes]) => [path.replace(`${name}/`, ''), bytes])),
  );
  expect(again).toMatchObject({ ok: true, value: { questions: course.questions, lessons: course.lessons } });
});

/** What a bank of questions asks that can be graded, or is marked by a person: all but the items of forms. */
const inForms = new Set(
  course.forms.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'question' ? [item.question] : []))),
);
const bank = course.questions.filter(({ id }) => !inForms.has(id));

test.each<[string, readonly string[]]>([
  ['moodle-xml', []],
  ['gift', ['Q04', 'Q05', 'Q08', 'Q12']],
  ['csv', []],
  ['xlsx', []],
])('%s gives back every question that it holds', (format, leftOut) => {
  const given = { words: frenchWords, chance: counted(), at: course.meta.modified, by: 'essai' };
  const back = importQuestions([bytesOf(format)], { ...course, questions: [] }, given);
  if (!back.ok) throw new Error(JSON.stringify(back.problems));
  const told = back.problems.map(({ code, values }) => `${code} ${String(values?.['question']).split(' ')[0] ?? ''}`);
  expect(told.filter((one) => !one.startsWith('table/no-key'))).toEqual([]);
  const plainly = ({ code, stem, type }: Question) => `${code} ${type} ${richToPlain(typed(stem)).slice(0, 60)}`;
  const known = back.value.questions.filter(({ code }) => bank.some((question) => question.code === code));
  const written = bank.filter(({ code }) => !leftOut.includes(code));
  expect(known.map(plainly).sort()).toEqual(written.map(plainly).sort());
});
