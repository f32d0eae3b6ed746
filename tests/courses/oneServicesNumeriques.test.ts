import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import type { Course } from '#blocks/course';
import { mediaIn, questionsIn } from '#blocks/walk';
import { duplicateProblems, linkProblems } from '#core/course/links';
import { activitiesOf } from '#core/design/schema';
import { totalsOf } from '#core/design/totals';
import { reasonKeptOut } from '#core/needs/decided';
import { findingRows } from '#core/needs/findings';
import { diagnosisOf } from '#core/needs/situation';
import { textOf } from '#core/fileTree';
import { type Question, typeOf } from '#core/question/index';
import { checkCourse } from '#tasks/checkCourse';
import { outlineOf } from '#tasks/outline';

const name = 'one-services-numeriques';
const folder = await readFolder(`courses/${name}`);
if (!folder.ok) throw new Error('the folder cannot be read');
const tree = folder.value;
const checked = checkCourse(name, tree);
if (!checked.course) throw new Error(JSON.stringify(checked.problems));
const course: Course = checked.course;

/** What the terms of reference fix: question, letter of the key, objective. */
const key = readFileSync('tests/fixtures/one/cle_et_objectifs.csv', 'utf8')
  .replace('\uFEFF', '')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(';'));

const coded = (code: string): Question => {
  const question = course.questions.find((candidate) => candidate.code === code);
  if (question === undefined) throw new Error(`no question ${code}`);
  return question;
};
const objectiveCode = (question: Question) => course.objectives.find(({ id }) => id === question.objective)?.code;

test('nothing in it is wrong; half of those who come have a weak connection, and it says so', () => {
  expect(checked.problems).toEqual([
    { code: 'audience/weak-connection', at: 'k-ng7z93aazk', severity: 'info', values: { share: '50\u202f%' } },
  ]);
});

test('every link resolves and every id is given once', () => {
  const outline = outlineOf(course);
  expect([...linkProblems(outline), ...duplicateProblems(outline)]).toEqual([]);
  const json = ['course.json', 'bank.json'].map((path) => textOf(tree, path) ?? '').join('\n');
  const given = [...json.matchAll(/"id": "([a-z]-[^"]+)"/g)].map(([, id]) => id);
  expect(given.length).toBeGreaterThan(300);
  expect(new Set(given).size).toBe(given.length);
});

test('the twenty questions have the key and the objective of the case', () => {
  expect(key).toHaveLength(20);
  const rows = key.map(([code = '']) => {
    const question = coded(code);
    if (question.type !== 'single') throw new Error(`${code} is not single`);
    const letters = question.choices.flatMap(({ share }, index) => (share === 100 ? ['ABCD'.charAt(index)] : []));
    return [code, letters.join(''), objectiveCode(question)];
  });
  expect(rows).toEqual(key);
});

test.each(key)('%s keeps its four choices in order, and each is answered', (code = '') => {
  const question = coded(code);
  expect(question).toMatchObject({ type: 'single', shuffle: false });
  expect(question.feedback).toBeDefined();
  const choices = question.type === 'single' ? question.choices : [];
  expect(choices.map(({ feedback }) => typeof feedback)).toEqual(['string', 'string', 'string', 'string']);
  const lengths = choices.map(({ text }) => text.length);
  expect(Math.max(...lengths)).toBeLessThan(1.5 * Math.min(...lengths));
});

test('the five operational objectives are those of the case', () => {
  const operational = course.objectives.filter(({ tier }) => tier === 'operational');
  expect(operational.map(({ code, text }) => `${code} ${text}`)).toEqual([
    "O1 À partir d'un entretien simulé, le conseiller crée et complète un dossier demandeur dans l'application, sans erreur sur les champs obligatoires.",
    'O2 Pour une offre donnée, le conseiller recherche et présélectionne trois candidats en moins de 10 minutes.',
    "O3 À partir d'une demande d'employeur, le conseiller publie une offre comportant toutes les mentions obligatoires.",
    "O4 Dans l'espace de suivi, le conseiller met à jour une candidature et envoie une relance tracée, dans 4 cas sur 5.",
    'O5 Face à quatre situations, le conseiller choisit la conduite conforme à la protection des données, avec justification.',
  ]);
});

test('the entry and exit tests ask the same twenty questions; only the second shows the correction', () => {
  const twenty = key.map(([code = '']) => coded(code).id);
  const [pre, post] = ['pre', 'post'].map((phase) => course.tests.find((candidate) => candidate.phase === phase));
  expect(pre).toMatchObject({ questions: twenty, pair: post?.id, correction: 'none' });
  expect(post).toMatchObject({ questions: twenty, pair: pre?.id, correction: 'end', passShare: 70 });
});

test('nobody meets a question of the pair before the exit test', () => {
  const pair = new Set(key.map(([code = '']) => coded(code).id));
  const practised = [
    ...course.lessons.flatMap(({ blocks }) => questionsIn(blocks)),
    ...course.tests.filter(({ phase }) => phase === 'during').flatMap(({ questions }) => questions),
  ];
  expect(practised.length).toBeGreaterThan(0);
  expect(practised.filter((id) => pair.has(id))).toEqual([]);
});

