import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeJson } from '#codecs/json';
import { apply, invert } from '#core/change/apply';
import type { Change } from '#core/change/change';
import type { CourseFiles } from '#core/change/courseFiles';
import { sayChange } from '#core/change/say';
import { orderedBank, orderedCourse } from '#core/course/order';
import { bankFileSchema, courseFileSchema } from '#core/course/schema';
import { questionTypes } from '#core/question/index';
import { frenchWords } from '#i18n/words.ts';
import { files } from './files.ts';

const change = (part: Pick<Change, 'entity' | 'path' | 'before' | 'after'>): Change => ({
  id: 'h-0a1b2c3d4e',
  at: '2026-11-24T21:00:00Z',
  by: 'Awa',
  ...part,
});
const set = (entity: Change['entity'], path: string, before: unknown, after: unknown) =>
  change({ entity, path, before, after });
const bytes = ({ course, bank, lessons }: CourseFiles) =>
  writeJson([orderedCourse(course), orderedBank(bank), [...lessons].sort()]);
const applied = (...changes: Change[]) => {
  const result = apply(files, changes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const refused = (...changes: Change[]) => apply(files, changes).problems.map(({ code, at }) => `${code} ${at}`);

const inSequence = (index: number, value: unknown, inside: Change['entity'] = 'z-0a1b2c3d4e') => ({
  in: inside,
  under: '/activities',
  index,
  value,
});
const activities = (files.course as never as { design: { modules: { sequences: { activities: unknown[] }[] }[] } })
  .design.modules[0]!.sequences[0]!.activities;
const lesson = { file: 'lessons/accueil.mdx', text: files.lessons.get('lessons/accueil.mdx')! };
const newQuestion = { type: 'long', id: 'q-9z9z9z9z9z', code: 'Q-02', stem: 'Pourquoi ?' };

/** Changes that fit the small course, one by one. */
const fitting: readonly Change[] = [
  set('m-0a1b2c3d4e', '/title', 'Premier accueil', 'Bien accueillir'),
  set('k-0a1b2c3d4e', '/meta/title', 'Accueil des assurés', 'Accueillir'),
  set('k-0a1b2c3d4e', '/meta/summary', undefined, 'Une journée'),
  set('k-0a1b2c3d4e', '/meta/keywords/1', undefined, 'guichet'),
  set('k-0a1b2c3d4e', '/meta/keywords/0', 'accueil', undefined),
  set('k-0a1b2c3d4e', '/tests', [], undefined),
  set('q-0a1b2c3d4e', '/choices/1/share', 0.5, undefined),
  set('c-1a1b2c3d4e', '/feedback', undefined, 'Pas si vite.'),
  set('a-0a1b2c3d4e', '', inSequence(0, activities[0]), undefined),
  set('a-0a1b2c3d4e', '', inSequence(0, activities[0]), inSequence(1, activities[0])),
  set('q-9z9z9z9z9z', '', undefined, { in: 'k-0a1b2c3d4e', under: '/questions', index: 1, value: newQuestion }),
  set('l-0a1b2c3d4e', '', lesson, { ...lesson, text: lesson.text.replace('Bonjour', 'Bienvenue') }),
  set('l-0a1b2c3d4e', '', lesson, { ...lesson, file: 'lessons/bonjour.mdx' }),
  set('l-0a1b2c3d4e', '', lesson, undefined),
];

test.each(fitting)('apply then invert changes nothing: $entity $path', (one) => {
  const after = applied(one);
  expect(bytes(after)).not.toBe(bytes(files));
  const back = apply(after, invert([one]));
  expect(back.ok && bytes(back.value)).toBe(bytes(files));
});

test('apply then invert changes nothing, for any batch that fits', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...fitting]), (batch) => {
      const result = apply(files, batch);
      if (!result.ok) return;
      const back = apply(result.value, invert(batch));
      expect(back.ok && bytes(back.value)).toBe(bytes(files));
    }),
    { numRuns: 300 },
  );
});

test('a batch is all or nothing, every change that does not fit is told, and what was given stays', () => {
  const before = bytes(files);
  const result = apply(files, [
    fitting[0]!,
    set('m-0a1b2c3d4e', '/code', 'M9', 'M2'),
    set('q-0a1b2c3d4e', '/stem', 'Qui passe en premier ?', 'Qui attend ?'),
    set('q-5a5b5c5d5e', '/stem', 'x', 'y'),
  ]);
  expect(result).toMatchObject({
    ok: false,
    problems: [
      { code: 'change/does-not-fit', at: 'm-0a1b2c3d4e', values: { what: 'M1', place: '/code' } },
      { code: 'change/does-not-fit', at: 'q-5a5b5c5d5e' },
    ],
  });
  expect(result).not.toHaveProperty('value');
  expect(bytes(files)).toBe(before);
});

