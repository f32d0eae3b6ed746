import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { renderRich, toHtml } from '#blocks/render';
import { textOf } from '#core/fileTree';
import { typed } from '#core/french';
import type { Question } from '#core/question/index';
import { single } from '#core/question/single/index';
import { trueFalse } from '#core/question/true-false/index';
import type { Problem, Result } from '#core/problem';
import type { Desk, ReadQuestions } from '#formats/reading/reading';
import { moodleXml } from '#formats/moodle-xml/write';
import { readMoodleXml } from '#formats/moodle-xml/read';
import { line } from '../../blocks/arbitraries.ts';
import { context } from '../../blocks/samples.ts';
import { courseWith, smallCourse } from '../../fixtures/courses.ts';
import { desk } from '../../fixtures/desk.ts';
import { quiet } from '../../fixtures/means.ts';
import {
  acronym,
  alertSteps,
  emergencyCall,
  extinguishers,
  fireClass,
  freeText,
  gaps,
  oilFire,
  ratio,
  unsure,
} from '../../fixtures/questions.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array, given: Partial<Desk> = {}) =>
  readMoodleXml(typeof text === 'string' ? bytes(text) : text, desk(given));

function whole(result: Result<ReadQuestions>): ReadQuestions & { readonly problems: readonly Problem[] } {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result.value, problems: result.problems };
}

/** Without the ids of choices, which Moodle has no place for; apostrophes and spaces as they are typed. */
const withoutIds = (question: Question): unknown =>
  JSON.parse(
    JSON.stringify(question, (key, value: unknown) => {
      if (key === 'id' && String(value).startsWith('c-')) return undefined;
      return typeof value === 'string' ? asTyped(value) : value;
    }),
  );

const asTyped = (text: string): string => text.replaceAll('\u2019', "'").replace(/[\u00a0\u202f]/g, ' ');

async function written(...questions: Question[]): Promise<string> {
  // Asked in no form: all of them belong in the bank.
  const result = await moodleXml.write({ ...courseWith(...questions), forms: [] }, quiet());
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return String(result.value.get('secourisme.moodle-xml.xml'));
}

test('what was written comes back: ids, codes, keys, feedback, tags, objectives, levels', async () => {
  const bank = [oilFire, gaps, acronym, ratio, { ...freeText, lines: 10 }];
  const { questions, problems, categories } = whole(read(await written(...bank)));
  expect(problems).toEqual([]);
  expect(questions.map(withoutIds)).toEqual(
    [oilFire, acronym, gaps, ratio, { ...freeText, lines: 10 }].map(withoutIds),
  );
  expect(categories.map(({ competency, questions: count }) => [competency, count])).toEqual([
    ['y-0a1b2c3d4e', 2],
    ['y-1a1b2c3d4e', 1],
    [undefined, 2],
  ]);
});

test('so do the types with several answers, hints and « Je ne sais pas »', async () => {
  const bank = [fireClass, extinguishers, alertSteps, unsure];
  const { questions, problems } = whole(read(await written(...bank)));
  expect(problems).toEqual([]);
  // What is printed is read back as a person types it.
  const typing = JSON.parse(typed(JSON.stringify(bank))) as typeof bank;
  expect(questions.map(withoutIds)).toEqual(typing.map(withoutIds));
});

test.each([true, false])('a statement (%s) that offers « Je ne sais pas » comes back as one', async (answer) => {
  const { hints: _, ...bare } = fireClass;
  const statement = v.parse(trueFalse.schema, { ...bare, penalty: 10, answer, dontKnow: true });
  const { questions, problems } = whole(read(await written(statement)));
  expect(problems).toEqual([]);
  expect(questions).toEqual([JSON.parse(typed(JSON.stringify(statement)))]);
});

interface Shape {
  readonly shuffle?: boolean;
  readonly texts?: readonly string[];
  readonly shares?: readonly number[];
  readonly dontKnow?: boolean;
}

test.each<[string, Shape]>([
  ['shuffled', { shuffle: true }],
  ['in another order', { texts: ['Faux', 'Vrai'] }],
  ['with other words', { texts: ['Vrai', 'Plutôt faux'] }],
  ['both in part', { shares: [100, 50] }],
  ['without a third answer', { dontKnow: false }],
])('choices %s stay choices', async (_, { shuffle = false, texts = ['Vrai', 'Faux'], shares = [100, 0], ...more }) => {
  const choices = texts.map((text, at) => ({ id: `c-${at}000000000`, text, share: shares[at] }));
  const { dontKnow: __, ...bare } = unsure;
  const question = v.parse(single.schema, { ...bare, ...{ dontKnow: true, ...more }, shuffle, choices });
  expect(whole(read(await written(question))).questions.map(({ type }) => type)).toEqual(['single']);
});

