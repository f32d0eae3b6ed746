import { expect, test } from 'vitest';
import { frenchWords } from '#i18n/words.ts';
import { sayProblem } from '#tasks/sayProblem';
import { codesOf, type Parts, problemsOf } from './sound.ts';

const pre = {
  id: 'e-0000000001',
  code: 'PRE',
  title: 'Avant',
  phase: 'pre',
  correction: 'none',
  questions: ['q-0000000001'],
};
const post = { ...pre, id: 'e-0000000002', code: 'POST', phase: 'post', pair: pre.id };
const other = (parts: Parts) => ({ ...parts.questions[0], id: 'q-0000000002', code: 'Q2' });
const second = (parts: Parts, more: object) => ({
  ...parts.course.objectives[0],
  id: 'o-0000000002',
  code: 'O2',
  ...more,
});
const grid = { id: 'u-0000000001', code: 'G1', title: 'Grille', kind: 'grid' };

test('the sound course has no problem', () => {
  expect(codesOf()).toEqual([]);
});

test.each<[string, string, (parts: Parts) => void]>([
  [
    'an objective without competency',
    'error coverage/objective-without-competency',
    ({ course }) => (course.objectives[0]!['competencies'] = []),
  ],
  [
    'an objective without activity',
    'error coverage/objective-without-activity',
    ({ activity }) => (activity['objectives'] = []),
  ],
  [
    'an activity of no length',
    'error coverage/objective-without-activity',
    ({ activity }) => (activity['minutes'] = 0),
  ],
  [
    'an objective without question',
    'warning coverage/objective-without-question',
    (parts) => (parts.questions[0]!['objective'] = undefined),
  ],
  [
    'an objective that a grid assesses',
    'info coverage/objective-by-grid',
    (parts) => {
      parts.questions[0]!['objective'] = undefined;
      parts.course.design['materials'] = [grid];
      parts.course.objectives[0]!['grid'] = grid.id;
    },
  ],
  [
    'a question without objective',
    'warning coverage/question-without-objective',
    (parts) => (parts.questions[0]!['objective'] = undefined),
  ],
  ['a question that nobody asks', 'info coverage/question-unused', (parts) => parts.questions.push(other(parts))],
  [
    'a need of the first rank without objective',
    'warning coverage/priority-without-objective',
    ({ course }) =>
      course.needs.competencies.push(
        { id: 'y-0000000002', code: 'C2', title: 'Autre', rank: 1 },
        { id: 'y-0000000003', code: 'C3', title: 'Autre', rank: 9, setAside: 'plus tard' },
      ),
  ],
  [
    'a need of the last rank without objective',
    'info coverage/competency-without-objective',
    ({ course }) => course.needs.competencies.push({ id: 'y-0000000002', code: 'C2', title: 'Autre', rank: 2 }),
  ],
  [
    'a question above its objective',
    'warning alignment/question-too-high',
    (parts) => (parts.questions[0]!['level'] = 'analyse'),
  ],
  [
    'a question far below its objective',
    'warning alignment/question-too-low',
    ({ course }) => (course.objectives[0]!['level'] = 'analyse'),
  ],
  [
    'only questions of memory',
    'warning alignment/recall-only',
    ({ course }) => (course.objectives[0]!['level'] = 'apply'),
  ],
  [
    'only lectures for something to do',
    'error alignment/method-unfit',
    (parts) => {
      parts.course.objectives[0]!['level'] = 'create';
      parts.activity['method'] = 'expository';
    },
  ],
  [
    'an attitude without a grid',
    'warning alignment/grid-missing',
    ({ course }) => (course.objectives[0]!['domain'] = 'affective'),
  ],
  [
    'mostly listening',
    'warning design/mostly-acquisition',
    ({ activity }) => (activity['learningType'] = 'acquisition'),
  ],
  [
    'nothing to practise',
    'warning design/no-practice',
    (parts) => {
      parts.course.objectives[0]!['level'] = 'apply';
      parts.activity['learningType'] = 'discussion';
    },
  ],
  ['no return on what is done', 'warning design/no-feedback', ({ activity }) => (activity['feedback'] = false)],
  ['a page in no module', 'info design/page-unused', ({ activity }) => (activity['pages'] = [])],
  ['an unknown material', 'error link/broken', ({ activity }) => (activity['materials'] = ['u-0000000099'])],
  ['an unknown trainer', 'error link/broken', ({ activity }) => (activity['trainer'] = 'p-0000000099')],
  [
    'a test without questions',
    'warning test/no-questions',
    ({ course }) => (course['tests'] = [{ ...pre, questions: [] }]),
  ],
  [
    'a question twice in a test',
    'warning test/question-twice',
    ({ course }) => (course['tests'] = [{ ...pre, questions: ['q-0000000001', 'q-0000000001'] }]),
  ],
  [
    'a pre-test that gives the answers',
    'warning test/corrected-before',
    ({ course }) => (course['tests'] = [{ ...pre, correction: 'end' }]),
  ],
  [
    'a pair with other questions',
    'warning test/pair-differs',
    (parts) => {
      parts.questions.push(other(parts));
      parts.course['tests'] = [
        { ...pre, pair: post.id },
        { ...post, questions: ['q-0000000002'] },
      ];
    },
  ],
  [
    'two objectives with one code',
    'warning course/duplicate-code',
    (parts) => parts.course.objectives.push(second(parts, { code: 'O1', tier: 'operational' })),
  ],
  [
    'a choice that exists twice',
    'error question/duplicate-choice',
    ({ questions }) => ((questions[0]!['choices'] as { id: string }[])[1]!.id = 'c-0000000001'),
  ],
  [
    'no right answer',
    'error question/no-right-choice',
    ({ questions }) => ((questions[0]!['choices'] as { share: number }[])[0]!.share = 0),
  ],
  [
    'a tag in a question',
    'error mdx/tag-unknown',
    ({ questions }) => (questions[0]!['stem'] = 'Oui <script>x</script> ?'),
  ],
  [
    'a picture of a question that is not there',
    'error media/missing',
    ({ questions }) => (questions[0]!['stem'] = '![x](media/x.png)'),
  ],
  ['a picture that nobody shows', 'info media/unused', (parts) => (parts.page = parts.page.replace(/!\[.*\n/, ''))],
  [
    'a verb that nobody sees',
    'warning objective/verb-not-observable',
    ({ course }) =>
      (course.objectives[0]!['text'] = "Face à un usager, l'agent comprend les trois pièces, sans erreur."),
  ],
])('%s: %s', (_, expected, spoil) => {
  const found = problemsOf(spoil);
  expect(found.map(({ severity, code }) => `${severity} ${code}`)).toContain(expected);
  for (const problem of found) {
    const { what, mend } = sayProblem(problem, frenchWords);
    expect(what + mend).not.toMatch(/\{\w+\}|undefined|\b[a-z]-[0-9a-z]{10}\b/);
  }
});

test('a pair that differs is told once', () => {
  const codes = codesOf((parts) => {
    parts.questions.push(other(parts));
    parts.course['tests'] = [
      { ...pre, pair: post.id },
      { ...post, questions: ['q-0000000002'] },
    ];
  });
  expect(codes).toEqual(['test/pair-differs']);
  expect(codesOf(({ course }) => (course['tests'] = [{ ...pre, pair: post.id }, post]))).toEqual([]);
});

test('the upper tiers hold by the objectives that detail them', () => {
  const codes = codesOf((parts) => {
    parts.course.objectives.push(
      second(parts, { tier: 'training', competencies: [], text: 'Chaque agent cite les pièces.' }),
    );
    parts.course.objectives[0]!['parent'] = 'o-0000000002';
  });
  expect(codes).toEqual([]);
});

test('a remark accepted with a reason stays quiet; an error never does', () => {
  const spoil = (accepted: string[]) =>
    codesOf(({ course, activity }) => {
      course.objectives[0]!['text'] = "L'agent comprend les pièces.";
      course.objectives[0]!['accepted'] = accepted.map((code) => ({ code, reason: 'convenu avec le partenaire' }));
      activity['objectives'] = [];
    });
  expect(spoil([])).toContain('objective/verb-not-observable');
  const quiet = spoil([
    'objective/verb-not-observable',
    'objective/no-condition',
    'objective/no-criterion',
    'coverage/objective-without-activity',
  ]);
  expect(quiet).toEqual(['coverage/objective-without-activity']);
});

test('only French sentences are read as French', () => {
  const spoil = (lang: string) =>
    codesOf(({ course }) => {
      (course['meta'] as { lang: string }).lang = lang;
      course.objectives[0]!['text'] = 'Comprendre les pièces.';
    });
  expect(spoil('fr-SN')).toContain('objective/verb-not-observable');
  expect(spoil('en')).toEqual([]);
});

test('a form asks opinions: no objective; its condition waits for an answer that can be given', () => {
  const form = (answer: string) => ({
    id: 'f-0000000001',
    code: 'F1',
    title: 'Avis',
    items: [
      { id: 'i-0000000001', kind: 'question', question: 'q-0000000002' },
      { id: 'i-0000000003', kind: 'page' },
      { id: 'i-0000000002', kind: 'label', text: 'Merci', when: { question: 'q-0000000002', answer } },
    ],
  });
  const spoil = (answer: string) =>
    codesOf((parts) => {
      const choices = ['c-0000000003', 'c-0000000004'].map((id) => ({
        id,
        text: id === 'c-0000000003' ? 'Oui' : 'Non',
      }));
      parts.questions.push({ type: 'single', id: 'q-0000000002', code: 'S1', stem: 'Utile ?', choices });
      parts.course['forms'] = [form(answer)];
    });
  expect(spoil('c-0000000003')).toEqual([]);
  expect(spoil('c-0000000009')).toEqual(['link/broken']);
});

test('a page that cannot be read is told, and nothing that only follows from it', () => {
  expect(codesOf((parts) => (parts.page += '\n<Widget />\n'))).toEqual(['mdx/tag-unknown']);
});
