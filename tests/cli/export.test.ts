import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { unzip } from '#codecs/zip';
import { formats, peopleFormats } from '#formats/index';
import { bundle, bytesIn, filesIn, freshCli, navette, navetteJson, scratch, writeFiles } from './navette.ts';
import { large, writeMadeCourse } from '../../scripts/bench/cli/madeCourse.ts';
import { course, json, sound } from './soundFolder.ts';

beforeAll(freshCli);
const example = join(import.meta.dirname, '../../courses/formation-formateurs-ops');

test('all formats, twice: the same bytes, each file told', () => {
  const [one, two] = [join(scratch(), 'new/one'), scratch()];
  const first = navetteJson('export', example, '--format', 'all', '--out', one);
  const second = navette('export', example, '--format', 'all', '--out', two);
  expect([first.status, second.status]).toEqual([0, 0]);
  expect(bytesIn(two)).toEqual(bytesIn(one));
  expect(filesIn(one)).toEqual(first.document.files?.map(({ path }) => path.slice(one.length + 1)).sort());
  expect(new Set((first.document.files as unknown as { format: string }[]).map(({ format }) => format))).toEqual(
    new Set(formats.map(({ id }) => id)),
  );
});

test('a folder has the same name and bytes wherever it stands, and from wherever one calls', () => {
  const [here, there] = [scratch(), scratch()];
  cpSync(example, join(there, 'formation-formateurs-ops'), { recursive: true });
  navette('export', example, '--format', 'all', '--out', join(here, 'out'));
  navette('export', join(there, 'formation-formateurs-ops'), '--format', 'all', '--out', join(there, 'out'));
  expect(bytesIn(join(there, 'out'))).toEqual(bytesIn(join(here, 'out')));
});

test('several formats by name, once each', () => {
  const out = scratch();
  const run = navetteJson(
    'export',
    example,
    '--format',
    'moodle-xml,course-zip',
    '--format',
    'moodle-xml',
    '--out',
    out,
  );
  expect((run.document.files as unknown as { format: string }[]).map(({ format }) => format)).toEqual([
    'moodle-xml',
    'course-zip',
  ]);
});

test('progress goes to stderr, and stdout holds one document', () => {
  const run = navette('export', example, '--format', 'all', '--out', scratch(), '--json');
  expect(() => JSON.parse(run.stdout) as unknown).not.toThrow();
  expect(run.stderr).toMatch(/Export : \d+ %/);
});

test('what is private or personal never leaves', () => {
  const marker = 'MARQUEUR-7f3a';
  const folder = writeFiles(scratch(), {
    ...sound,
    'prive/honoraires.json': json({ note: marker }),
    'data/people.json': json({ note: marker }),
    'history/1.json': json({ note: marker }),
    'notes.txt': marker,
  });
  const out = join(scratch(), 'out');
  expect(navette('export', folder, '--format', 'all', '--out', out).status).toBe(0);
  const files = filesIn(out).map((path) => new Uint8Array(readFileSync(join(out, path))));
  expect(files.length).toBeGreaterThan(1);
  const texts = files.flatMap((bytes) => {
    const inside = unzip(bytes, { ratio: 1e6 });
    const all = inside.ok ? [...inside.value].flat() : [bytes];
    return all.map((part) => (typeof part === 'string' ? part : Buffer.from(part).toString('latin1')));
  });
  expect(texts.filter((text) => text.includes(marker))).toEqual([]);
  expect(texts.some((text) => text.includes(course.meta.title))).toBe(true);
});

test('a course made by new is sound; its archive comes back the same', () => {
  const folder = scratch();
  const made = navetteJson('new', join(folder, 'mon-cours'), '--title', 'Mon cours', '--profile', 'socieux-2022');
  expect(made.status).toBe(0);
  expect(navette('check', join(folder, 'mon-cours')).status).toBe(0);
  const out = join(folder, 'out');
  navette('export', example, '--format', 'course-zip', '--out', out);
  const [archive = ''] = filesIn(out);
  const imported = navette('import', join(out, archive), '--into', join(folder, 'copie'));
  expect(imported.status).toBe(0);
  expect(bytesIn(join(folder, 'copie'))).toEqual(bytesIn(example));
});

test('--strict counts a warning as an error', () => {
  expect(navette('check', example).status).toBe(0);
  expect(navette('check', example, '--strict').status).toBe(1);
});

test.each(['check', 'export', 'formats', 'new', 'import', 'serve'])('%s explains itself in French', (verb) => {
  const run = navette(verb, '--help');
  expect([run.status, run.stderr]).toEqual([0, '']);
  expect(run.stdout).toContain(`navette ${verb}`);
});

test('without a verb the verbs are listed, exit 2; help is exit 0', () => {
  expect(navette().status).toBe(2);
  const help = navette('--help');
  expect(help.status).toBe(0);
  expect(help.stdout).toContain('navette export');
});

test('formats are listed with what they are for', () => {
  const listed = (navetteJson('formats').document as unknown as { formats: { id: string; title: string }[] }).formats;
  expect(listed.map(({ id }) => id)).toEqual([...formats, ...peopleFormats].map(({ id }) => id));
  expect(listed.filter(({ id, title }) => title === id)).toEqual([]);
});

test('where a file cannot be written, the others are, and the trouble is told', () => {
  const out = scratch();
  // A folder stands where the file should go.
  writeFiles(out, { 'formation-formateurs-ops.moodle-xml.xml/x': '' });
  const run = navetteJson('export', example, '--format', 'moodle-xml,course-zip', '--out', out);
  expect(run.status).toBe(1);
  expect(run.document.problems.map(({ code }) => code)).toContain('storage/unavailable');
  expect(existsSync(join(out, 'formation-formateurs-ops-public.course-zip.zip'))).toBe(true);
  expect(filesIn(out).filter((path) => path.endsWith('.tmp'))).toEqual([]);
});

test('an interruption stops between two formats, says so and leaves nothing half-written', async () => {
  const out = join(scratch(), 'out');
  // Long enough that the signal comes in the middle.
  const folder = join(scratch(), 'grande');
  writeMadeCourse(folder, { ...large, images: 1 });
  const child = spawn(process.execPath, [bundle, 'export', folder, '--format', 'all', '--out', out, '--json']);
  let told = '';
  child.stdout.on('data', (part: Buffer) => (told += part.toString()));
  child.stderr.once('data', () => child.kill('SIGINT'));
  const status = await new Promise((resolve) => child.once('close', resolve));
  const { problems, files } = JSON.parse(told) as { problems: { code: string }[]; files: { path: string }[] };
  expect(problems.map(({ code }) => code)).toContain('export/cancelled');
  expect(status).toBe(1);
  expect(filesIn(out)).toHaveLength(files.length);
});
