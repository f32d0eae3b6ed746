import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import { richToPlain } from '#blocks/rich';
import type { Course } from '#blocks/course';
import { zip } from '#codecs/zip';
import { bytesOf, type FileTree } from '#core/fileTree';
import { isError } from '#core/problem';
import type { Question } from '#core/question/index';
import { readMoodleBackup } from '#formats/moodle-backup/read';
import { moodleXml } from '#formats/moodle-xml/write';
import { readMoodleXml } from '#formats/moodle-xml/read';
import { questionFormatOf } from '#formats/reading/recognise';
import { frenchWords } from '#i18n/words.ts';
import { importQuestions } from '#tasks/importQuestions';
import { openCourse } from '#tasks/openCourse';
import { smallCourse } from '../../fixtures/courses';
import { desk } from '../../fixtures/desk';
import { quiet } from '../../fixtures/means';
import { idlePlayer } from '../../fixtures/player';
import { backupOf } from './backup';

const stamp = '2026-11-20T17:30:00Z';
const deskFor = (course: Course) => desk({ file: 'sauvegarde.mbz', course });
const packed = async (course: Course) => zip((await backupOf(course)).inner, stamp);

/** A tar as Moodle packs it. */
function tar(tree: FileTree): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (const path of tree.keys()) {
    const content = bytesOf(tree, path) ?? new Uint8Array();
    const head = new Uint8Array(512);
    const put = (text: string, at: number) => head.set(new TextEncoder().encode(text), at);
    put(path, 0);
    put('0000644\u0000', 100);
    put(`${content.length.toString(8).padStart(11, '0')}\u0000`, 124);
    put('        ', 148);
    put('0', 156);
    put('ustar\u000000', 257);
    const sum = head.reduce((total, byte) => total + byte, 0);
    put(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
    const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
    padded.set(content);
    blocks.push(head, padded);
  }
  return Buffer.concat([...blocks, new Uint8Array(1024)]);
}

/** Without what Moodle gives anew: ids of choices. */
const plainly = (question: Question): unknown =>
  JSON.parse(
    JSON.stringify(question, (key, value: unknown) => (key === 'id' && value !== question.id ? undefined : value)),
  );

async function example(name: string): Promise<Course> {
  const folder = await readFolder(`courses/${name}`);
  const opened = folder.ok ? openCourse(name, folder.value) : folder;
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

/** The course that a backup is read into: its objectives and competencies, and nothing else. */
const empty = (course: Course): Course => ({
  ...course,
  questions: [],
  lessons: [],
  tests: [],
  forms: [],
  media: new Map(),
});

function read(bytes: Uint8Array, into: Course) {
  const result = readMoodleBackup(bytes, deskFor(into));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result.value, problems: result.problems };
}

describe.each(['exemple-complet', 'formation-formateurs-ops', 'one-services-numeriques'])('%s', (name) => {
  test('its bank comes back as it does from Moodle XML', async () => {
    const course = await example(name);
    const back = read(await packed(course), empty(course));
    const written = await moodleXml.write(course, quiet({ player: idlePlayer }));
    const [xml = ''] = written.ok ? [...written.value.values()] : [];
    const exchanged = readMoodleXml(new TextEncoder().encode(String(xml)), deskFor(empty(course)));
    const questions = exchanged.ok ? exchanged.value.questions : [];
    expect(questions.length).toBeGreaterThan(15);
    const ids = new Set(questions.map(({ id }) => id));
    const bank = back.questions.filter(({ id }) => ids.has(id));
    // In Moodle XML a cloze is worth the sum of its gaps, whatever its author says; here it is worth what he says.
    expect(bank.map(plainly)).toEqual(questions.map(plainly));
  });

  test('its forms come back with their questions, in order', async () => {
    const course = await example(name);
    const back = read(await packed(course), empty(course));
    const askedIn = (form: Course['forms'][number], questions: readonly Question[]) =>
      form.items.flatMap((item) => {
        const question = item.kind === 'question' ? questions.find(({ id }) => id === item.question) : undefined;
        return question ? [question.code] : [];
      });
    for (const form of back.parts?.forms ?? []) {
      const own = course.forms.find(({ id }) => id === form.id);
      expect(own && askedIn(own, course.questions)).toEqual(askedIn(form, back.questions));
      expect(form.anonymous).toBe(own?.anonymous);
    }
    const grids = course.forms.filter(({ template }) => template?.id === 'grille-observation');
    expect(back.parts?.forms).toHaveLength(course.forms.length - grids.length);
  });

  test('its quizzes come back with their questions', async () => {
    const course = await example(name);
    const back = read(await packed(course), empty(course));
    for (const one of back.parts?.tests ?? []) {
      const own = course.tests.find(({ id }) => id === one.id);
      expect(one.attempts).toBe(own?.attempts);
      if (!own?.blueprint) expect(one.questions).toEqual(own?.questions);
    }
    expect(back.parts?.tests.length).toBeGreaterThan(0);
  });
});

