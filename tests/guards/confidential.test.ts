import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import { unzip } from '#codecs/zip';
import { bytesOf, type FileTree } from '#core/fileTree';
import { audiences } from '#core/course/places';
import { courseArchive } from '#formats/course-zip/write';
import { formats, peopleFormats } from '#formats/index';
import { exportCourse } from '#tasks/exportCourse';
import { exportPeople } from '#tasks/exportPeople';
import { openCourse } from '#tasks/openCourse';
import { quiet, stubPlayer } from '../fixtures/means.ts';

const marker = 'NE-PAS-DIFFUSER-7f3a9c';

/** In base64 a text has three faces, by where it begins. */
const inBase64 = ['', 'x', 'xx'].map((before) =>
  Buffer.from(before + marker)
    .toString('base64')
    .slice(4, -4),
);
const encoded = [marker, ...inBase64, Buffer.from(marker, 'utf16le').toString('latin1')];

/** Where people, fees and notes stand; also a page, a picture and a course that are in the wrong place. */
const secret: FileTree = new Map([
  ['data/people.json', `{"people": [{"name": "${marker}"}]}`],
  ['data/records.jsonl', `{"participant": "${marker}"}\n`],
  ['data/lessons/a.mdx', marker],
  ['prive/honoraires.csv', marker],
  ['prive/media/portrait.svg', `<svg xmlns="http://www.w3.org/2000/svg"><text>${marker}</text></svg>`],
  ['prive/course.json', `{"title": "${marker}"}`],
  ['history/changes.jsonl', `[{"by": "${marker}"}]\n`],
  [
    'history/versions/vs-0a1b2c3d4e.json',
    JSON.stringify({
      ...{ schema: 1, id: 'vs-0a1b2c3d4e', name: 'Avant atelier', at: '2026-11-24T21:00:00Z', revision: 3 },
      ...{ by: marker, note: marker, exports: [{ by: marker }], other: marker, media: {} },
      content: { course: {}, bank: {}, lessons: {}, people: marker, fees: marker },
    }),
  ],
  ['history/exports/vs-1a1b2c3d4e.json', `{"by": "${marker}"}`],
  ['history/versions/notes.json', marker],
  ['notes.txt', marker],
]);

const read = await readFolder('courses/formation-formateurs-ops');
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const opened = openCourse('formation-formateurs-ops', new Map([...read.value, ...secret]));
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
/** Its mission is dated: the calendar has something to hold. */
const course = opened.value;

test('nothing of a course that was opened holds the marker', () => {
  const { media, source = new Map<string, string>(), ...values } = course;
  expect(leaksIn('values', Buffer.from(JSON.stringify(values)))).toEqual([]);
  for (const tree of [media, source]) {
    expect([...tree.keys()].flatMap((path) => leaksIn(path, bytesOf(tree, path) ?? new Uint8Array()))).toEqual([]);
  }
});

test.each(formats.map(({ id }) => id))('%s lets nothing out of prive/, data/ and history/', async (id) => {
  const { files, problems } = await exportCourse(course, [id], quiet({ player: stubPlayer }));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(({ path, bytes }) => leaksIn(path, bytes))).toEqual([]);
  expect(JSON.stringify(problems)).not.toContain(marker);
});

test.each(audiences)('an archive for %s holds what is theirs', (audience) => {
  const archive = courseArchive('cours', new Map([...read.value, ...secret]), audience);
  const leaks = [...archive.keys()].filter(
    (path) => leaksIn(path, bytesOf(archive, path) ?? new Uint8Array()).length > 0,
  );
  // The team has everything, but what is nobody's.
  expect(leaks.length).toBe(audience === 'equipe' ? secret.size - 1 : 0);
  const versions = [...archive.keys()].filter((path) => path.includes('/history/'));
  expect(versions.length).toBe({ equipe: 4, partenaire: 1, public: 0 }[audience]);
  expect([...archive.keys()].every((path) => path.startsWith(`cours-${audience}.course-zip.zip/cours/`))).toBe(true);
});

test('what is about people is no part of « all », reads nothing but their list, and needs them to be asked for', async () => {
  const people = {
    schema: 1,
    people: [{ id: 'n-0a1b2c3d4e', code: 'P01', lastName: 'Obame', firstName: 'Marie' }],
  };
  const tree = new Map([...secret, ['data/people.json', JSON.stringify(people)]]);
  const { files } = await exportCourse(course, 'all', quiet({ player: stubPlayer }));
  for (const { id } of peopleFormats) {
    expect(files.map(({ format }) => format)).not.toContain(id);
    const asked = await exportPeople(course, tree, id, quiet());
    expect(asked.files.length).toBe(1);
    expect(asked.files.flatMap(({ path, bytes }) => leaksIn(path, bytes))).toEqual([]);
  }
});

test('the search finds a marker in text, in a name, in base64 and inside archives', () => {
  const inner = zipSync({ 'a/b.txt': Buffer.from(marker) });
  expect(leaksIn('x.txt', Buffer.from(`..${marker}..`))).toEqual(['x.txt']);
  for (const before of ['', '<', '<a', '<a>']) {
    expect(leaksIn('x.xml', Buffer.from(Buffer.from(`${before}${marker}…`).toString('base64')))).toEqual(['x.xml']);
  }
  expect(leaksIn('x.zip', inner)).toEqual(['x.zip/a/b.txt']);
  expect(leaksIn('x.mbz', zipSync({ 'y.zip': inner }))).toEqual(['x.mbz/y.zip/a/b.txt']);
  expect(leaksIn('x.zip', zipSync({ [`${marker}.txt`]: new Uint8Array() }))).toEqual([`x.zip/${marker}.txt`]);
});

/** The files that hold the marker, also in their names, also inside archives, whatever these are called. */
function leaksIn(path: string, bytes: Uint8Array): readonly string[] {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const inside = isArchive ? unzip(bytes, { nested: true }) : undefined;
  if (inside?.ok) {
    return [...inside.value.keys()].flatMap((name) =>
      leaksIn(`${path}/${name}`, bytesOf(inside.value, name) ?? new Uint8Array()),
    );
  }
  expect(isArchive, `${path} cannot be searched`).toBe(false);
  const text = path + Buffer.from(bytes).toString('latin1');
  return encoded.some((form) => text.includes(form)) ? [path] : [];
}
