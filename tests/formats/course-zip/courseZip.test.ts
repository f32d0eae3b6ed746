import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import { unzip, zip } from '#codecs/zip';
import { bytesOf, type FileTree } from '#core/fileTree';
import { courseArchive, courseZip } from '#formats/course-zip/write';
import { exportCourse } from '#tasks/exportCourse';
import { importCourse } from '#tasks/importCourse';
import { openCourse } from '#tasks/openCourse';
import { quiet } from '../../fixtures/means.ts';

const modified = '2026-11-24T21:00:00Z';
const name = 'formation-formateurs-ops';
const read = await readFolder(`courses/${name}`);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const folder = read.value;
const readable = (tree: FileTree) =>
  [...tree.keys()].map((path) => [path, Buffer.from(bytesOf(tree, path)!).toString('hex')]).sort();
const codes = (bytes: Uint8Array) => importCourse(bytes).problems.map(({ code, at }) => `${code} ${at}`);
const course = '{"schema": 1, "meta": {"title": "Accueil des assurés"}}';

test('what is exported is imported, byte for byte', async () => {
  const opened = openCourse(name, folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const { files, problems } = await exportCourse(opened.value, ['course-zip'], quiet());
  expect(problems).toEqual([]);
  expect(files.map(({ path }) => path)).toEqual([`${name}-public.course-zip.zip`]);
  const back = importCourse(files[0]!.bytes);
  expect(back).toMatchObject({ ok: true, value: { name }, problems: [] });
  expect(back.ok && readable(back.value.tree)).toEqual(readable(folder));
});

test('read(write(x)) = x for any folder, for the team', () => {
  const place = fc.constantFrom('lessons/', 'media/', 'i18n/', 'history/', 'prive/', 'data/');
  const path = fc.tuple(place, fc.stringMatching(/^[a-z0-9]{1,9}$/)).map(([inside, file]) => `${inside}${file}.txt`);
  const files = fc.uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 99 })), { selector: ([key]) => key });
  fc.assert(
    fc.property(files, (entries) => {
      const tree: FileTree = new Map<string, string | Uint8Array>([['course.json', course], ...entries]);
      const inside = new Map(
        [...courseArchive('accueil', tree, 'equipe')].map(([key, file]) => [
          key.replace('accueil-equipe.course-zip.zip/', ''),
          file,
        ]),
      );
      const back = importCourse(zip(inside, modified));
      expect(back).toMatchObject({ ok: true, value: { name: 'accueil' }, problems: [] });
      expect(back.ok && readable(back.value.tree)).toEqual(readable(tree));
    }),
  );
});

test('a course that was not read from a folder has none to hand over', async () => {
  const opened = openCourse(name, folder);
  if (!opened.ok) throw new Error('refused');
  const { source: _, ...without } = opened.value;
  expect(await courseZip.write(without, quiet())).toMatchObject({
    ok: false,
    problems: [{ code: 'course-zip/no-folder' }],
  });
});

test('with or without a folder around it; the name comes from the folder, else from the title', () => {
  const named = (files: [string, string][]) => {
    const result = importCourse(zip(new Map(files), modified));
    return result.ok ? [result.value.name, ...result.value.tree.keys()] : result.problems;
  };
  expect(
    named([
      ['course.json', course],
      ['lessons/a.mdx', ''],
    ]),
  ).toEqual(['accueil-des-assures', 'course.json', 'lessons/a.mdx']);
  expect(
    named([
      ['Mon Cours (2)/course.json', course],
      ['Mon Cours (2)/media/a.png', ''],
      ['__MACOSX/Mon Cours (2)/._a', ''],
    ]),
  ).toEqual(['mon-cours-2', 'course.json', 'media/a.png']);
});

test('what is no part of a course is left out and named', () => {
  const bytes = zip(
    new Map([
      ['c/course.json', course],
      ['c/virus.exe', ''],
      ['c/sub/course.json', course],
      ['c/media/.DS_Store', ''],
    ]),
    modified,
  );
  expect(codes(bytes)).toEqual(['import/left-out sub/course.json', 'import/left-out virus.exe']);
});

test.each([
  ['no course', zip(new Map([['a/b.txt', '']]), modified), ['import/no-course course.json']],
  ['an empty archive', zip(new Map(), modified), ['import/no-course course.json']],
  [
    'a folder beside the course',
    zip(
      new Map([
        ['a/course.json', course],
        ['b.txt', ''],
      ]),
      modified,
    ),
    ['import/no-course course.json'],
  ],
  ['bad JSON', zip(new Map([['course.json', '{\n"a": }']]), modified), ['json/syntax course.json:2']],
  ['an unsafe key', zip(new Map([['course.json', '{"__proto__": 1}']]), modified), ['json/unsafe-key course.json:1']],
  ['a newer course', zip(new Map([['course.json', '{"schema": 9}']]), modified), ['course/made-by-newer course.json']],
  ['a path that leaves', zip(new Map([['../course.json', course]]), modified), ['zip/unsafe-name ../course.json']],
  ['no archive', new Uint8Array([1, 2, 3]), ['zip/damaged zip']],
])('%s is refused', (_, bytes, problems) => {
  expect(importCourse(bytes).ok).toBe(false);
  expect(codes(bytes)).toEqual(problems);
});

test('the archive has the folder inside it, in order', () => {
  const inside = unzip(zip(courseArchive('x', folder, 'public'), modified));
  const paths = inside.ok ? [...inside.value.keys()] : [];
  expect(paths.length).toBe(folder.size);
  expect(paths.every((path) => path.startsWith('x-public.course-zip.zip/x/'))).toBe(true);
});