test('five days of six hours, one finding kept out of training', () => {
  expect(totalsOf(course.design).byDay).toEqual({ 1: 360, 2: 360, 3: 360, 4: 360, 5: 360 });
  const kept = course.needs.competencies.filter((one) => reasonKeptOut(one, course.needs) !== undefined);
  expect(kept.map(({ code }) => code)).toEqual(['C-6']);
  const rows = findingRows(course);
  expect(rows.map(({ finding }) => finding.code)).toEqual(['K1', 'K2', 'K3', 'K4', 'K5']);
  expect(rows.filter(({ modules }) => modules.length === 0)).toMatchObject([
    { finding: { code: 'K5' }, isRupture: false },
  ]);
  const five = course.needs.needs.find(({ code }) => code === 'B-5');
  expect(diagnosisOf(five?.situation ?? {})?.solutions).toEqual(['provide-resources']);
});

test('every picture is there, small, named, and leaves red to the thread', () => {
  const shown = course.lessons.flatMap(({ blocks }) => mediaIn(blocks));
  expect([...shown].sort()).toEqual([...course.media.keys()].sort());
  for (const path of shown) {
    const svg = textOf(tree, path) ?? '';
    expect(svg.length, path).toBeLessThanOrEqual(8192);
    expect(svg, path).toMatch(/^<svg [^>]*role="img"[^>]*>\s*<title>[^<]+<\/title>/);
    expect(svg, path).not.toContain('#b3122b');
  }
});

test.each(course.lessons.map(({ path }) => path))('%s is a real page: 700 to 1000 words', (path) => {
  const prose = (textOf(tree, path) ?? '').replace(/^---[^]*?---|<[^>]+>/g, '');
  const words = prose.match(/\p{L}[\p{L}'-]*/gu) ?? [];
  expect(words.length).toBeGreaterThanOrEqual(700);
  expect(words.length).toBeLessThanOrEqual(1000);
});

test('the appreciation asks the twelve statements, the recommendation and a comment', () => {
  const form = course.forms.find(({ title }) => title === 'Appréciation de la formation');
  const asked = form?.items.flatMap((item) => (item.kind === 'question' ? [item.question] : [])) ?? [];
  const questions = asked.flatMap((id) => course.questions.filter((question) => question.id === id));
  const statements = questions.filter(({ type }) => type === 'likert');
  expect(statements.map(({ code }) => code)).toEqual(
    Array.from({ length: 12 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`),
  );
  expect(coded('NPS')).toMatchObject({ type: 'numeric', min: 0, max: 10 });
  expect(questions.map(({ type }) => type)).toContain('long');
});

test('its forms go from consent to the follow-up; those of the week have their place in it', () => {
  const activities = activitiesOf(course.design.modules);
  const places = course.forms.map(({ id, code, template }) => [
    code,
    template?.id,
    activities.find(({ form }) => form === id)?.code,
  ]);
  expect(places).toEqual([
    ['F-1', undefined, 'A-0.2'],
    ['F-2', undefined, 'A-6.2'],
    ['CONS', 'consentement', 'A-0.3'],
    ['AUTO', 'auto-evaluation-avant-maintenant', 'A-6.3'],
    ['GRILLE', 'grille-observation', 'A-1.2'],
    ['FROID', 'a-froid-3-mois', undefined],
    ['SUP', 'superieur-hierarchique', undefined],
  ]);
  // Nothing is left to fill in.
  expect(JSON.stringify(course.forms)).not.toMatch(/à compléter|\{[a-z]+\}/);
});

test.each(['AUTO', 'FROID', 'SUP'])('%s asks about each of the five objectives', (code) => {
  const items = course.forms.find((form) => form.code === code)?.items ?? [];
  const asked = new Set(items.flatMap((item) => (item.kind === 'question' ? (item.objective ?? []) : [])));
  const five = course.objectives.filter(({ tier }) => tier === 'operational').map(({ id }) => id);
  expect([...asked].sort()).toEqual([...five].sort());
});

test.each(course.forms.map(({ title }) => title))(
  '« %s » has no key and asks what depends on an answer on a later page',
  (title) => {
    const items = course.forms.find((form) => form.title === title)?.items ?? [];
    const asked = items.map((item) => (item.kind === 'question' ? item.question : undefined));
    expect(
      course.questions.filter((question) => asked.includes(question.id) && typeOf(question).keyed(question)),
    ).toEqual([]);
    const dependent = items.flatMap((item, index) =>
      item.kind !== 'page' && item.when ? [{ ...item.when, index }] : [],
    );
    for (const { question, index } of dependent) {
      expect(items.slice(asked.indexOf(question), index).map(({ kind }) => kind)).toContain('page');
    }
  },
);
