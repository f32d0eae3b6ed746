import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import {
  bundle,
  type Files,
  filesIn,
  freshCli,
  navette,
  navetteJson,
  type Run,
  scratch,
  writeFiles,
} from './navette.ts';
import { bank, course, json, page, sound } from './soundFolder.ts';

beforeAll(freshCli);

const isCalm = ({ stdout, stderr }: Run) => {
  expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+|node:internal|undefined|\[object/m);
};

/** `check` lists the problem with place and mend, `export` writes nothing; both exit 1. */
function expectRefused(folder: string, code: string, place: string | RegExp): void {
  const out = join(scratch(), 'out');
  const checked = navetteJson('check', folder);
  expect(checked.document.problems.map((problem) => problem.code)).toContain(code);
  const problem = checked.document.problems.find((one) => one.code === code);
  expect(problem?.severity).toBe('error');
  expect(problem?.what).toMatch(/\S/);
  expect(problem?.mend).toMatch(/\S/);
  if (typeof place === 'string') expect(problem?.place).toBe(place);
  else expect(problem?.place).toMatch(place);
  expect(problem?.what).not.toMatch(/\{\w+\}/);
  const exported = navetteJson('export', folder, '--format', 'all', '--out', out);
  expect([checked.status, exported.status]).toEqual([1, 1]);
  expect(exported.document.files).toEqual([]);
  expect(filesIn(out)).toEqual([]);
  [checked, exported].forEach(isCalm);
}

const withFiles = (files: Files): string => writeFiles(scratch(), { ...sound, ...files });
const withPage = (more: string): string => withFiles({ 'lessons/accueil.mdx': page(more) });

test('the sound folder has no problem, so that what follows is due to what is changed', () => {
  const { status, document } = navetteJson('check', writeFiles(scratch(), sound));
  expect(document.problems).toEqual([]);
  expect(status).toBe(0);
});

test.each([
  ['an unknown tag', '<Widget src="x" />', 'mdx/tag-unknown', 'lessons/accueil.mdx:12'],
  ['an expression', 'Il y a {1 + 1} pièces.', 'mdx/expression', 'lessons/accueil.mdx:12'],
  ['an import', "import x from 'node:fs'", 'mdx/module-line', 'lessons/accueil.mdx:12'],
  ['a script', '<script>alert(1)</script>', 'mdx/tag-unknown', 'lessons/accueil.mdx:12'],
  ['a link that runs', '[Cliquez](javascript:alert(1))', 'mdx/link-refused', 'lessons/accueil.mdx:12'],
  ['an image outside the folder', '![Un plan](../secret.png)', 'mdx/image-refused', 'lessons/accueil.mdx:12'],
  ['an image from elsewhere', '![Un plan](https://example.org/x.png)', 'mdx/image-refused', 'lessons/accueil.mdx:12'],
  ['an image that is not there', '![Un plan](media/plan.png)', 'media/missing', 'lessons/accueil.mdx:12'],
  ['a question that is not there', '<Question id="q-9999999999" />', 'link/broken', 'lessons/accueil.mdx:2'],
])('%s in a page', (_, more, code, place) => {
  expectRefused(withPage(more), code, place);
});