test('gaps come back from Moodle’s own writing; a unit has become a part of the text', async () => {
  const { questions, problems } = whole(read(await written(emergencyCall)));
  expect(problems).toEqual([]);
  const [back] = questions;
  if (back?.type !== 'cloze') throw new Error('a text with gaps comes back');
  expect(asTyped(back.stem)).toBe(asTyped(emergencyCall.stem).replace('[[2]]', '[[2]] (France)'));
  const gapsOf = emergencyCall.gaps.map((gap) => (gap.kind === 'numeric' ? { ...gap, unit: undefined } : gap));
  expect(withoutIds({ ...back, stem: emergencyCall.stem })).toEqual(withoutIds({ ...emergencyCall, gaps: gapsOf }));
});

test.each([
  ['an unclosed brace', 'Le {1:SHORTANSWER:=chat dort.', 'import/gap-unclosed'],
  ['a kind that we have not', 'Le {1:MULTIRESPONSE:=chat~=chien} dort.', 'import/gap-left-out'],
  ['a gap without a right answer', 'Le {1:MULTICHOICE:chat~chien} dort.', 'import/question-left-out'],
])('%s in a cloze: named with its line, the others are read', (_, stem, code) => {
  const cloze = `<question type="cloze"><name><text>trou</text></name><questiontext format="html"><text><![CDATA[<p>${stem}</p>]]></text></questiontext></question>`;
  const { questions, problems } = whole(read(quiz(sun('', 'a'), cloze, sun('', 'b'))));
  expect(questions.map((question) => question.code)).toEqual(['a', 'b']);
  expect(problems).toMatchObject([{ code, at: 'banque.xml:10', severity: 'warning', values: { question: 'trou' } }]);
});

test('true and false in other words, a match with a stray answer', () => {
  const vrai = sun()
    .replace('multichoice', 'truefalse')
    .replace('<![CDATA[<p>Oui</p>]]>', 'Vrai')
    .replace('>Non<', '>Faux<');
  const match = `<question type="matching"><name><text>M</text></name><questiontext format="html"><text>Quoi ?</text></questiontext><subquestion format="html"><text>a</text><answer><text>1 &amp;amp; 2</text></answer></subquestion><subquestion format="html"><text>b</text><answer><text>3</text></answer></subquestion><subquestion format="html"><text></text><answer><text>4</text></answer></subquestion></question>`;
  expect(whole(read(quiz(vrai, match))).questions).toMatchObject([
    { type: 'true-false', answer: true },
    { type: 'matching', pairs: [{ left: 'a', right: '1 & 2' }, { right: '3' }], distractors: [{ text: '4' }] },
  ]);
});

test('a picture comes back as the file that it was', async () => {
  const stem = '![Un point](media/point.svg)\n\nQue voyez-vous ?';
  const question = v.parse(single.schema, { ...oilFire, stem });
  const { questions, media } = whole(read(await written(question)));
  expect(questions[0]?.stem).toBe(stem);
  expect([...media.keys()]).toEqual(['media/point.svg']);
  expect(media.get('media/point.svg')).toEqual(smallCourse.media.get('media/point.svg'));
  // Into the course that has it, nothing new.
  const again = whole(read(await written(question), { course: { ...smallCourse, questions: [] } }));
  expect(again.media.size).toBe(0);
});

test('a recording comes back as the file that it was', async () => {
  const stem = 'Écoutez.\n\n[Le témoignage](media/temoignage.mp3)\n\nQue dit-il ?';
  const sound = new Uint8Array([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0]);
  const question = v.parse(single.schema, { ...oilFire, stem });
  const course = courseWith(question);
  const media = new Map([...course.media, ['media/temoignage.mp3', sound]]);
  const xml = await moodleXml.write({ ...course, media }, quiet());
  if (!xml.ok) throw new Error(JSON.stringify(xml.problems));
  const back = whole(read(textOf(xml.value, 'secourisme.moodle-xml.xml') ?? ''));
  expect(back.problems).toEqual([]);
  expect(back.questions[0]?.stem).toBe(stem);
  expect([...back.media]).toEqual([['media/temoignage.mp3', sound]]);
  // A file that is no recording does not become one by its name.
  const lie = await moodleXml.write(
    { ...course, media: new Map([['media/temoignage.mp3', new Uint8Array(9)]]) },
    quiet(),
  );
  const told = whole(read(lie.ok ? (textOf(lie.value, 'secourisme.moodle-xml.xml') ?? '') : ''));
  expect(told.problems.map(({ code }) => code)).toEqual(['import/part-left-out']);
});

