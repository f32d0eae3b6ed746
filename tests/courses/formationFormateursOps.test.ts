import { beforeAll, describe, expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import type { Course } from '#blocks/course';
import { readLesson, writeLesson } from '#blocks/lessonFile';
import { mediaIn, questionsIn } from '#blocks/walk';
import { readCsv } from '#codecs/csv';
import { activitiesOf } from '#core/design/schema';
import { totalsOf } from '#core/design/totals';
import { bytesOf, type FileTree, textOf } from '#core/fileTree';
import { isError, type Problem } from '#core/problem';
import { diagnosisOf } from '#core/needs/situation';
import { bloomOf, rankOf } from '#core/objectives/levels';
import { type Question, typeOf } from '#core/question/index';
import { quizzesLeftOut, unitsOf } from '#formats/unit';
import { needsCoverage } from '#core/views/needsCoverage';
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

test('its performance problems come to the solutions of the case; C11 is no objective, C09 is retained', () => {
  const decided = (title: RegExp) => {
    const need = course.needs.needs.find((one) => title.test(one.title));
    return [diagnosisOf(need?.situation ?? {})?.solutions, need?.decision];
  };
  expect(decided(/classes virtuelles/)).toEqual([['provide-resources', 'training'], 'training']);
  expect(decided(/évaluations à froid/)).toEqual([['create-consequence', 'training'], 'training']);
  expect(decided(/émargement/)).toEqual([['clarify-expectations'], 'other']);
  const rows = needsCoverage(course);
  const gaps = rows.filter(({ state }) => state === 'gap').flatMap(({ competencies }) => codes(competencies));
  expect(gaps).toEqual(['C09', 'C06']);
  expect(rows.find(({ competencies }) => codes(competencies).includes('C11'))?.state).toBe('elsewhere');
});

describe('the questions', () => {
  const keyed = () => course.questions.filter((question) => typeOf(question).keyed(question));
  const objectiveOf = ({ objective }: Question) => course.objectives.find(({ id }) => id === objective)?.code ?? 'none';
  const count = (questions: readonly Question[]) => {
    const counts = new Map<string, number>();
    for (const question of questions) counts.set(objectiveOf(question), (counts.get(objectiveOf(question)) ?? 0) + 1);
    return Object.fromEntries(counts);
  };
  const bank = () => new Map(course.questions.map((question) => [question.id, question]));
  const asked = (ids: readonly string[]) => ids.flatMap((id) => bank().get(id as Question['id']) ?? []);
  const testOf = (code: string) => course.tests.find((candidate) => candidate.code === code);

  test('are fifty-two with a key, numbered without a gap, then two that a trainer reads', () => {
    const numbered = codes(course.questions.filter(({ code }) => code.startsWith('Q-')));
    expect(numbered).toEqual(Array.from({ length: 54 }, (_, i) => `Q-${String(i + 1).padStart(3, '0')}`));
    expect(codes(keyed())).toEqual(numbered.slice(0, 52));
    const read = course.questions.filter(({ code }) => ['Q-053', 'Q-054'].includes(code));
    expect(read.map((question) => question.type === 'long' && question.guide !== undefined)).toEqual([true, true]);
  });

  test('are of every type that has a key', () => {
    const types = new Set(keyed().map(({ type }) => type));
    expect([...types].sort()).toEqual(
      ['cloze', 'matching', 'multiple', 'numeric', 'ordering', 'short', 'single', 'true-false'].sort(),
    );
  });

  test('check each objective as often as the case wants, and three times at least; O5 has its grid', () => {
    const counts = count(keyed());
    const wanted = programme.objectifs.filter(({ nb_questions }) => nb_questions > 0);
    expect(Object.keys(counts).sort()).toEqual(wanted.map(({ code }) => code).sort());
    for (const { code, nb_questions } of wanted) {
      expect(counts[code], code).toBeGreaterThanOrEqual(Math.max(3, nb_questions));
    }
  });

  test('ask at the level of their objective, or the one just below', () => {
    const objectives = new Map(course.objectives.map((objective) => [objective.id, objective]));
    const gaps = keyed().map(({ objective, level }) => {
      const wanted = bloomOf(objectives.get(objective ?? 'o-') ?? {});
      return wanted && level ? rankOf(wanted) - rankOf(level) : undefined;
    });
    expect(gaps.filter((gap) => gap !== 0 && gap !== 1)).toEqual([]);
  });

  test('teach after every answer', () => {
    const silent = keyed().filter((question) => {
      const answers = 'choices' in question ? question.choices : 'answers' in question ? question.answers : [];
      const wrong =
        question.type === 'numeric'
          ? [question.wrongFeedback]
          : question.type === 'true-false'
            ? [question.trueFeedback, question.falseFeedback]
            : [];
      const taught = [question.feedback, ...answers.map(({ feedback }) => feedback), ...wrong];
      return taught.some((feedback) => feedback === undefined);
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

  test('are the same twenty before and after, as many per objective as the case says', () => {
    const [pre, post] = [testOf('T-E'), testOf('T-S')];
    const wanted = programme.objectifs.filter(({ nb_questions }) => nb_questions > 0);
    expect(pre).toMatchObject({ phase: 'pre', correction: 'none', pair: post?.id });
    expect(post).toMatchObject({ phase: 'post', correction: 'end', passShare: 70, pair: pre?.id });
    expect(post?.questions).toEqual(pre?.questions);
    expect(count(asked(pre?.questions ?? []))).toEqual(
      Object.fromEntries(wanted.map(({ code, nb_questions }) => [code, nb_questions])),
    );
  });

  test('let whoever does not know say so in the entry test, and give no hint there', () => {
    const pair = asked(testOf('T-E')?.questions ?? []);
    const choosing = pair.filter(({ type }) => ['single', 'multiple', 'true-false'].includes(type));
    expect(choosing.length).toBeGreaterThan(10);
    expect(codes(choosing.filter((question) => !('dontKnow' in question && question.dontKnow)))).toEqual([]);
    expect(codes(pair.filter(({ hints = [] }) => hints.length > 0))).toEqual([]);
    expect(course.questions.filter(({ hints = [] }) => hints.length > 0).length).toBeGreaterThanOrEqual(8);
  });

  /** The last module is done after the four days: it takes the pair up again, once it has measured. */
  test('of the pair are met nowhere before the exit test', () => {
    const pair = new Set<string>(testOf('T-E')?.questions);
    const before = unitsOf(course).filter(({ name }) => /^m[1-4]$/.test(name));
    expect(before.flatMap(({ questions }) => questions).filter(({ id }) => pair.has(id))).toEqual([]);
  });
});

describe('the modules', () => {
  test('leave as five packages of pages and a test, then the two tests', () => {
    const units = unitsOf(course).map(({ name, pages, test: quiz }) => [name, pages.length, quiz?.code]);
    expect(units).toEqual([
      ['m1', 2, 'T-M1'],
      ['m2', 2, 'T-M2'],
      ['m3', 3, 'T-M3'],
      ['m4', 2, 'T-M4'],
      ['m5', 2, 'T-M5'],
      ['t-e', 0, 'T-E'],
      ['t-s', 0, 'T-S'],
    ]);
    expect(quizzesLeftOut(course)).toEqual([]);
  });

  test('end with five to eight questions, passed from 70 %, that no page has shown', () => {
    const shown = new Set<string>(course.lessons.flatMap(({ blocks }) => questionsIn(blocks)));
    for (const { code, questions, passShare, correction } of course.tests.filter(({ phase }) => phase === 'during')) {
      expect(questions.length, code).toBeGreaterThanOrEqual(5);
      expect(questions.length, code).toBeLessThanOrEqual(8);
      expect({ passShare, correction }, code).toEqual({ passShare: 70, correction: 'each' });
      expect(
        questions.filter((id) => shown.has(id)),
        code,
      ).toEqual([]);
    }
  });

  test('ask only of the objectives of their day', () => {
    const days: Readonly<Record<string, readonly string[]>> = {
      m1: ['O1', 'O2'],
      m2: ['O3', 'O4'],
      m3: ['O5', 'O6'],
      m4: ['O7', 'O8'],
    };
    const objectives = new Map(course.objectives.map(({ id, code }) => [id as string, code as string]));
    for (const { name, questions } of unitsOf(course).filter((unit) => unit.name in days)) {
      const met = new Set(questions.map(({ objective }) => objectives.get(objective ?? '')));
      expect([...met].sort(), name).toEqual(days[name]);
    }
  });
});

describe('the pages', () => {
  /** The prose of a page, in whatever block it stands; its front matter and attributes count for nothing. */
  const wordsIn = (path: string) =>
    (textOf(files, path) ?? '').replace(/^---[^]*?---|<[^>]+>/g, '').match(/\p{L}[\p{L}'-]*/gu) ?? [];

  test('are eleven, of 700 words at least', () => {
    expect(course.lessons).toHaveLength(11);
    const short = course.lessons.map(({ path }) => [path, wordsIn(path).length] as const).filter(([, n]) => n < 700);
    expect(short).toEqual([]);
  });

  test('use every block that teaches in writing, and every kind of callout', () => {
    const text = course.lessons.map(({ path }) => textOf(files, path)).join('\n');
    const kinds = [...text.matchAll(/<Callout kind="(\w+)"/g)].map(([, kind]) => kind);
    expect(new Set(kinds)).toEqual(new Set(['info', 'caution', 'example', 'definition']));
    const shown = new Set(course.lessons.flatMap(({ blocks }) => blocks.map(({ block }) => block)));
    const wanted = ['accordion', 'callout', 'case', 'checklist', 'citation', 'download', 'figure', 'flashcards'];
    const more = ['glossary', 'question', 'reflection', 'steps', 'table', 'tabs', 'text'];
    expect([...shown].sort()).toEqual([...wanted, ...more].sort());
  });

  test('ask a question, or more, and end on what to keep', () => {
    for (const { path, blocks } of course.lessons) {
      expect(questionsIn(blocks).length, path).toBeGreaterThanOrEqual(1);
      expect(textOf(files, path), path).toContain('\n### À retenir\n');
    }
  });

  test('show the media that are there; pictures hold in 8 KB, have a title and leave red to the thread', () => {
    const shown = course.lessons.flatMap(({ blocks }) => mediaIn(blocks));
    const there = [...files.keys()].filter((path) => path.startsWith('media/'));
    expect([...new Set(shown)].sort()).toEqual([...there].sort());
    for (const path of there.filter((each) => each.endsWith('.svg'))) {
      const text = textOf(files, path) ?? '';
      expect(text.length, path).toBeLessThanOrEqual(8192);
      expect(text, path).toMatch(/^<svg [^>]*role="img"[^>]*>\s*<title>[^<]+<\/title>/);
      if (path !== 'media/fil-rouge.svg') expect(text, path).not.toContain('#b3122b');
    }
  });

  test('hand out a grid that a French spreadsheet opens: every row has its five cells', () => {
    const path = 'media/grille-objectif.csv';
    expect([...(bytesOf(files, path) ?? []).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { rows } = readCsv(textOf(files, path) ?? '');
    expect(rows.map(({ cells }) => cells.length)).toEqual(Array.from({ length: 8 }, () => 5));
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
