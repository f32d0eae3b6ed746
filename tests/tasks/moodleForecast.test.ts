import { describe, expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import type { Course } from '#blocks/course';
import { formats } from '#formats/index';
import { frenchWords } from '#i18n/words.ts';
import { exportCourse } from '#tasks/exportCourse';
import { type Forecast, forecastMoodle } from '#tasks/moodleForecast';
import { sayTime, secondsToSend } from '#tasks/moodleForecastSize';
import { sayProblem } from '#tasks/sayProblem';
import { openCourse } from '#tasks/openCourse';
import { questionsIn, testsIn } from '#blocks/walk';
import { heavyFolder } from '../fixtures/heavy';
import { quiet } from '../fixtures/means';
import { idlePlayer } from '../fixtures/player';

const means = quiet({ player: idlePlayer });

async function example(name: string): Promise<Course> {
  const folder = await readFolder(`courses/${name}`);
  const opened = folder.ok ? openCourse(name, folder.value) : folder;
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

function heavy(megabytes: readonly number[]): Course {
  const opened = openCourse('lourd', new Map(Object.entries(heavyFolder(megabytes))));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

async function foreseen(course: Course): Promise<Forecast> {
  const result = await forecastMoodle(course, means);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const all = await example('exemple-complet');
const training = await example('formation-formateurs-ops');
const named = (forecast: Forecast, code: string): readonly string[] =>
  [...forecast.differs, ...forecast.cannot, ...forecast.asksAdmin]
    .filter((line) => line.code === `moodle-forecast/${code}`)
    .flatMap(({ about }) => about.map(({ name }) => name));

describe('what Moodle shows otherwise', () => {
  test('in quizzes: only questions that a quiz of Moodle’s asks, not those of packages', async () => {
    const forecast = await foreseen(all);
    expect(named(forecast, 'dont-know-as-choice')).toEqual(['Q01', 'E1', 'E2']);
    // Q08 has a hint too, in a package: there our player shows it.
    expect(named(forecast, 'hints-after-try')).toEqual(['Q01', 'Q12']);
    expect(named(forecast, 'essay-counts')).toEqual(['Q16']);
    expect(named(forecast, 'unit-said')).toEqual(['E4']);
    expect(named(forecast, 'drawn-fixed')).toEqual(['Rappel à trois mois']);
    expect(named(forecast, 'module-as-package')).toHaveLength(2);
    expect(named(forecast, 'review-whole')).toEqual(['Test de sortie']);
  });

  test('a hint is never seen where the test is corrected at the end', async () => {
    const course = {
      ...all,
      tests: all.tests.map((one) => ({ ...one, kind: 'graded' as const, correction: 'end' as const })),
    };
    const forecast = await foreseen(course);
    expect(named(forecast, 'hints-after-try')).toEqual([]);
    expect(named(forecast, 'hints-unseen')).toEqual(['Q01', 'Q12']);
  });

  test('in pages without a question: blocks that stand still, by page', async () => {
    const lessons = all.lessons.map((lesson) => ({
      ...lesson,
      blocks: lesson.blocks.filter((block) => questionsIn([block]).length + testsIn([block]).length === 0),
    }));
    const forecast = await foreseen({ ...all, lessons });
    const still = ['tabs-unfolded', 'cards-unfolded', 'case-unfolded', 'checklist-forgets', 'reflection-forgets'];
    for (const code of still) expect(named(forecast, code), code).not.toEqual([]);
    expect(named(forecast, 'page-when-opened')).toHaveLength(3);
    expect(named(forecast, 'cards-unfolded')).toEqual(['Orienter sans perdre personne']);
    for (const code of still) expect(named(await foreseen(all), code), code).toEqual([]);
  });

  test('forms: a grid of observation, what a rubric has no room for, a consent that nothing waits for', async () => {
    const forecast = await foreseen(training);
    expect(named(forecast, 'grid-as-assignment')).toHaveLength(1);
    expect(named(forecast, 'grid-questions')).toEqual(['GRILLE-01', 'GRILLE-10', 'GRILLE-11']);
    expect(named(forecast, 'consent-not-required')).toEqual(['Consentement']);
  });

  test('one line for each kind, however many it is about, and each leads to an entity', async () => {
    for (const course of [all, training]) {
      const { differs, cannot, asksAdmin } = await foreseen(course);
      const codes = [...differs, ...cannot, ...asksAdmin].map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const line of [...differs, ...cannot]) {
        expect(line.about.length, line.code).toBeGreaterThan(0);
        const { what, mend } = sayProblem(line, frenchWords);
        expect(what + mend).not.toMatch(/\{\w+\}/);
      }
    }
  });

  test('questions that Moodle cannot mark are told once, all of them', async () => {
    const questions = all.questions.map((question) =>
      question.type === 'single' && question.objective !== undefined
        ? { ...question, choices: question.choices.map((one) => (one.share === 100 ? one : { ...one, share: 33 })) }
        : question,
    );
    const forecast = await foreseen({ ...all, questions });
    const singles = questions.filter(({ type, code }) => type === 'single' && !/^[IS]\d/.test(code));
    const lost = named(forecast, 'shares-refused');
    expect(lost.length).toBeGreaterThan(4);
    for (const code of lost) expect(singles.map((one) => one.code)).toContain(code);
    expect(forecast.cannot.find(({ code }) => code.endsWith('shares-refused'))?.severity).toBe('warning');
  });
});

describe('weight and time', () => {
  test('the size is that of the file that an export writes, to the byte', async () => {
    for (const course of [all, training]) {
      const { files } = await exportCourse(course, ['moodle-backup'], means);
      const { size, seconds } = await foreseen(course);
      expect(size).toBe(files.find(({ path }) => path.endsWith('.mbz'))?.bytes.length);
      expect(seconds).toBe(Math.ceil((size * 8) / 400_000));
    }
  });

  test('above 20 MB it offers parts, names what is too heavy alone, and the line of the request', async () => {
    const forecast = await foreseen(heavy([9, 9, 20]));
    expect(forecast.size).toBeGreaterThan(38_000_000);
    expect(forecast.parts?.map(({ titles }) => titles)).toEqual([
      ['Début du cours', 'M1 · Module 1', 'M2 · Module 2'],
      ['M3 · Module 3'],
      ['Évaluation'],
    ]);
    expect(forecast.sections.filter(({ bytes }) => bytes > 20_000_000).map(({ title }) => title)).toEqual([
      'M3 · Module 3',
    ]);
    const limit = forecast.asksAdmin.find(({ code }) => code === 'moodle-forecast/upload-limit');
    const [file] = (await exportCourse(heavy([9, 9, 20]), ['moodle-backup'], means)).files.filter(({ path }) =>
      path.endsWith('.txt'),
    );
    const request = new TextDecoder().decode(file?.bytes);
    expect(request).toContain(String(limit?.values?.['asked']));
  });

  test('a small course has neither parts nor a limit to ask for', async () => {
    const forecast = await foreseen(all);
    expect(forecast.parts).toBeUndefined();
    expect(forecast.asksAdmin.map(({ code }) => code)).not.toContain('moodle-forecast/upload-limit');
  });

  test('the time is said as people say it', () => {
    expect(secondsToSend(20_000_000)).toBe(400);
    expect(sayTime(400, frenchWords)).toBe('environ 7 minutes');
    expect(sayTime(12, frenchWords)).toBe("moins d'une minute");
    expect(sayTime(62, frenchWords)).toBe('environ 1 minute');
    expect(sayTime(7_500, frenchWords)).toBe('environ 2 h 05 min');
  });
});

test('a course with nothing for Moodle has no forecast, and says why', async () => {
  const empty = { ...all, design: { ...all.design, modules: [] }, tests: [], forms: [], lessons: [] };
  const bare = {
    ...empty,
    audience: { ...all.audience, prerequisites: [] },
    meta: { ...all.meta, summary: undefined },
  };
  const result = await forecastMoodle(bare, means);
  expect(result.ok).toBe(false);
});

test('every code that the formats of Moodle warn with is placed in a forecast by its own sentence', async () => {
  // What no line gathers would stand there one by one.
  expect(formats.map(({ id }) => id)).toContain('moodle-backup');
  for (const course of [all, training]) {
    const forecast = await foreseen(course);
    const strangers = [...forecast.cannot, ...forecast.differs].filter(({ code }) =>
      /^moodle-(xml|feedback)\//.test(code),
    );
    expect(strangers).toEqual([]);
  }
});
