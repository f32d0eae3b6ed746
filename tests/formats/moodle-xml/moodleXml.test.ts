import fc from 'fast-check';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { richToPlain } from '#blocks/rich';
import { long } from '#core/question/long/index';
import { multiple } from '#core/question/multiple/index';
import { numeric } from '#core/question/numeric/index';
import { short } from '#core/question/short/index';
import { single } from '#core/question/single/index';
import { typed as asTyped } from '#core/french';
import { plain } from '#core/text';
import { moodleXml } from '#formats/moodle-xml/write';
import { courseWith, smallCourse } from '../../fixtures/courses.ts';
import { quiet } from '../../fixtures/means.ts';
import { acronym, agreement, firstWord, freeText, gaps, oilFire, ratio } from '../../fixtures/questions.ts';

const write = async (course: Course) => {
  const result = await moodleXml.write(course, quiet());
  if (!result.ok) throw new Error('Moodle XML leaves out, it never fails');
  return { text: String(result.value.get('secourisme.moodle-xml.xml') ?? ''), problems: result.problems };
};

/** The texts that an XPath finds, in order. */
const found = (text: string, path: string): string[] => {
  using document = XmlDocument.fromString(text);
  return document.find(path).map((node) => ('content' in node ? (node as XmlElement).content : ''));
};

const report = v.parse(long.schema, {
  ...freeText,
  id: 'q-hk3m9x2ptd',
  code: 'Q-060',
  objective: 'o-1a1b2c3d4e',
  stem: 'Décrivez ce schéma :\n\n![Un point](media/point.svg)',
});

test('writes what golden/ shows', async () => {
  const { text, problems } = await write(courseWith(...smallCourse.questions, report));
  expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['info moodle-xml/form-items']);
  await expect(text).toMatchFileSnapshot('golden/secourisme.moodle-xml.xml');
});

test('the same course gives the same bytes', async () => {
  expect(await write(smallCourse)).toEqual(await write(structuredClone(smallCourse)));
});

test('an image goes along with the text that shows it', async () => {
  const { text } = await write(courseWith(report));
  expect(found(text, '//questiontext/text')[0]).toContain('src="@@PLUGINFILE@@/point.svg"');
  const [content = ''] = found(text, '//questiontext/file[@name="point.svg"][@path="/"]');
  expect(Buffer.from(content, 'base64').toString()).toBe(
    new TextDecoder().decode(smallCourse.media.get('media/point.svg') as Uint8Array),
  );
});

const withShares = (...shares: number[]) =>
  v.parse(single.schema, {
    ...oilFire,
    choices: shares.map((share, index) => ({ id: `c-${index}a1b2c3d4e`, text: `Choix ${index}`, share })),
  });

const severalShares = (...shares: number[]) => v.parse(multiple.schema, { ...withShares(...shares), type: 'multiple' });

test.each([
  ['moodle-xml/type-left-out', agreement],
  ['moodle-xml/no-key', firstWord],
  ['moodle-xml/no-full-mark', withShares(50, 0)],
  ['moodle-xml/sum-not-100', severalShares(50, 30)],
  ['moodle-xml/share-refused', withShares(100, 33)],
  ['moodle-xml/share-refused', severalShares(33.33, 33.33, 33.34)],
])('%s: the question is left out with a warning that names it, the others are written', async (code, question) => {
  const course = { ...courseWith(gaps, question), forms: [] };
  const { text, problems } = await write(course);
  expect(problems).toMatchObject([{ code, at: question.id, severity: 'warning', values: { question: question.code } }]);
  expect(found(text, '//question/idnumber[starts-with(., "q-")]')).toEqual([gaps.id]);
});

test('marks near those of the list are written as Moodle has them', async () => {
  const { text } = await write(courseWith(severalShares(33.333, 33.333, 33.334, -16.6666)));
  expect(found(text, '//answer/@fraction')).toEqual(['33.33333', '33.33333', '33.33333', '-16.66667']);
});

test('a bank without anything to mark gives no file and says so', async () => {
  const { text, problems } = await write(courseWith());
  expect(text).toBe('');
  expect(problems).toMatchObject([{ code: 'moodle-xml/nothing-to-write', severity: 'warning' }]);
});

test('a category follows the first competency; a slash stays one, also at an end', async () => {
  const needs = {
    ...smallCourse.needs,
    competencies: [{ ...smallCourse.needs.competencies[0]!, title: v.parse(plain, 'oui/non/') }],
  };
  const { text } = await write({ ...courseWith(oilFire, gaps), needs });
  expect(found(text, '//category/text')).toEqual([
    '$course$/top/Secourisme au travail/C01 oui//non// ',
    '$course$/top/Secourisme au travail/Sans compétence',
  ]);
});

test('a category keeps its number while its path stays, and has another when a title changes', async () => {
  const numberOf = async (course: Course) => found((await write(course)).text, '//question/idnumber')[0];
  const first = await numberOf(courseWith(oilFire));
  expect(first).toMatch(/^y-0a1b2c3d4e\.[0-9a-f]{8}$/);
  expect(await numberOf(courseWith(oilFire, gaps))).toBe(first);
  const meta = { ...smallCourse.meta, title: v.parse(plain, 'Premiers secours') };
  expect(await numberOf({ ...courseWith(oilFire), meta })).not.toBe(first);
});

test('a name is short, without tags, and keeps what follows a lone <', async () => {
  const stem = `Si **x** <5 alors ${'très '.repeat(80)}`;
  const { text } = await write(courseWith(v.parse(single.schema, { ...oilFire, stem: stem.replace('<', '\\<') })));
  const [name = ''] = found(text, '//name/text');
  expect(name).toMatch(/^Q-045 – Si x \u20395 alors très .* …$/);
  expect(name.length).toBeLessThanOrEqual(100);
});

