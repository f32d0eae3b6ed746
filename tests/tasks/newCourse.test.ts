import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { memoryChance } from '#adapters/memory/chance';
import { memoryClock } from '#adapters/memory/clock';
import { memoryStore } from '#adapters/memory/courseStore';
import { entityIdsIn } from '#core/change/entities';
import { templateFactsSchema } from '#core/course/courseTemplate';
import { type FileTree, textOf } from '#core/fileTree';
import { isError } from '#core/problem';
import { checkCourse } from '#tasks/checkCourse';
import { newCourse } from '#tasks/newCourse';

const profiles = globSync('templates/profiles/*.json');
const profile = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { id: string };
const accueil = { name: 'accueil', title: ' Accueil des assurés ' };

test.each(profiles)('%s gives a course without errors, whose name is its id', (file) => {
  expect(profile(file).id).toBe(basename(file, '.json'));
  const made = newCourse(profile(file), accueil, memoryClock(), memoryChance());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const { course, problems } = checkCourse('accueil', made.value);
  expect(problems.filter(isError)).toEqual([]);
  expect(course?.meta).toMatchObject({
    title: 'Accueil des assurés',
    profile: profile(file).id,
    revision: 0,
    created: '2026-11-24T21:00:00Z',
  });
  expect(course?.meta.iri).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the same chance and hour give the same bytes, another chance other ids', () => {
  const make = (seed: number) =>
    newCourse(profile('templates/profiles/socieux-2022.json'), accueil, memoryClock(), memoryChance(seed));
  expect(make(1)).toEqual(make(1));
  expect(make(1)).not.toEqual(make(2));
});

test('a new course can be written to at once: every collection is there', async () => {
  const made = newCourse(profile('templates/profiles/vierge.json'), accueil, memoryClock(), memoryChance());
  if (!made.ok) throw new Error('refused');
  const store = memoryStore();
  await store.put('accueil', made.value);
  const { meta } = JSON.parse(textOf(made.value, 'course.json')!) as { meta: { id: `k-${string}` } };
  const whole = { id: 'm-0a1b2c3d4e', code: 'M1', title: 'Accueil', sequences: [] };
  const after = { in: meta.id, under: '/design/modules', index: 0, value: whole };
  const change = {
    id: 'h-0a1b2c3d4e',
    at: '2026-11-24T21:01:00Z',
    by: 'Awa',
    entity: whole.id,
    path: '',
    before: undefined,
    after,
  } as const;
  expect(await store.save('accueil', [{ ...change, entity: 'm-0a1b2c3d4e' }], 0)).toMatchObject({ value: 1 });
});

test('a bad name, no title and a wrong profile are told at once', () => {
  const made = newCourse({ id: 'x', titre: 'y' }, { name: '../x', title: ' ' }, memoryClock(), memoryChance());
  expect(made.problems.map(({ code }) => code)).toEqual(['course/bad-name', 'course/no-title', 'profile/wrong']);
  expect(made.ok).toBe(false);
});

const templates = globSync('templates/courses/*/template.json');
const templateOf = (file: string) => {
  const sections = JSON.parse(readFileSync(file.replace('template.json', 'course.json'), 'utf8')) as unknown;
  return { facts: v.parse(templateFactsSchema, JSON.parse(readFileSync(file, 'utf8'))), sections };
};

test.each(templates)('%s gives a course without errors nor warnings about its design, under ids of its own', (file) => {
  const { facts, sections } = templateOf(file);
  expect(facts.id).toBe(file.split(/[\\/]/).at(-2));
  const made = (seed: number) => {
    const vierge = profile('templates/profiles/vierge.json');
    const tree = newCourse(vierge, accueil, memoryClock(), memoryChance(seed), sections);
    if (!tree.ok) throw new Error(JSON.stringify(tree.problems));
    return tree.value;
  };
  const { course, problems } = checkCourse('accueil', made(1));
  const grave = problems.filter(({ code, severity }) => severity === 'error' || code.startsWith('design/'));
  expect(grave.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(course?.design.modules.length).toBeGreaterThan(0);
  const ids = (tree: FileTree) => entityIdsIn(JSON.parse(textOf(tree, 'course.json') ?? ''));
  expect([...ids(made(1))].filter((id) => ids(made(2)).has(id))).toEqual([]);
  expect(ids(made(1)).size).toBeGreaterThanOrEqual(entityIdsIn(sections).size);
});

test('a starting point that is none is refused', () => {
  const vierge = profile('templates/profiles/vierge.json');
  const made = newCourse(vierge, accueil, memoryClock(), memoryChance(), { design: { modules: 3 } });
  expect(made.problems.map(({ code, values }) => `${code} ${String(values?.place)}`)).toEqual([
    'template/wrong design.modules',
  ]);
});