test.each<[string, string, Files, string | RegExp]>([
  ['invalid JSON', 'json/syntax', { 'course.json': '{\n  "schema": 1,\n  "meta": {,}\n}\n' }, 'course.json:3'],
  [
    '__proto__',
    'json/unsafe-key',
    { 'bank.json': '{\n  "schema": 1,\n  "__proto__": { "polluted": 1 }\n}\n' },
    'bank.json:3',
  ],
  [
    'a missing field',
    'schema/missing',
    { 'course.json': json({ ...course, meta: { ...course.meta, title: undefined } }) },
    'course.json:3',
  ],
  ['an unknown field', 'schema/unknown-field', { 'course.json': json({ ...course, fees: 350 }) }, /^course\.json:\d+$/],
  ['a field of another type', 'schema/wrong-type', { 'bank.json': json({ ...bank, questions: 'Q1' }) }, 'bank.json:3'],
  [
    'a value that is not offered',
    'schema/wrong-value',
    { 'course.json': json({ ...course, meta: { ...course.meta, depth: 'deep' } }) },
    /^course\.json:\d+$/,
  ],
  ['a newer file', 'course/made-by-newer', { 'course.json': json({ ...course, schema: 99 }) }, 'course.json'],
  ['an empty file', 'json/syntax', { 'course.json': '' }, 'course.json:1'],
  [
    'another encoding',
    'course/not-utf8',
    { 'bank.json': Buffer.from(json(bank).replace("d'assuré", 'd\u00e9'), 'latin1') },
    /^bank\.json:\d+$/,
  ],
  [
    'two things with one id',
    'course/duplicate-id',
    { 'lessons/double.mdx': page().replace('Accueillir', 'Double') },
    'lessons/double.mdx:2',
  ],
  [
    'two questions with one id',
    'course/duplicate-id',
    { 'bank.json': json({ ...bank, questions: [...bank.questions, ...bank.questions] }) },
    /^bank\.json:\d+$/,
  ],
  [
    'a drawing that runs',
    'media/unsafe-svg',
    { 'media/guichet.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' },
    'media/guichet.svg',
  ],
  [
    'a drawing that calls out',
    'media/unsafe-svg',
    { 'media/guichet.svg': '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/x.png"/></svg>' },
    'media/guichet.svg',
  ],
  ['a program among the media', 'media/unknown-kind', { 'media/jeu.exe': 'MZ' }, 'media/jeu.exe'],
  [
    'a page without an id',
    'lesson/field-missing',
    { 'lessons/accueil.mdx': page().replace(/^id: .*\n/m, '') },
    'lessons/accueil.mdx:1',
  ],
])('%s', (_, code, files, place) => {
  expectRefused(withFiles(files), code, place);
});

test('an image of 50 MB', () => {
  const folder = withFiles({ 'media/photo.jpg': 'x' });
  truncateSync(join(folder, 'media/photo.jpg'), 50_000_000);
  expectRefused(folder, 'folder/file-too-big', 'media/photo.jpg');
  truncateSync(join(folder, 'media/photo.jpg'), 25_000_000);
  expectRefused(folder, 'media/too-big', 'media/photo.jpg');
});

test('no course.json', () => {
  const folder = withFiles({});
  rmSync(join(folder, 'course.json'));
  expectRefused(folder, 'course/no-file', 'course.json');
});

test('course.json is a folder', () => {
  const folder = withFiles({});
  rmSync(join(folder, 'course.json'));
  mkdirSync(join(folder, 'course.json'));
  expectRefused(folder, 'course/no-file', 'course.json');
});

test('not a folder, and no folder', () => {
  const file = join(scratch(), 'notes.txt');
  writeFileSync(file, 'x');
  expectRefused(file, 'cli/not-a-folder', file);
  expectRefused(`${file}x`, 'cli/no-folder', `${file}x`);
});

test('a folder that may not be read', ({ skip }) => {
  // For root no folder is unreadable: it becomes nobody.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8', ...nobody });
  if (run('formats').status !== 0) skip('nobody may not read this clone');
  const folder = withFiles({});
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'lessons'), 0);
  const { status, stdout } = run('check', folder);
  chmodSync(join(folder, 'lessons'), 0o755);
  expect(stdout).toContain('refus');
  expect(status).toBe(1);
});

test('an empty bank is a warning where a page asks a question, and the broken link an error', () => {
  const folder = withFiles({ 'bank.json': json({ schema: 1, questions: [] }) });
  const { document } = navetteJson('check', folder);
  expect(document.problems).toContainEqual(expect.objectContaining({ code: 'course/empty-bank', severity: 'warning' }));
  expectRefused(folder, 'link/broken', /./);
});

test('several faults are all told at once', () => {
  const folder = withFiles({
    'lessons/accueil.mdx': page('<Widget />'),
    'lessons/autre.mdx': page('{x}').replace('l-0000000001', 'l-0000000002'),
    'media/jeu.exe': 'MZ',
    'bank.json': '{',
  });
  const codes = navetteJson('check', folder).document.problems.map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining(['mdx/tag-unknown', 'mdx/expression', 'media/unknown-kind', 'json/syntax']),
  );
});

