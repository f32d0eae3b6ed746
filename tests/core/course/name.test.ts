import fc from 'fast-check';
import { expect, test } from 'vitest';
import { courseNameFrom, isCourseName } from '#core/course/name';

test.each([
  ['Accueil des assurés', 'accueil-des-assures'],
  ["L'œuvre, 2ᵉ partie !", 'l-oeuvre-2-partie'],
  ['  ', undefined],
  ['con', undefined],
  ['ضمان', undefined],
])('%j gives the name %j', (title, name) => {
  expect(courseNameFrom(title)).toBe(name);
});

test('a name made of a title is a name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const name = courseNameFrom(title);
      return name === undefined || isCourseName(name);
    }),
  );
});