test.each([
  ['the id of an entity', set('m-0a1b2c3d4e', '/id', 'm-0a1b2c3d4e', 'm-1a1b2c3d4e')],
  ['the revision', set('k-0a1b2c3d4e', '/meta/revision', 4, 1)],
  ['a key of every object', set('m-0a1b2c3d4e', '/__proto__', undefined, { polluted: 1 })],
  ['what an object inherits', set('m-0a1b2c3d4e', '/constructor/name', 'Object', 'x')],
  ['no pointer', set('m-0a1b2c3d4e', 'title', 'Premier accueil', 'x')],
  ['a place in nothing', set('k-0a1b2c3d4e', '/framing/client', undefined, 'CIPRES')],
  ['an index beyond the end', set('k-0a1b2c3d4e', '/meta/keywords/3', undefined, 'x')],
  ['an entity that is there already', set('a-1a1b2c3d4e', '', undefined, inSequence(0, activities[1]))],
  ['an entity under another id', set('a-2a1b2c3d4e', '', undefined, inSequence(0, activities[1]))],
  [
    'an entity that changed meanwhile',
    set('a-0a1b2c3d4e', '', inSequence(0, { ...(activities[0] as object), minutes: 1 }), undefined),
  ],
  ['a page outside lessons/', set('l-1a1b2c3d4e', '', undefined, { file: 'lessons/../x.mdx', text: '' })],
  ['a part of a page', set('l-0a1b2c3d4e', '/title', 'a', 'b')],
  ['a page that changed meanwhile', set('l-0a1b2c3d4e', '', { ...lesson, text: 'old' }, undefined)],
  ['nothing at all', set('m-0a1b2c3d4e', '/summary', undefined, undefined)],
])('refuses %s', (_, one) => {
  expect(refused(one)).toEqual([`change/does-not-fit ${one.entity}`]);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a key that was removed and comes back stands where it stood', () => {
  const title = [
    set('m-0a1b2c3d4e', '/title', 'Premier accueil', undefined),
    set('m-0a1b2c3d4e', '/title', undefined, 'Premier accueil'),
  ];
  expect(bytes(applied(...title))).toBe(bytes(files));
});

test.each([
  [fitting[0]!, 'Titre du module M1 : « Premier accueil » → « Bien accueillir »'],
  [fitting[1]!, 'Fiche, Titre du cours : « Accueil des assurés » → « Accueillir »'],
  [fitting[3]!, 'Fiche, Mots-clés 2 du cours : rien → « guichet »'],
  [fitting[6]!, 'Choix 2, Part de la note de la question Q-01 : 0,5 → rien'],
  [fitting[7]!, 'Retour du choix La plus pressée : rien → « Pas si vite. »'],
  [fitting[8]!, 'Suppression : activité A1'],
  [fitting[9]!, 'Déplacement : activité A1'],
  [fitting[10]!, 'Ajout : question Q-02'],
  [fitting[11]!, 'Texte modifié : page « Le premier mot »'],
  [fitting[13]!, 'Suppression : page « Le premier mot »'],
  [
    set('q-0a1b2c3d4e', '/objective', 'o-0a1b2c3d4e', 'o-9a9b9c9d9e'),
    'Objectif de la question Q-01 : « O-1 » → un contenu',
  ],
  [set('q-0a1b2c3d4e', '/shuffle', true, false), 'Ordre aléatoire de la question Q-01 : oui → non'],
])('says %#: %j', (one, sentence) => {
  expect(sayChange(one, files, frenchWords).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')).toBe(sentence);
});

test('every field of the schemas has a French name, and no sentence shows an id', () => {
  const nameless = [
    ...fieldsOf(courseFileSchema),
    ...fieldsOf(bankFileSchema),
    ...Object.values(questionTypes).flatMap((type) => [...fieldsOf(type.schema)]),
  ];
  const silent = ['id', 'iri', 'schema', 'revision', 'modified'];
  expect(
    [...new Set(nameless)].filter((name) => !silent.includes(name) && !(`change.field.${name}` in frenchWords)),
  ).toEqual([]);
  for (const one of fitting) expect(sayChange(one, files, frenchWords)).not.toMatch(/\b[a-z]-[0-9a-z]{10}\b/);
});

function fieldsOf(schema: unknown): Set<string> {
  const {
    entries = {},
    item,
    wrapped,
    options = [],
  } = schema as {
    entries?: Record<string, unknown>;
    item?: unknown;
    wrapped?: unknown;
    options?: unknown[];
  };
  const inner = [...Object.values(entries), item, wrapped, ...options].filter(
    (part) => typeof part === 'object' && part !== null,
  );
  return new Set([...Object.keys(entries), ...inner.flatMap((part) => [...fieldsOf(part)])]);
}