test('100,000 questions: the first are kept, the others counted', { timeout: 300_000 }, () => {
  const one = (n: number) =>
    `<question type="shortanswer"><name><text>Q${n}</text></name><questiontext><text>Q${n} ?</text></questiontext><answer fraction="100"><text>${n}</text></answer></question>`;
  const { questions, problems } = whole(
    read(`<quiz>${Array.from({ length: 100_000 }, (_, n) => one(n)).join('')}</quiz>`),
  );
  expect(questions).toHaveLength(5_000);
  expect(questions.at(-1)).toMatchObject({ answers: [{ text: '4999' }] });
  expect(problems).toEqual([
    {
      ...{ code: 'import/too-many-questions', at: 'banque.xml', severity: 'warning' },
      values: { file: 'banque.xml', most: 5_000, beyond: 95_000 },
    },
  ]);
});

test('nothing that a person types is lost on the way', async () => {
  await fc.assert(
    fc.asyncProperty(line, line, line, async (stem, text, feedback) => {
      const choices = [
        { ...oilFire.choices[0], text, feedback },
        { ...oilFire.choices[1], text: 'autre' },
      ];
      const question = v.parse(single.schema, { ...oilFire, stem, choices });
      const shown = (rich: string) =>
        toHtml(renderRich(rich, { ...context(), lang: 'en' }))
          .replace(/\s+/g, ' ')
          // A blank before the first word of an item is none.
          .replace(/(<(?:li|p)>) /g, '$1')
          .replaceAll('\u2019', "'");
      fc.pre(
        [stem, text, feedback].every(
          (rich) =>
            !/mdx|<code>\s|\s<\/code>/.test(shown(rich)) &&
            !/<!--|<\/?[a-zA-Z]/.test(rich) &&
            shown(rich) !== '' &&
            !/\]\(|<span>|!\[/.test(shown(rich) + rich),
        ),
      );
      const [back] = whole(read(await written(question))).questions;
      if (back?.type !== 'single') throw new Error('a single choice comes back');
      expect(shown(back.stem)).toBe(shown(question.stem));
      expect(shown(back.choices[0]?.text ?? '')).toBe(shown(text.trim()));
      expect(shown(back.choices[0]?.feedback ?? '')).toBe(shown(feedback.trim()));
    }),
  );
});

const quiz = (...questions: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`;
const sun = (more = '', name = 'Le soleil') => `<question type="multichoice">
  <name><text>${name}</text></name>
  <questiontext format="html"><text><![CDATA[<p>Que dit ${name} ?</p>]]></text></questiontext>
  <defaultgrade>2</defaultgrade><single>true</single>
  <answer fraction="100" format="html"><text><![CDATA[<p>Oui</p>]]></text></answer>
  <answer fraction="0" format="html"><text>Non</text></answer>${more}
</question>`;

test('a foreign question gets ids, and its name as code when it is short', () => {
  const { questions } = whole(read(quiz(sun(), sun('', 'Un nom bien trop long pour être un code'))));
  expect(questions).toMatchObject([
    { id: 'q-0000000003', code: 'Le soleil', stem: 'Que dit Le soleil ?', points: 2, type: 'single' },
    { id: 'q-0000000006', code: 'Q-001' },
  ]);
  expect(questions[0]).toMatchObject({
    choices: [
      { text: 'Oui', share: 100 },
      { text: 'Non', share: 0 },
    ],
  });
});

test('a code that the course has is not given twice', () => {
  const taken = { ...oilFire, code: 'Le soleil' as typeof oilFire.code };
  const { questions } = whole(read(quiz(sun(), sun()), { course: { ...smallCourse, questions: [taken] } }));
  expect(questions.map(({ code }) => code)).toEqual(['Le soleil-2', 'Le soleil-3']);
});

test('categories become competencies, by name or number; others become tags', () => {
  const category = (path: string, number = '') =>
    `<question type="category"><category><text>${path}</text></category><idnumber>${number}</idnumber></question>`;
  const text = quiz(
    category('$course$/top/Banque/C02 Un autre titre'),
    sun('', 'a'),
    category('$course$/top/Banque/Renommée', 'y-1a1b2c3d4e.12345678'),
    sun('', 'b'),
    category('$course$/top/Incendie // fumée'),
    sun('', 'c'),
    category('$course$/top/Défaut pour Secourisme'),
    sun('', 'd'),
  );
  const { questions, categories } = whole(read(text));
  expect(categories.map(({ path, competency }) => [path.at(-1), competency])).toEqual([
    ['C02 Un autre titre', 'y-1a1b2c3d4e'],
    ['Renommée', 'y-1a1b2c3d4e'],
    ['Incendie / fumée', undefined],
    ['Défaut pour Secourisme', undefined],
  ]);
  expect(questions.map(({ tags = [] }) => tags)).toEqual([[], [], ['Incendie / fumée'], []]);
});

test.each([
  [
    'sixty choices',
    sun('<answer fraction="0"><text>x</text></answer>'.repeat(58)),
    'import/question-left-out',
    '60 choix',
  ],
  ['no right answer', sun().replace('fraction="100"', 'fraction="0"'), 'import/question-left-out', 'juste'],
  ['no stem', sun().replace(/<questiontext[\s\S]*?<\/questiontext>/, ''), 'import/question-left-out', 'énoncé'],
  ['a type that we have not', sun().replace('multichoice', 'ddmarker'), 'import/type-left-out', 'ddmarker'],
])('%s: named with its line, the others are read', (_, question, code, word) => {
  const { questions, problems } = whole(read(quiz(sun('', 'a'), question, sun('', 'b'))));
  expect(questions.map((one) => one.code)).toEqual(['a', 'b']);
  expect(problems).toMatchObject([{ code, at: 'banque.xml:10', severity: 'warning' }]);
  expect(JSON.stringify(problems[0]?.values) + String(word)).toContain(word);
});

test('scripts go and are said; so do pictures from elsewhere and drawings that could run', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>').toString('base64');
  const text = quiz(
    sun().replace('Que dit', '<script>alert(1)</script><img src="https://x.org/a.png" alt="une carte"> Que dit'),
    sun('', 'b')
      .replace('Que dit', '<img src="@@PLUGINFILE@@/plan.svg" alt="le plan"> Que dit')
      .replace(
        ']]></text></questiontext>',
        `]]></text><file name="plan.svg" path="/" encoding="base64">${svg}</file></questiontext>`,
      ),
  );
  const { questions, media, problems } = whole(read(text));
  expect(questions.map(({ stem }) => stem)).toEqual(['une carte Que dit Le soleil ?', 'le plan Que dit b ?']);
  expect(media.size).toBe(0);
  expect(problems.map(({ code }) => code)).toEqual([
    'import/image-left-out',
    'import/part-left-out',
    'import/image-unsafe',
  ]);
});

test('an embedded picture becomes a file, once for the same bytes', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p6kGHAAAAABJRU5ErkJggg==';
  const picture = `<img alt="point" src="data:image/png;base64,${png}"> Que dit`;
  const text = quiz(sun('', 'a').replace('Que dit', picture), sun('', 'b').replace('Que dit', picture));
  const { questions, media, problems } = whole(read(text));
  expect(problems).toEqual([]);
  expect([...media.keys()]).toEqual(['media/image.png']);
  expect(questions[1]?.stem).toBe('![point](media/image.png) Que dit b ?');
});

test('Windows-1252 is read, declared or not', () => {
  const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  for (const declaration of [
    '<?xml version="1.0" encoding="windows-1252"?>',
    '<?xml version="1.0" encoding="UTF-8"?>',
  ]) {
    const { questions } = whole(read(latin(`${declaration}<quiz>${sun('', 'L\x92\xe9t\xe9')}</quiz>`)));
    expect(questions[0]?.code).toBe('L’été');
  }
});

test('a fault in the middle costs one question', () => {
  const text = quiz(
    sun('', 'a'),
    sun('', 'b').replace('<single>', '<single>&nbsp;'),
    sun('', 'c'),
    '<question type="x"><name>',
    sun('', 'd'),
  );
  const { questions, problems } = whole(read(text));
  expect(questions.map(({ code }) => code)).toEqual(['a', 'c', 'd']);
  expect(problems.map(({ code, at, severity }) => [code, at, severity])).toEqual([
    ['xml/malformed', 'banque.xml:13', 'warning'],
    ['xml/malformed', 'banque.xml:32', 'warning'],
  ]);
});

test('what is no bank of Moodle is an error, and any bytes are answered', () => {
  expect(read('<html><p>x</p></html>')).toMatchObject({ ok: false, problems: [{ code: 'import/not-moodle' }] });
  expect(read('<quiz></quiz>')).toMatchObject({ ok: false, problems: [{ code: 'import/no-question' }] });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (some) => read(some).problems.length > 0));
});

const sample = '../shared/moodle-samples/all_qtypes.xml';
test.skipIf(!existsSync(sample))(
  'a bank with every type of Moodle says what it left (skipped without ../shared)',
  () => {
    const { questions, problems, media } = whole(read(new Uint8Array(readFileSync(sample))));
    const told = (code: string) =>
      problems.filter((problem) => problem.code === code).map(({ values }) => String(values?.['question']));
    expect(questions.length + told('import/type-left-out').length + told('import/gap-left-out').length).toBe(22);
    expect(told('import/question-left-out')).toEqual([]);
    expect(questions.map(({ code }) => code).slice(0, 3)).toEqual(['mc-1', 'mc-2', 'TF']);
    expect([...media.keys()]).toEqual(['media/dot.png']);
    expect(problems.every(({ severity, at }) => severity === 'warning' && /:\d+$/.test(at))).toBe(true);
  },
);
