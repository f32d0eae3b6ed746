import { beforeAll, describe, expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import type { Course } from '#blocks/course';
import { readLesson, writeLesson } from '#blocks/lessonFile';
import type { Block } from '#blocks/models';
import { mediaIn, questionsIn } from '#blocks/walk';
import { activitiesOf } from '#core/design/schema';
import { totalsOf } from '#core/design/totals';
import { type FileTree, textOf } from '#core/fileTree';
import { isError, type Problem } from '#core/problem';
import { rankOf } from '#core/objectives/levels';
import { typeOf } from '#core/question/index';
import { checkCourse } from '#tasks/checkCourse';
import { expectedTotals, programme } from '../fixtures/programme.ts';

const name = 'formation-formateurs-ops';
let files: FileTree;
let course: Course;
let problems: readonly Problem[];

beforeAll(async () => {
  const folder = await readFolder(`courses/${name}`);
  if (!folder.ok) throw new Error(JSON.stringify(folder.problems));
  files = folder.value;
  const checked = checkCourse(name, files);
  if (!checked.course) throw new Error(JSON.stringify(checked.problems, undefined, 2));
  course = checked.course;
  problems = checked.problems;
});

const codes = (entities: readonly { readonly code: string }[]) => entities.map(({ code }) => code);
/** Typography puts no-break spaces where the case has plain ones. */
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('check finds no error, and warns of C09 alone', () => {
  expect(problems.filter(isError)).toEqual([]);
  expect(problems.filter(({ severity }) => severity === 'warning')).toMatchObject([{ values: { competency: 'C09' } }]);
});

test('every id is given once in the folder', () => {
  const json = ['course.json', 'bank.json'].map((file) => textOf(files, file) ?? '').join('\n');
  const pages = course.lessons.map(({ id }) => id);
  const given = [...[...json.matchAll(/"id": "([a-z]-[^"]+)"/g)].map(([, id]) => id), ...pages];
  expect(given.length).toBeGreaterThan(150);
  expect(new Set(given).size).toBe(given.length);
});

describe('the programme', () => {
  test('has 12 competencies, 3 groups of 20 people in all, 8 operational objectives and 19 activities', () => {
    expect(course.needs.competencies).toHaveLength(12);
    expect(course.audience.groups.map(({ size }) => size)).toEqual([6, 9, 5]);
    expect(course.objectives.filter(({ tier }) => tier === 'operational')).toHaveLength(8);
    expect(activitiesOf(course.design.modules)).toHaveLength(19);
  });

  test('says what the case says, activity by activity', () => {
    const codeOf = new Map(
      [...course.objectives, ...course.design.materials, ...course.design.trainers].map(({ id, code }) => [
        id as string,
        code as string,
      ]),
    );
    const told = activitiesOf(course.design.modules).map((activity) => ({
      code: activity.code,
      titre: spaced(activity.title),
      objectifs: activity.objectives.map((id) => codeOf.get(id)),
      formateur: codeOf.get(activity.trainer ?? ''),
      supports: activity.materials.map((id) => codeOf.get(id)),
      retour: activity.feedback,
      duree_min: activity.minutes,
    }));
    expect(programme.activites).toMatchObject(told);
  });

  test('states its operational objectives word for word', () => {
    const told = course.objectives.filter(({ tier }) => tier === 'operational');
    expect(told.map(({ code, text }) => [code, spaced(text)])).toEqual(
      programme.objectifs.map(({ code, texte }) => [code, texte]),
    );
    expect(told.filter(({ grid }) => grid !== undefined).map(({ code }) => code)).toEqual(['O5']);
  });

  test('adds up to the minutes expected, by day, modality, learning type and method', () => {
    const { all, byDay, byModality, byLearningType, byMethod } = totalsOf(course.design);
    const { acquisitionPercent, ...wanted } = expectedTotals;
    expect({ all, byDay, byModality, byLearningType, byMethod }).toEqual({
      all: wanted.all,
      byDay: wanted.byDay,
      byModality: wanted.byModality,
      byLearningType: wanted.byLearningType,
      byMethod: wanted.byMethod,
    });
    expect(((byLearningType.acquisition ?? 0) / all) * 100).toBe(acquisitionPercent);
  });

  test('leaves without objective what the case leaves without', () => {
    const served = new Set(course.objectives.flatMap(({ competencies }) => competencies));
    const competencies = course.needs.competencies.filter(({ id }) => !served.has(id));
    const activities = activitiesOf(course.design.modules).filter(({ objectives }) => objectives.length === 0);
    expect(codes(competencies)).toEqual(expectedTotals.competenciesWithoutObjective);
    expect(codes(activities)).toEqual(expectedTotals.activitiesWithoutObjective);
    expect(codes(course.needs.competencies.filter(({ setAside }) => setAside !== undefined))).toEqual(['C11']);
  });
});

describe('the questions', () => {
  const keyed = () => course.questions.filter((question) => typeOf(question).keyed(question));

  test('are twelve with a key, of three types, over seven objectives', () => {
    const objectives = new Map(course.objectives.map(({ id, code }) => [id as string, code as string]));
    const counts = new Map<string, number>();
    for (const { objective } of keyed()) {
      const code = objectives.get(objective ?? '') ?? 'none';
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    expect(codes(keyed())).toEqual(Array.from({ length: 12 }, (_, i) => `Q-${String(i + 1).padStart(3, '0')}`));
    expect(new Set(keyed().map(({ type }) => type))).toEqual(new Set(['single', 'multiple', 'short']));
    expect(Object.fromEntries(counts)).toEqual({ O1: 2, O2: 1, O3: 2, O4: 2, O6: 2, O7: 2, O8: 1 });
  });

  test('ask at the level of their objective, or the one just below', () => {
    const objectives = new Map(course.objectives.map((objective) => [objective.id, objective]));
    const gaps = keyed().map(({ objective, level }) => {
      const wanted = objective && objectives.get(objective)?.level;
      return wanted && level ? rankOf(wanted) - rankOf(level) : undefined;
    });
    expect(gaps.filter((gap) => gap !== 0 && gap !== 1)).toEqual([]);
  });

  test('teach after every answer', () => {
    const silent = keyed().filter((question) => {
      const answers = 'choices' in question ? question.choices : 'answers' in question ? question.answers : [];
      return question.feedback === undefined || answers.some(({ feedback }) => feedback === undefined);
    });
    expect(codes(silent)).toEqual([]);
  });

  test('do not give away the right choice by its length or its place', () => {
    const singles = keyed().filter((question) => question.type === 'single');
    const places = singles.map(({ choices }) => choices.findIndex(({ share }) => share === 100));
    const tooLong = singles.filter(({ choices }) => {
      const right = choices.find(({ share }) => share === 100)?.text.length ?? 0;
      const others = choices.filter(({ share }) => share !== 100).map(({ text }) => text.length);
      return right > 1.5 * (others.reduce((sum, length) => sum + length, 0) / others.length);
    });
    expect(codes(tooLong)).toEqual([]);
    expect(new Set(places).size).toBe(4);
  });

  test('are practised six in the pages, six in the test of the module, all twelve before and after', () => {
    const practised = course.lessons.flatMap(({ blocks }) => questionsIn(blocks));
    const testOf = (phase: string) => course.tests.find((test) => test.phase === phase);
    const all = keyed().map(({ id }) => id);
    expect(practised).toHaveLength(6);
    expect(testOf('during')).toMatchObject({ passShare: 70 });
    expect(new Set([...practised, ...(testOf('during')?.questions ?? [])])).toEqual(new Set(all));
    expect(testOf('pre')).toMatchObject({ questions: all, correction: 'none', pair: testOf('post')?.id });
    expect(testOf('post')).toMatchObject({ questions: all, correction: 'end', passShare: 70, pair: testOf('pre')?.id });
  });
});

describe('the pages', () => {
  /** Words of the text between tags and inside the blocks that hold text; questions count for nothing. */
  const wordsIn = (blocks: readonly Block[]) => JSON.stringify(blocks).match(/"value":"(?:[^"\\]|\\.)*"/g) ?? [];

  test('are two, of 900 words at least', () => {
    const lengths = course.lessons.map(
      ({ blocks }) =>
        wordsIn(blocks)
          .join(' ')
          .replaceAll('"value":', '')
          .match(/\p{L}+/gu)?.length ?? 0,
    );
    expect(lengths).toHaveLength(2);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(900);
  });

  test('show every block and every kind of callout', () => {
    const text = course.lessons.map(({ path }) => textOf(files, path)).join('\n');
    const kinds = [...text.matchAll(/<Callout kind="(\w+)"/g)].map(([, kind]) => kind);
    expect(new Set(kinds)).toEqual(new Set(['info', 'caution', 'example', 'definition']));
    for (const { blocks } of course.lessons) {
      const shown = new Set(blocks.map(({ block }) => block));
      expect([...shown].sort()).toEqual(['accordion', 'callout', 'figure', 'question', 'text']);
      expect(mediaIn(blocks).length).toBeGreaterThanOrEqual(2);
    }
  });

  test('show the media that are there, each of 8 KB at most, with their title', () => {
    const shown = course.lessons.flatMap(({ blocks }) => mediaIn(blocks));
    const there = [...files.keys()].filter((path) => path.startsWith('media/'));
    expect([...shown].sort()).toEqual([...there].sort());
    for (const path of there) {
      const text = textOf(files, path) ?? '';
      expect(text.length, path).toBeLessThanOrEqual(8192);
      expect(text, path).toMatch(/role="img"[^>]*>\s*<title>[^<]+<\/title>/);
    }
  });

  test('stand as they will be written, so that a first save changes nothing else', () => {
    for (const { path } of course.lessons) {
      const text = textOf(files, path) ?? '';
      const read = readLesson(path, text);
      expect(read.ok && writeLesson(read.value)).toBe(text);
    }
  });
});

test('the form asks what depends on an answer after a page break, and keeps no key', () => {
  const [form] = course.forms;
  const items = form?.items ?? [];
  const position = (id: string) => items.findIndex((item) => item.kind === 'question' && item.question === id);
  const dependent = items.flatMap((item, index) =>
    item.kind === 'question' && item.when ? [{ ...item.when, index }] : [],
  );
  const asked = new Set(items.flatMap((item) => (item.kind === 'question' ? [item.question] : [])));
  const questions = course.questions.filter(({ id }) => asked.has(id));
  expect(dependent).toHaveLength(1);
  for (const { question, index } of dependent) {
    expect(items.slice(position(question), index).some(({ kind }) => kind === 'page')).toBe(true);
  }
  expect(questions.filter((question) => typeOf(question).keyed(question))).toEqual([]);
  expect(new Set(questions.map(({ type }) => type))).toEqual(new Set(['likert', 'single', 'numeric', 'long', 'short']));
});
