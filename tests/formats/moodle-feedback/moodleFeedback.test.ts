import fc from 'fast-check';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { typeset } from '#core/french';
import { formSchema } from '#core/forms/schema';
import { likert } from '#core/question/likert/index';
import { single } from '#core/question/single/index';
import { moodleFeedback } from '#formats/moodle-feedback/write';
import { courseWith, smallCourse } from '../../fixtures/courses.ts';
import { quiet } from '../../fixtures/means.ts';
import { agreement, firstWord, lodging, seniority } from '../../fixtures/questions.ts';

const write = async (course: Course) => {
  const result = await moodleFeedback.write(course, quiet());
  if (!result.ok) throw new Error('Moodle Feedback leaves out, it never fails');
  return { tree: result.value, problems: result.problems };
};

/** A form of the small course with these items, and what was written for it. */
const writeForm = async (items: readonly unknown[], questions = smallCourse.questions) => {
  const form = v.parse(formSchema, { ...smallCourse.forms[0], introduction: undefined, items });
  const { tree, problems } = await write({ ...courseWith(...questions), forms: [form] });
  return { text: String(tree.get('secourisme-f1.moodle-feedback.xml') ?? ''), problems };
};

const ask = (question: { readonly id: string }, more = {}) => ({
  id: 'i-1a1b2c3d4e',
  kind: 'question',
  question: question.id,
  ...more,
});
const page = { id: 'i-3a1b2c3d4e', kind: 'page' };
const label = (text: string) => ({ id: 'i-0a1b2c3d4e', kind: 'label', text });
const whenLodged = { when: { question: lodging.id, answer: lodging.choices[0]?.id } };

const found = (text: string, path: string): string[] => {
  using document = XmlDocument.fromString(text);
  return document.find(path).map((node) => ('content' in node ? (node as XmlElement).content : ''));
};

test('writes what golden/ shows', async () => {
  const { tree, problems } = await write(smallCourse);
  expect([...tree.keys()]).toEqual(['secourisme-f1.moodle-feedback.xml']);
  expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['info moodle-feedback/scale-unrated']);
  await expect(String([...tree.values()][0])).toMatchFileSnapshot('golden/secourisme-f1.moodle-feedback.xml');
});

test('a scale without « Sans objet » is rated 1, 2, 3 …', async () => {
  const rated = v.parse(likert.schema, { ...agreement, notApplicable: undefined });
  const { text, problems } = await writeForm([ask(rated)], [rated]);
  expect(problems).toEqual([]);
  expect(found(text, '//ITEM[@TYPE="multichoicerated"]/PRESENTATION')).toEqual([
    typeset("r>>>>>1####Pas du tout d'accord|2####Plutôt pas d'accord|3####Plutôt d'accord|4####Tout à fait d'accord"),
  ]);
});