test('a film of 200 MB is named with its weight, and the rest of the course is checked all the same', () => {
  const folder = withPage('<Video src="media/film.mp4" title="Film">\nOn voit.\n</Video>\n\n{x}');
  mkdirSync(join(folder, 'media'), { recursive: true });
  writeFileSync(join(folder, 'media/film.mp4'), '');
  truncateSync(join(folder, 'media/film.mp4'), 200_000_000);
  const { document, status } = navetteJson('check', folder);
  expect(status).toBe(1);
  expect(document.problems.map(({ code }) => code).sort()).toEqual(['folder/file-too-big', 'mdx/expression']);
  expect(document.problems[0]?.what).toContain('200 Mo');
});

test('a person reads each place, what is wrong there and how to mend it', () => {
  const folder = withPage('<Widget />');
  const [problem] = navetteJson('check', folder).document.problems;
  const said = navette('check', folder);
  expect(said.status).toBe(1);
  expect(said.stdout).toContain(`1 erreur\n${problem?.place}  ${problem?.what}\n  → ${problem?.mend}\n`);
});

const bytes = (text: string) => new TextEncoder().encode(text);

test.each<[string, string, () => Uint8Array]>([
  [
    'a path that leaves the folder',
    'zip/unsafe-name',
    () => zipSync({ '../evil.txt': bytes('x'), 'course.json': bytes(json(course)) }),
  ],
  [
    'a bomb',
    'zip/too-dense',
    () => zipSync({ 'course.json': bytes(json(course)), 'media/a.svg': new Uint8Array(60_000_000) }),
  ],
  ['an archive that was cut', 'zip/damaged', () => zipSync({ 'course.json': bytes(json(course)) }).slice(0, 80)],
  ['no course inside', 'import/no-course', () => zipSync({ 'notes.txt': bytes('x') })],
  ['__proto__ inside', 'json/unsafe-key', () => zipSync({ 'course.json': bytes('{"__proto__": {}}') })],
  ['no archive', 'import/unknown-kind', () => bytes('Bonjour')],
])('import refuses %s, and writes nothing', (_, code, make) => {
  const folder = scratch();
  const file = join(folder, 'x.zip');
  writeFileSync(file, make());
  const run = navetteJson('import', file, '--into', join(folder, 'cours/accueil'));
  expect(run.document.problems.map((problem) => problem.code)).toContain(code);
  expect(run.status).toBe(1);
  expect(filesIn(folder)).toEqual(['x.zip']);
  isCalm(run);
});

test('import and new leave a folder that is not empty as it is', () => {
  const folder = writeFiles(scratch(), { 'accueil/notes.txt': 'à moi' });
  const file = join(folder, 'x.zip');
  writeFileSync(
    file,
    zipSync(Object.fromEntries(Object.entries(sound).map(([path, text]) => [path, bytes(String(text))]))),
  );
  for (const run of [
    navetteJson('import', file, '--into', join(folder, 'accueil')),
    navetteJson('new', join(folder, 'accueil')),
  ]) {
    expect(run.document.problems.map((problem) => problem.code)).toEqual(['cli/folder-not-empty']);
    expect(run.status).toBe(1);
  }
  expect(filesIn(join(folder, 'accueil'))).toEqual(['notes.txt']);
});

test.each([
  ['cli/unknown-verb', ['chek', 'x']],
  ['cli/unknown-format', ['export', 'x', '--format', 'pdf']],
  ['cli/no-format', ['export', 'x']],
  ['cli/unknown-language', ['export', 'x', '--format', 'all', '--lang', 'en']],
  ['cli/unknown-option', ['check', 'x', '--colour']],
  ['cli/word-missing', ['check']],
  ['cli/word-too-many', ['check', 'x', 'y']],
  ['cli/no-into', ['import', 'x.zip']],
  ['cli/unknown-profile', ['new', 'x', '--profile', 'lune']],
  ['cli/unknown-template', ['new', 'x', '--template', 'lune']],
  ['cli/wrong-port', ['serve', '--port', 'quatre']],
])('a wrong command line is told, exit 2: %s', (code, args) => {
  const run = navetteJson(...args);
  expect(run.document.problems.map((problem) => problem.code)).toEqual([code]);
  expect(run.document.problems[0]?.mend).toMatch(/\S/);
  expect(run.document.problems[0]?.what).not.toMatch(/\{\w+\}/);
  const said = navette(...args);
  expect([run.status, said.status, said.stdout]).toEqual([2, 2, '']);
  expect(said.stderr).toContain('→');
  [run, said].forEach(isCalm);
});
