import * as v from 'valibot';
import { expect, test } from 'vitest';
import { formSchema } from '#core/forms/schema';
import { type Question, questionTypes, type TypeName } from '#core/question/index';
import { likert } from '#core/question/likert/index';
import { testSchema } from '#core/test/schema';
import { formats } from '#formats/index';
import { courseWith, smallCourse } from '../fixtures/courses.ts';
import { quiet, stubPlayer } from '../fixtures/means.ts';
import {
  acronym,
  agreement,
  alertSteps,
  emergencyCall,
  extinguishers,
  fireClass,
  freeText,
  gaps,
  oilFire,
  ratio,
} from '../fixtures/questions.ts';

/** One question of each type, as a test or a form asks it. */
const samples: Record<TypeName, Question> = {
  single: oilFire,
  multiple: gaps,
  'true-false': fireClass,
  short: acronym,
  numeric: ratio,
  matching: extinguishers,
  ordering: alertSteps,
  cloze: emergencyCall,
  long: freeText,
  likert: v.parse(likert.schema, { ...agreement, notApplicable: undefined }),
};

/** A course that is about one question: a page shows it, a test and a form ask it. */
const courseOf = (question: Question) => ({
  ...courseWith(question),
  source: new Map([['bank.json', JSON.stringify({ questions: [question] })]]),
  tests: [v.parse(testSchema, { ...smallCourse.tests[1], questions: [question.id] })],
  forms: [
    v.parse(formSchema, {
      ...smallCourse.forms[0],
      items: [{ id: 'i-0a1b2c3d4e', kind: 'question', question: question.id }],
    }),
  ],
  lessons: smallCourse.lessons.map((lesson) => ({
    ...lesson,
    blocks: lesson.blocks.map((block) => (block.block === 'question' ? { ...block, id: question.id } : block)),
  })),
});

/** Made of the framing, or of the competencies, alone. */
const withoutQuestions = ['ics', 'moodle-competencies'];
const cells = formats
  .filter(({ id }) => !withoutQuestions.includes(id))
  .flatMap((format) => Object.values(samples).map((question) => ({ format, question })));

test('there is a sample of every type of question', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(questionTypes).sort());
});

test.each(cells)('$format.id × $question.type: written, or left out with a warning that names it', async (cell) => {
  const { format, question } = cell;
  const result = await format.write(courseOf(question), quiet({ player: stubPlayer }));
  if (!result.ok) throw new Error(`${format.id} refused a sound course: ${JSON.stringify(result.problems)}`);
  const { value: tree, problems } = result;
  // Without what one format or another writes in its own way.
  const part = question.stem
    .split(/[*:'’[{]| (?=[?!;%»])|« /)
    .reduce((longest, next) => (next.length > longest.length ? next : longest));
  const written = [...tree.values()].some((file) =>
    (typeof file === 'string' ? file : new TextDecoder().decode(file)).includes(part),
  );
  const named = problems.some(
    ({ at, severity, values }) =>
      severity === 'warning' && (at === question.id || Object.values(values ?? {}).includes(question.code)),
  );
  expect(written || named).toBe(true);
});

/** What each format of Moodle makes of each type: a new type or format has to say it here. */
test('the formats of Moodle hold what their headers say', async () => {
  const held: Record<string, string[]> = {};
  for (const { format, question } of cells) {
    if (!['moodle-xml', 'moodle-feedback', 'moodle-backup', 'gift'].includes(format.id)) continue;
    const result = await format.write(courseOf(question), quiet({ player: stubPlayer }));
    const left = result.problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
    (held[format.id] ??= []).push([question.type, ...left].join(' '));
  }
  expect(held).toEqual({
    'moodle-xml': [
      'single',
      'multiple',
      'true-false',
      'short',
      'numeric',
      'matching',
      'ordering',
      'cloze',
      'long',
      'likert moodle-xml/type-left-out moodle-xml/nothing-to-write',
    ],
    'moodle-feedback': [
      'single',
      'multiple',
      'true-false',
      'short',
      'numeric',
      'matching moodle-feedback/empty-form moodle-feedback/type-left-out',
      'ordering moodle-feedback/empty-form moodle-feedback/type-left-out',
      'cloze moodle-feedback/empty-form moodle-feedback/type-left-out',
      'long',
      'likert',
    ],
    // Its form is a Feedback, its test a quiz: what neither holds is said for each.
    'moodle-backup': [
      'single',
      'multiple',
      'true-false',
      'short',
      'numeric',
      'matching moodle-feedback/type-left-out',
      'ordering moodle-feedback/type-left-out',
      'cloze moodle-feedback/type-left-out',
      'long',
      'likert moodle-xml/type-left-out',
    ],
    gift: [
      'single',
      'multiple',
      'true-false',
      'short',
      'numeric',
      'matching',
      'ordering gift/only-in-moodle-xml gift/nothing-to-write',
      'cloze gift/only-in-moodle-xml gift/nothing-to-write',
      'long gift/guide-left-out',
      'likert gift/type-left-out gift/nothing-to-write',
    ],
  });
});

test.each(formats)('$id: the same course gives the same files', async (format) => {
  const first = await format.write(smallCourse, quiet({ player: stubPlayer }));
  const second = await format.write(structuredClone(smallCourse), quiet({ player: stubPlayer }));
  expect(second).toEqual(first);
});

test('ids of formats are unique, and no format throws on a course with nothing in it', async () => {
  expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
  const bare = {
    ...courseWith(),
    source: new Map(),
    forms: [],
    tests: [],
    lessons: [],
    design: { ...smallCourse.design, modules: [] },
  };
  for (const format of formats) await format.write({ ...bare, media: new Map() }, quiet({ player: stubPlayer }));
});