test('pages without questions come back with their pictures', async () => {
  const lessons = smallCourse.lessons.map((lesson) => ({
    ...lesson,
    blocks: lesson.blocks.filter(({ block }) => block !== 'question'),
  }));
  const course = { ...smallCourse, lessons };
  const back = read(await packed(course), empty(course));
  expect(back.parts?.lessons.map(({ id, title }) => [id, title])).toEqual(lessons.map(({ id, title }) => [id, title]));
  const text = JSON.stringify(back.parts?.lessons);
  expect(text).toContain('Avant tout, on alerte.');
});

test('a gzipped tar is read as the zip is', async () => {
  const { inner } = await backupOf(smallCourse);
  const fromTar = read(gzipSync(tar(inner)), empty(smallCourse));
  const fromZip = read(zip(inner, stamp), empty(smallCourse));
  expect(fromTar.questions.map(({ id }) => id).slice(0, 4)).toEqual(fromZip.questions.map(({ id }) => id).slice(0, 4));
  expect(fromTar.parts?.forms).toHaveLength(1);
  expect(questionFormatOf('sauvegarde.mbz', gzipSync(tar(inner)), frenchWords)).toBe('moodle-backup');
  expect(questionFormatOf('sauvegarde.mbz', zip(inner, stamp), frenchWords)).toBe('moodle-backup');
});

test('imported, it adds pages, tests and forms; a second time, nothing', async () => {
  const bytes = await packed(smallCourse);
  const into = empty(smallCourse);
  const means = { ...deskFor(into), at: stamp, by: 'test' };
  const first = importQuestions([{ name: 'a.mbz', bytes }], into, means);
  if (!first.ok) throw new Error(JSON.stringify(first.problems));
  expect(first.value.parts.forms).toHaveLength(1);
  expect(first.value.parts.tests.map(({ id }) => id)).toEqual([smallCourse.tests[0]?.id]);
  expect(first.value.changes).toHaveLength(first.value.questions.length + 2);
  const again = importQuestions([{ name: 'a.mbz', bytes }], smallCourse, means);
  expect(again.ok && again.value.parts).toEqual({ lessons: [], tests: [], forms: [] });
  expect(again.problems.filter(({ code }) => code === 'import/part-there')).toHaveLength(2);
});

describe('hostile files', () => {
  const codes = (bytes: Uint8Array) => readMoodleBackup(bytes, deskFor(smallCourse)).problems.map(({ code }) => code);

  test('cut anywhere: problems, never a throw', async () => {
    const { inner } = await backupOf(smallCourse);
    const [zipped, gzipped] = [zip(inner, stamp), new Uint8Array(gzipSync(tar(inner)))];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.boolean(), (share, isZip) => {
        const whole = isZip ? zipped : gzipped;
        const cut = whole.slice(0, Math.floor((whole.length * share) / 1000));
        expect(readMoodleBackup(cut, deskFor(smallCourse)).ok).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test('cut within its last bytes: not taken for whole', async () => {
    const { inner } = await backupOf(smallCourse);
    const whole = [zip(inner, stamp), new Uint8Array(gzipSync(tar(inner)))];
    for (const bytes of whole)
      for (let missing = 1; missing <= 24; missing++)
        expect(readMoodleBackup(bytes.slice(0, -missing), deskFor(smallCourse)).ok, String(missing)).toBe(false);
  });

  test('a path that leaves the folder opens nothing', () => {
    expect(codes(gzipSync(tar(new Map([['../evil.xml', 'x']]))))).toEqual(['zip/unsafe-name']);
  });

  test('a bomb stops before it fills the memory', () => {
    expect(codes(gzipSync(new Uint8Array(50_000_000)))).toEqual(['zip/too-dense']);
  });

  test('entities are refused with the document type; what else is sound is read', async () => {
    const { inner } = await backupOf(smallCourse);
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><question_categories>&b;</question_categories>';
    const result = readMoodleBackup(
      zip(new Map([...inner, ['questions.xml', bomb]]), stamp),
      deskFor(empty(smallCourse)),
    );
    expect(result.problems.map(({ code }) => code)).toContain('xml/doctype');
    expect(result.ok && result.value.parts?.forms).toHaveLength(1);
  });

  test('a zip without a backup, and a gzip of something else', () => {
    expect(codes(zip(new Map([['a.txt', 'x']]), stamp))).toEqual(['import/not-backup']);
    expect(codes(gzipSync('letters'))).toEqual(['zip/damaged']);
  });
});

test('what nobody can be right in stays out, with its reason', async () => {
  const { inner } = await backupOf(smallCourse);
  const text = new TextDecoder()
    .decode(bytesOf(inner, 'questions.xml'))
    .replaceAll('<fraction>1.0000000<', '<fraction>0.0000000<');
  const result = readMoodleBackup(
    zip(new Map([...inner, ['questions.xml', text]]), stamp),
    deskFor(empty(smallCourse)),
  );
  expect(result.problems.some(isError)).toBe(false);
  expect(result.problems.map(({ code }) => code)).toContain('import/question-left-out');
  if (result.ok) for (const question of result.value.questions) expect(richToPlain(question.stem)).not.toBe('');
});
