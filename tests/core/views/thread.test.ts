import { expect, test } from 'vitest';
import { chainOf, threadOf } from '#core/views/thread';
import { smallCourse } from '../../fixtures/courses.ts';

interface Entity {
  readonly id: string;
}
const [first, second] = smallCourse.needs.competencies.map(({ id }) => ({ id })) as [Entity, Entity];
const [fire, need] = smallCourse.objectives.map(({ id }) => ({ id })) as [Entity, Entity];

/** The small course with its objectives changed. */
const withObjectives = (change: (objective: (typeof smallCourse.objectives)[number], index: number) => object) =>
  threadOf({
    ...smallCourse,
    objectives: smallCourse.objectives.map((one, index) => ({ ...one, ...change(one, index) })),
  });

test('one strand for each operational objective, links in the order of the chain', () => {
  const { strands, links } = threadOf(smallCourse);
  expect(strands.map(({ objective }) => objective)).toEqual([fire.id, need.id]);
  expect(strands[0]?.competencies).toEqual([first.id, second.id]);
  expect(links).toContainEqual({ from: first.id, to: fire.id });
  expect(links).toContainEqual({ from: fire.id, to: 'a-0a1b2c3d4e' });
});

test('objectives of the upper tiers carry no strand', () => {
  const { strands, ruptures } = withObjectives((_, index) => (index === 0 ? { tier: 'training' } : {}));
  expect(strands.map(({ objective }) => objective)).toEqual([need.id]);
  expect(ruptures).toContainEqual({ kind: 'competency-without-objective', at: first.id });
});

test('a competency set aside on purpose is an end, not a rupture', () => {
  const competencies = smallCourse.needs.competencies.map((one) => ({ ...one, setAside: one.title }));
  const thread = threadOf({ ...smallCourse, needs: { competencies }, objectives: [] });
  expect(thread.setAside.map(({ competency }) => competency)).toEqual([first.id, second.id]);
  expect(thread.ruptures.filter(({ kind }) => kind === 'competency-without-objective')).toEqual([]);
});

test('every missing link is a rupture at its own stop', () => {
  const bare = threadOf({
    ...smallCourse,
    objectives: smallCourse.objectives.map((one) => ({ ...one, competencies: [] })),
    design: { ...smallCourse.design, modules: [] },
    questions: [],
  });
  expect(bare.ruptures.filter(({ at }) => at === need.id).map(({ kind }) => kind)).toEqual([
    'objective-without-competency',
    'objective-without-activity',
    'objective-without-assessment',
  ]);
});

test('an observation grid assesses as a question does', () => {
  const materials = [{ id: 'u-0a1b2c3d4e', code: 'M-10', title: 'Grille', kind: 'grid' }] as never;
  const thread = threadOf({
    ...smallCourse,
    questions: [],
    objectives: smallCourse.objectives.map((one) => ({ ...one, grid: 'u-0a1b2c3d4e' as const })),
    design: { ...smallCourse.design, materials },
  });
  expect(thread.strands[0]?.assessments).toEqual(['u-0a1b2c3d4e']);
  expect(thread.ruptures.map(({ kind }) => kind)).not.toContain('objective-without-assessment');
  expect(thread.nodes.map(({ kind }) => kind)).toContain('grid');
});

test('a question whose objective is gone is a rupture, and is still shown', () => {
  const { ruptures, nodes } = threadOf({ ...smallCourse, objectives: [] });
  const stray = smallCourse.questions.filter(({ objective }) => objective !== undefined);
  expect(stray.length).toBeGreaterThan(0);
  for (const { id } of stray) {
    expect(ruptures).toContainEqual({ kind: 'question-without-objective', at: id });
    expect(nodes.map((node) => node.id)).toContain(id);
  }
});

test('a chain goes up and down from one stop, and not to its neighbours', () => {
  const thread = threadOf(smallCourse);
  const chain = chainOf(thread, first.id);
  expect(chain).toContain(fire.id);
  expect(chain).toContain('a-0a1b2c3d4e');
  expect(chain).not.toContain(second.id);
  expect(chain).not.toContain(need.id);
  expect(chainOf(thread, 'y-zzzzzzzzzz')).toEqual([]);
});

test('an empty course has an empty thread', () => {
  expect(
    threadOf({
      needs: { competencies: [] },
      objectives: [],
      design: { modules: [], timetable: [], materials: [], trainers: [] },
      questions: [],
    }),
  ).toEqual({ nodes: [], links: [], strands: [], setAside: [], ruptures: [] });
});
