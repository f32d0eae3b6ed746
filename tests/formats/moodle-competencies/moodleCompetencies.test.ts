import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readCsv } from '#codecs/csv';
import { textOf } from '#core/fileTree';
import { competencySchema, needsSchema } from '#core/needs/schema';
import { moodleBackup } from '#formats/moodle-backup/write';
import { moodleCompetencies } from '#formats/moodle-competencies/write';
import { smallCourse } from '../../fixtures/courses.ts';
import { quiet, stubPlayer } from '../../fixtures/means.ts';

const id = (number: number) => `y-${String(number).padStart(10, '0')}`;
const competency = (number: number, given: Record<string, unknown> = {}) =>
  v.parse(competencySchema, { id: id(number), code: `C${number}`, title: `Compétence ${number}`, ...given });
type Competencies = readonly ReturnType<typeof competency>[];

const courseOf = (competencies: Competencies, levels: readonly string[] = []) => ({
  ...smallCourse,
  needs: { ...v.parse(needsSchema, { levels }), competencies: [...competencies] },
});

async function written(competencies: Competencies, levels?: readonly string[]) {
  const result = await moodleCompetencies.write(courseOf(competencies, levels), quiet());
  const text = result.ok ? (textOf(result.value, 'secourisme.moodle-competencies.csv') ?? '') : '';
  const [, framework = [], ...rows] = readCsv(text).rows.map(({ cells }) => cells);
  return { text, framework, rows, problems: result.problems.map(({ code, at }) => [code, at]), ok: result.ok };
}

test('a framework, its domains, their competencies, their families', async () => {
  const { text, problems } = await written(
    [
      competency(3, { parent: id(1), title: 'Analyser, "mesurer" & <décider>', category: 'Concevoir', expected: 2 }),
      competency(1, { title: 'Concevoir une formation' }),
      competency(2, { title: 'Évaluer' }),
      competency(4, { parent: id(2), category: 'Concevoir' }),
      competency(5, { parent: id(3) }),
    ],
    ['Notion', 'Seul(e)'],
  );
  expect(problems).toEqual([]);
  await expect(text).toMatchFileSnapshot('golden/framework.csv');
});

test('one rank of competencies is no rank of domains', async () => {
  const { framework } = await written([competency(1)]);
  expect(framework.at(-1)).toBe('competency,skill,skill,skill');
});

test('below nobody, or below itself: at the top, and named, for Moodle would drop it', async () => {
  const { rows, problems } = await written([
    competency(1, { parent: id(9) }),
    competency(2, { parent: id(3) }),
    competency(3, { parent: id(2) }),
    competency(4, { parent: id(4) }),
  ]);
  expect(rows.map(([parent, own]) => [parent, own])).toEqual([
    ['', id(1)],
    ['', id(2)],
    [id(2), id(3)],
    ['', id(4)],
  ]);
  expect(problems).toEqual([1, 2, 4].map((number) => ['moodle-competencies/parent-missing', id(number)]));
});

test('an ID number that is there twice: no file, for Moodle would stop half-way', async () => {
  const { ok, problems } = await written([competency(1), competency(2, { id: id(1) })]);
  expect(ok).toBe(false);
  expect(problems).toEqual([['moodle-competencies/same-id', id(1)]]);
});

test('a name of 100 letters goes as it is; one more is cut, named, and whole in the description', async () => {
  const fits = 'é'.repeat(97);
  const { rows, problems } = await written([competency(1, { title: fits }), competency(2, { title: `${fits}é` })]);
  expect(rows.map((row) => Array.from(row[2] ?? '').length)).toEqual([100, 100]);
  expect(rows[1]?.[2]).toMatch(/é…$/);
  expect(rows[1]?.[3]).toBe(`<p>C2 ${fits}é</p>`);
  expect(problems).toEqual([['moodle-competencies/name-cut', id(2)]]);
});

test('whatever hangs from whatever: every competency once, its parent before it', async () => {
  const size = 8;
  const parents = fc.array(fc.option(fc.nat(size + 1), { nil: undefined }), { minLength: 1, maxLength: size });
  await fc.assert(
    fc.asyncProperty(parents, async (given) => {
      const list = given.map((parent, at) => competency(at, parent === undefined ? {} : { parent: id(parent) }));
      const { rows } = await written(list);
      expect(rows.map((row) => row[1]).sort()).toEqual(list.map((one) => one.id).sort());
      const seen = new Set(['']);
      for (const [parent = '', own = ''] of rows) {
        expect(seen.has(parent)).toBe(true);
        seen.add(own);
      }
    }),
  );
});

test('the backup of the course links to these ID numbers', async () => {
  const course = courseOf([competency(1)]);
  const backup = await moodleBackup.write(course, quiet({ player: stubPlayer }));
  if (!backup.ok) throw new Error(JSON.stringify(backup.problems));
  const links = [...backup.value].find(([path]) => path.endsWith('/course/competencies.xml'))?.[1];
  const { framework } = await written(course.needs.competencies);
  expect(links).toContain(`<idnumber>${id(1)}</idnumber>`);
  expect(links).toContain(`<frameworkidnumber>${framework[1]}</frameworkidnumber>`);
});

test('without competencies: no file, and it is said', async () => {
  const { text, problems } = await written([]);
  expect([text, problems]).toEqual(['', [['moodle-competencies/nothing-to-write', smallCourse.meta.id]]]);
});
