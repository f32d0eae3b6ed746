import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '#core/change/apply';
import type { Change } from '#core/change/change';
import type { CourseFiles } from '#core/change/courseFiles';
import { diff } from '#core/change/diff';
import { same } from '#core/change/edit';
import { sayChange } from '#core/change/say';
import { frenchWords } from '#i18n/words.ts';
import { files } from './files.ts';

type Json = Record<string, unknown>;

const changesOf = (before: CourseFiles, after: CourseFiles): readonly Change[] =>
  diff(before, after).map((edit, index) => ({
    id: `h-${String(index).padStart(10, '0')}`,
    at: '2026-11-24T21:00:00Z',
    by: 'Awa',
    ...edit,
  }));

/** A course as far as changes reach it: a file that is not there is one without sections, lists of one section or none alike. */
const matter = ({ lessons, ...json }: CourseFiles) => ({
  ...Object.fromEntries(
    Object.entries(json).map(([file, value]) => {
      const { schema: _, meta, ...sections } = { ...(value as Json | undefined) };
      const { id: _id, iri: _iri, revision: _revision, modified: _modified, ...rest } = { ...(meta as Json) };
      return [file, meta === undefined ? sections : { ...sections, meta: rest }];
    }),
  ),
  lessons: [...lessons].sort(),
});

function reaches(before: CourseFiles, after: CourseFiles): void {
  const applied = apply(before, changesOf(before, after));
  expect(applied.problems).toEqual([]);
  if (!applied.ok) return;
  const [got, wanted] = [matter(applied.value), matter(after)];
  for (const file of ['course', 'bank', 'people', 'fees', 'reference', 'reviews'] as const)
    expect(same(got[file as never] ?? {}, wanted[file as never] ?? {}), `${file} ${JSON.stringify(got)}`).toBe(true);
  expect(got.lessons).toEqual(wanted.lessons);
}

const said = (before: CourseFiles, after: CourseFiles) =>
  changesOf(before, after).map((change) => sayChange(change, after, frenchWords));

const clone = (): { course: Json; bank: Json; lessons: Map<string, string> } => ({
  ...(structuredClone({ course: files.course, bank: files.bank }) as { course: Json; bank: Json }),
  lessons: new Map(files.lessons),
});

test('nothing leads from a course to itself', () => {
  expect(diff(files, files)).toEqual([]);
  expect(diff(files, clone())).toEqual([]);
});

test('what changed is told field by field, thing by thing, in words', () => {
  const after = clone();
  Object.assign(after.course.meta as Json, { title: 'Accueil', revision: 9, modified: '2027-01-01T00:00:00Z' });
  const [objective] = after.course.objectives as Json[];
  after.course.objectives = [{ ...objective, id: 'o-9z9z9z9z9z', code: 'O-2' }, objective];
  after.course.needs = { competencies: [{ id: 'y-0a1b2c3d4e', code: 'C1', title: 'Accueillir' }] };
  after.bank.questions = [];
  after.lessons.set('lessons/accueil.mdx', `${files.lessons.get('lessons/accueil.mdx')}\nFin.\n`);
  expect(said(files, after)).toEqual([
    'Ajout : objectif O-2',
    'Besoins du cours : rien → un contenu',
    'Besoins, Compétences du cours : rien → rien',
    'Ajout : compétence C1',
    'Suppression : question Q-01',
    'Fiche, Titre du cours : « Accueil des assurés » → « Accueil »',
    'Texte modifié : page « Le premier mot »',
  ]);
  reaches(files, after);
});

