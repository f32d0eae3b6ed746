import * as v from 'valibot';
import { expect, test } from 'vitest';
import { migrate } from '#core/course/migrations';
import { bankFileSchema, courseFileSchema } from '#core/course/schema';

const zero = {
  course: {
    id: 'k-0a1b2c3d4e',
    iri: 'urn:uuid:345e48b8-10f8-4ea5-808f-a4ece05b5531',
    title: 'Accueil',
    lang: 'fr',
    revision: 7,
    created: '2024-01-01T00:00:00Z',
    modified: '2024-02-01T00:00:00Z',
    framing: { client: 'CIPRES' },
    questions: [{ type: 'long', id: 'q-0a1b2c3d4e', code: 'Q-01', stem: 'Pourquoi ?' }],
  },
  bank: undefined,
};
const done = (files: Parameters<typeof migrate>[0]) => {
  const result = migrate(files);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

test('version 0 becomes what the schemas ask for, and loses nothing', () => {
  const { course, bank, from } = done(zero);
  expect(from).toBe(0);
  expect(v.parse(courseFileSchema, course)).toMatchObject({
    meta: { id: 'k-0a1b2c3d4e', title: 'Accueil', revision: 7 },
    framing: { client: 'CIPRES' },
  });
  expect(v.parse(bankFileSchema, bank).questions).toMatchObject([{ code: 'Q-01' }]);
});

test('a migration followed by a migration changes nothing', () => {
  const once = done(zero);
  expect(done(once)).toEqual({ ...once, from: 1 });
  expect(done(once).course).toBe(once.course);
});

test('what was given stays as it was', () => {
  const copy = structuredClone(zero);
  done(zero);
  expect(zero).toEqual(copy);
});

test('files of a newer program are refused', () => {
  expect(migrate({ course: { schema: 2, meta: {} }, bank: {} })).toEqual({
    ok: false,
    problems: [{ code: 'course/made-by-newer', at: 'course.json', severity: 'error', values: { version: 2, ours: 1 } }],
  });
});

test.each([
  [null],
  [[]],
  ['x'],
  [{}],
  [{ schema: '1' }],
  [{ schema: -1 }],
  [{ schema: 0.5 }],
  [{ meta: {}, title: 'x' }],
])('what is no course at all is left to the schema: %j', (course) => {
  expect(migrate({ course, bank: undefined })).toEqual({
    ok: true,
    value: { course, bank: undefined, from: 1 },
    problems: [],
  });
});