test('a grid from 0 has values from 0', async () => {
  const grid = v.parse(likert.schema, { ...agreement, lowest: 0, notApplicable: undefined });
  const { text } = await writeForm([ask(grid)], [grid]);
  expect(found(text, '//PRESENTATION')[0]).toMatch(/^r>>>>>0####[^|]*\|1####/);
});

test('a section is a page with its title; its condition is that of all that stands in it', async () => {
  const section = { id: 'i-4a1b2c3d4e', kind: 'page', title: 'Logement', ...whenLodged };
  const { text, problems } = await writeForm([ask(lodging), section, label('Merci.'), ask(firstWord), ask(seniority)]);
  expect(problems).toEqual([]);
  expect(found(text, '//ITEM/@TYPE')).toEqual(['multichoice', 'pagebreak', 'label', 'label', 'textfield', 'numeric']);
  expect(found(text, '//PRESENTATION')[2]).toBe('<h4>Logement</h4>');
  expect(found(text, '//DEPENDITEM')).toEqual(['0', '0', '1', '1', '1', '1']);
});

test('the code that pairs answers is asked on the first page, after the consent', async () => {
  const items = [ask(lodging), page, ask(firstWord)];
  const form = v.parse(formSchema, {
    ...smallCourse.forms[0],
    introduction: undefined,
    codePrompt: 'Votre code',
    items,
  });
  const { tree } = await write({ ...smallCourse, forms: [form] });
  const text = String([...tree.values()][0]);
  expect(found(text, '//ITEMLABEL')).toEqual(['Q-051', 'code', '', 'Q-053']);
});

test('an answer due because of another one is told, for Moodle cannot ask for it', async () => {
  const requiredWhen = { question: lodging.id, answers: [lodging.choices[0]?.id] };
  const { text, problems } = await writeForm([ask(lodging), ask(firstWord, { requiredWhen })]);
  expect(problems).toMatchObject([{ code: 'moodle-feedback/due-left-out', values: { questions: 'Q-053' } }]);
  expect(found(text, '//ITEM/@REQUIRED')).toEqual(['0', '0']);
});

test('a condition names the earlier item and its answer, across a page break', async () => {
  const { text, problems } = await writeForm([ask(lodging), page, ask(firstWord, whenLodged)]);
  expect(problems).toEqual([]);
  expect(found(text, '//ITEMID')).toEqual(['1', '2', '3']);
  expect(found(text, '//DEPENDITEM')).toEqual(['0', '0', '1']);
  expect(found(text, '//DEPENDVALUE')).toEqual(['', '', 'Oui']);
  expect(found(text, '//ITEMLABEL')).toEqual(['Q-051', '', 'Q-053']);
});

test.each([
  ['moodle-feedback/needs-page-break', [ask(lodging), ask(firstWord, whenLodged)], '1'],
  ['moodle-feedback/condition-left-out', [ask(firstWord, whenLodged), page, ask(lodging)], '0'],
  ['moodle-feedback/condition-left-out', [ask(seniority), page, ask(firstWord, whenLodged)], '0'],
])('%s: the item is written and the warning names it', async (code, items, depends) => {
  const { text, problems } = await writeForm(items);
  expect(problems).toMatchObject([{ code, at: firstWord.id, severity: 'warning', values: { item: 'Q-053' } }]);
  expect(found(text, '//ITEM[ITEMLABEL="Q-053"]/DEPENDITEM')).toEqual([depends]);
});

test('an answer too long for the column of Moodle cannot be depended on', async () => {
  const long = v.parse(single.schema, {
    ...lodging,
    choices: [{ ...lodging.choices[0], text: 'o'.repeat(256) }, lodging.choices[1]],
  });
  const { problems } = await writeForm([ask(long), page, ask(firstWord, whenLodged)], [long, firstWord]);
  expect(problems).toMatchObject([{ code: 'moodle-feedback/condition-left-out' }]);
});

test('a text longer than 255 characters, entities counted, is cut with a warning', async () => {
  const long = v.parse(single.schema, { ...lodging, stem: `R&D ${'é& '.repeat(100)}` });
  const { text, problems } = await writeForm([ask(long)], [long]);
  const [written = ''] = found(text, '//ITEMTEXT');
  expect(written.length).toBeLessThanOrEqual(255);
  expect(written).toMatch(/^R&amp;D é&amp; .*é&amp; …$/);
  expect(problems).toMatchObject([{ code: 'moodle-feedback/text-cut', severity: 'warning' }]);
});

test('an image gives way to its description, with a warning', async () => {
  const { text, problems } = await writeForm([label('Voyez ![un point](media/point.svg) ici'), ask(firstWord)]);
  expect(found(text, '//ITEM[@TYPE="label"]/PRESENTATION')).toEqual(['Voyez un point ici']);
  expect(problems).toMatchObject([{ code: 'moodle-feedback/image-left-out', values: { item: 'Voyez un point ici' } }]);
});

test('a form that asks nothing gives no file, for Moodle would crash on it', async () => {
  const { text, problems } = await writeForm([label('Merci.'), page]);
  expect(text).toBe('');
  expect(problems).toMatchObject([{ code: 'moodle-feedback/empty-form', severity: 'warning' }]);
  expect((await write({ ...smallCourse, forms: [] })).problems).toMatchObject([{ code: 'moodle-feedback/no-form' }]);
});

test('page breaks that part nothing are not written', async () => {
  const { text } = await writeForm([page, ask(lodging), page, page, ask(firstWord), page]);
  expect(found(text, '//ITEM/@TYPE')).toEqual(['multichoice', 'pagebreak', 'textfield']);
});

test('required questions hide « not selected », the others keep empty answers out of the shares', async () => {
  const { text } = await writeForm([
    ask(lodging, { required: true }),
    ask(agreement),
    ask(firstWord, { required: true }),
  ]);
  expect(found(text, '//OPTIONS')).toEqual(['h', 'i', '']);
  expect(found(text, '//ITEM/@REQUIRED')).toEqual(['1', '0', '1']);
});

test('two forms with the same code have two files', async () => {
  const [form] = smallCourse.forms;
  const other = v.parse(formSchema, { ...form, id: 'f-1a1b2c3d4e', code: 'f 1' });
  const same = v.parse(formSchema, { ...form, id: 'f-2a1b2c3d4e', code: 'F-1' });
  const { tree } = await write({ ...smallCourse, forms: [other, same] });
  expect([...tree.keys()]).toEqual([
    'secourisme-f-1-f-1a1b2c3d4e.moodle-feedback.xml',
    'secourisme-f-1-f-2a1b2c3d4e.moodle-feedback.xml',
  ]);
});

const typed = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[|#<>&?\]"= a]{1,40}$/),
    fc.constantFrom('<?xml version="1.0" encoding="latin1" ?>', '####', '>>>>>', '<<<<<1', ']]>', 'a\nb', '&amp;'),
  )
  .filter((text) => legal(text).trim() !== '');

test('whatever a person types, Moodle finds UTF-8, the items and the choices, and the texts come back', async () => {
  await fc.assert(
    fc.asyncProperty(typed, typed, typed, async (one, two, three) => {
      const scale = [one, two, three].map((text, at) => ({ id: `c-${at}a1b2c3d4e`, label: text }));
      const choices = [one, two].map((text, at) => ({ id: `c-${at}a1b2c3d4e`, text }));
      const rated = v.parse(likert.schema, { ...agreement, code: two, scale, notApplicable: undefined });
      const chosen = v.parse(single.schema, { ...lodging, code: one, stem: three, choices });
      const { text } = await writeForm([ask(rated), label(one), ask(chosen)], [rated, chosen]);
      // The pattern of Moodle's feedback_check_xml_utf8().
      expect(/^<\?xml.+(encoding="([a-z0-9-]*)").+\?>/is.exec(text)?.[2]).toBe('UTF-8');
      const [points = '', , offered = ''] = found(text, '//PRESENTATION');
      const [, lines = ''] = points.split('>>>>>');
      expect(points.split('>>>>>').length).toBe(2);
      expect(lines.split('|').map((line) => line.split('####').length)).toEqual([2, 2, 2]);
      expect(lines.split('|').map((line) => wordsIn(line.split('####')[1] ?? ''))).toEqual(
        scale.map(({ label }) => squeeze(typeset(label))),
      );
      expect(offered.split('>>>>>').length).toBe(2);
      expect(offered.split('|').length).toBe(2);
      expect(points + offered).not.toContain('<<<<<');
      for (const column of found(text, '//ITEMTEXT | //ITEMLABEL | //DEPENDVALUE')) {
        expect(Array.from(column).length).toBeLessThanOrEqual(255);
      }
    }),
    { numRuns: 300 },
  );
});

const legal = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/\r\n?/g, '\n');
const squeeze = (text: string) => legal(text).replace(/\s+/g, '');

/** The text of a piece of HTML as a browser would show it, without blanks. */
function wordsIn(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return squeeze(
    html
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => named[name] ?? ''),
  );
}