test('a thing that goes to another list is moved, and so is the least of a list in another order', () => {
  const after = clone();
  type Sequence = { id: string; activities: Json[] };
  const [module] = (after.course.design as { modules: { sequences: Sequence[] }[] }).modules;
  const [first] = module?.sequences ?? [];
  const [one, two] = first?.activities ?? [];
  if (!module || !first || !one || !two) throw new Error('the small course has two activities');
  module.sequences = [
    { ...first, activities: [two] },
    { ...first, id: 'z-9z9z9z9z9z', activities: [one] },
  ];
  const edits = diff(files, after);
  expect(edits.map(({ entity, path }) => `${entity}${path}`)).toEqual(['z-9z9z9z9z9z', 'a-0a1b2c3d4e']);
  expect(edits[1]).toMatchObject({ before: { in: 'z-0a1b2c3d4e' }, after: { in: 'z-9z9z9z9z9z', index: 0 } });
  reaches(files, after);

  const many = (ids: readonly number[]): CourseFiles => ({
    ...files,
    bank: { schema: 1, questions: ids.map((id) => ({ id: `q-000000000${id}`, stem: String(id) })) },
  });
  expect(diff(many([1, 2, 3, 4, 5]), many([2, 3, 4, 5, 1]))).toHaveLength(1);
  expect(diff(many([1, 2, 3, 4, 5]), many([5, 1, 2, 3, 4]))).toHaveLength(1);
});

test('files that only one side has, pages that take each other’s name, ids that stand twice: it still arrives', () => {
  const page = (id: string, text: string) => `---\nid: l-${id.repeat(10)}\ntitle: ${text}\n---\n`;
  const with2 = (a: string, b: string): CourseFiles => ({
    ...files,
    lessons: new Map([
      ['lessons/a.mdx', a],
      ['lessons/b.mdx', b],
    ]),
  });
  reaches(with2(page('1', 'Un'), page('2', 'Deux')), with2(page('2', 'Deux'), page('1', 'Un')));
  reaches(with2(page('1', 'Un'), page('1', 'Un')), with2('sans fiche', page('1', 'Autre')));
  const fees = { schema: 1, rates: [{ role: 'w-0000000001', amount: 300, currency: 'EUR' }] };
  const people = { schema: 1, people: [{ id: 'n-0000000001', code: 'P1', lastName: 'Obame' }] };
  reaches(files, { ...files, fees, people });
  reaches({ ...files, fees, people }, files);
  expect(diff({ ...files, fees: null }, { ...files, fees })).toEqual([]);
  const twice = { id: 'o-0a1b2c3d4e', code: 'O-1', text: 'Le même' };
  reaches(files, { ...files, course: { ...clone().course, objectives: [twice, { ...twice, text: 'Encore' }] } });
});

/** Trees of things: some of the same ids on both sides, anywhere. */
const id = fc.integer({ min: 0, max: 11 }).map((n) => `m-${String(n).padStart(10, '0')}`);
const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string(), { maxLength: 2 }), fc.constant({ a: 1 }));
const things: fc.Arbitrary<Json[]> = fc.letrec<{ one: Json; many: Json[] }>((tie) => ({
  one: fc
    .tuple(id, value, value, tie('many'), tie('many'))
    .map(([name, title, note, parts, items]) => ({ id: name, title, note, rule: { parts }, items })),
  many: fc.oneof({ maxDepth: 3 }, fc.constant<Json[]>([]), fc.array(tie('one'), { maxLength: 4 })),
})).many;
const course = fc
  .record(
    {
      objectives: things,
      design: fc.record({ modules: things, timetable: things }, { requiredKeys: [] }),
      tests: value,
    },
    { requiredKeys: [] },
  )
  .map((sections): CourseFiles => ({
    ...files,
    course: { ...(files.course as Json), objectives: undefined, ...sections },
  }));
const once = (one: CourseFiles) => {
  const seen = new Set<string>();
  const without = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.flatMap((item) => (isSeen(item) ? [] : [without(item)]));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inside]) => [key, without(inside)]));
  };
  const isSeen = (item: unknown) => {
    const name = (item as { id?: string } | null)?.id;
    if (name === undefined) return false;
    if (seen.has(name)) return true;
    seen.add(name);
    return false;
  };
  return { ...one, course: without(one.course) };
};

test('whatever the two courses: what leads from one to the other, applied, arrives', () => {
  const bare = (one: CourseFiles): CourseFiles => ({ ...one, course: JSON.parse(JSON.stringify(one.course)) as Json });
  fc.assert(
    fc.property(course, course, (before, after) => reaches(bare(once(before)), bare(once(after)))),
    { numRuns: 400 },
  );
  fc.assert(
    fc.property(course, course, (before, after) => reaches(bare(before), bare(after))),
    { numRuns: 200 },
  );
});