test('a short answer goes out in every spelling that our own marking takes', async () => {
  const question = v.parse(short.schema, {
    ...acronym,
    answers: [
      { id: 'c-7a1b2c3d4e', text: "l'été*" },
      { id: 'c-8a1b2c3d4e', text: "l'ete*", share: 50 },
    ],
  });
  const { text } = await write(courseWith(question));
  expect(found(text, '//answer/text')).toEqual(["l'été\\*", 'l’été\\*', "l'ete\\*", 'l’ete\\*']);
  expect(found(text, '//usecase')).toEqual(['0']);
  const strict = await write(courseWith({ ...question, accentsMatter: true, caseMatters: true }));
  expect(found(strict.text, '//answer/text')).toEqual(["l'été\\*", 'l’été\\*', "l'ete\\*", 'l’ete\\*']);
  expect(strict.text).toContain('fraction="50"');
  expect(found(strict.text, '//usecase')).toEqual(['1']);
});

test('a number has a decimal point, its tolerance and its unit', async () => {
  const { text } = await write(
    courseWith(
      ratio,
      v.parse(numeric.schema, {
        ...ratio,
        id: 'q-jk3m9x2ptd',
        answer: -1e-7,
        tolerance: 0,
        unit: undefined,
        wrongFeedback: undefined,
      }),
    ),
  );
  expect(found(text, '//answer/text')).toEqual(['62.5', '*', '-1e-7']);
  expect(found(text, '//answer/tolerance')).toEqual(['0.5', '0', '0']);
  expect(found(text, '//unit_name')).toEqual(['%']);
  expect(found(text, '//questiontext/text')[0]).toContain('Réponse en %.');
});

test('no text is escaped: Moodle drops a blank between two escaped characters', async () => {
  const stem = v.parse(single.schema, { ...oilFire, stem: '\\< & > **a** *b*', tags: ['a & b'] });
  const { text } = await write(courseWith(stem));
  expect(text).toContain('<![CDATA[a & b]]>');
  expect(text).not.toMatch(/>[^<]*&[a-z]+;[^<]*<\/text>(?<!\]\]><\/text>)/);
});

test('a tag that would make Moodle lose the whole file is cleaned or goes', async () => {
  const tags = ['<a>', '`', '0', '\u180e\u0007', `${'x'.repeat(49)} y`, 'feu\u00a0 vif'];
  const { text } = await write(courseWith(v.parse(single.schema, { ...oilFire, tags })));
  expect(found(text, '//tag/text').slice(2)).toEqual(['\u2039a\u203a', "'", 'x'.repeat(49), 'feu vif']);
});

test.each(['jours ouvrés', '2', 'e3', 'm.s', 'x'.repeat(51)])(
  'a unit that Moodle could not read back, %s, is only said',
  async (unit) => {
    const { text } = await write(courseWith(v.parse(numeric.schema, { ...ratio, unit })));
    expect(found(text, '//unit')).toEqual([]);
    expect(found(text, '//questiontext/text')[0]).toContain(`Réponse en ${unit}.`);
  },
);

test('stops when asked to', async () => {
  const stop = new AbortController();
  stop.abort(new Error('stop'));
  await expect(moodleXml.write(smallCourse, quiet({ signal: stop.signal }))).rejects.toThrow('stop');
});

const typed = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[\]<>&"'/*\\{}|#~= a]{1,30}$/),
    fc.constantFrom(
      ']]>',
      '<![CDATA[',
      '<script>alert(1)</script>',
      '&amp; &lt;',
      '@@PLUGINFILE@@/x',
      '\u0000\u000ba',
      '\ud800 b',
    ),
  )
  .filter((text) => legal(text).trim() !== '');

test('whatever a person types, the file parses and the texts come back', async () => {
  await fc.assert(
    fc.asyncProperty(typed, typed, typed, async (one, two, three) => {
      const choices = [
        { id: 'c-0a1b2c3d4e', text: one, share: 100, feedback: two },
        { id: 'c-1a1b2c3d4e', text: three, share: 0 },
      ];
      const answer = three.replace(/['\u2019\u02bc]/g, 'x');
      const answers = [{ id: 'c-0a1b2c3d4e', text: answer, feedback: one }];
      const chosen = v.parse(single.schema, { ...oilFire, code: three, stem: one, choices });
      const typedIn = v.parse(short.schema, { ...acronym, accentsMatter: true, stem: two, answers });
      const meta = { ...smallCourse.meta, title: v.parse(plain, one) };
      const { text } = await write({ ...courseWith(chosen, typedIn), meta });
      const spelt = found(text, '//question[@type="shortanswer"]/answer/text');
      expect(spelt.map((text) => text.replaceAll('\\*', '*'))).toEqual([
        legal(answer.trim().normalize('NFC').replace(/\s+/g, ' ')),
      ]);
      expect(found(text, '//question[@type="multichoice"]/answer').length).toBe(2);
      // What is printed, as it was typed.
      const stem = wordsIn(found(text, '//question[@type="multichoice"]/questiontext/text')[0] ?? '');
      expect(squeeze(asTyped(stem))).toBe(squeeze(asTyped(richToPlain(one))));
    }),
    { numRuns: 300 },
  );
});

/** XML 1.0 has no way to write these. */
const legal = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/\r\n?/g, '\n');
const squeeze = (text: string) => legal(text).replace(/\s+/g, '');

/** The text of a piece of HTML as a browser would show it, without blanks. */
function wordsIn(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return squeeze(
    html
      .replace(/<[^>]*>/g, '')
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
      .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => named[name] ?? ''),
  );
}
