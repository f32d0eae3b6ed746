/** What Moodle must show of a course, by the plan and the course: nothing is typed in. */
import type { Course } from '#blocks/course';
import { composeTest } from '#core/test/compose';
import type { Form } from '#core/forms/schema';
import { type Plan, type Planned, plannedIn, planOf } from '#formats/moodle-backup/plan';
import { isDrawn } from '#formats/moodle-backup/slots';
import { asKnown } from '#formats/moodle-xml/bank';
import { reasonAgainst } from '#formats/moodle-xml/write';
import type { Question } from '#core/question/index';
import { frenchWords } from '#i18n/words.ts';

/** A restored course, as far as it is compared. */
export interface Restored {
  readonly courseid: number;
  readonly fullname: string;
  readonly sections: readonly string[];
  readonly modulelist: readonly {
    readonly cmid: number;
    readonly type: string;
    readonly name: string;
    readonly visible: number;
    readonly idnumber: string;
  }[];
  readonly questions: Readonly<Record<string, number>>;
  readonly questionlist: readonly ShownQuestion[];
  readonly quizzes: readonly {
    readonly name: string;
    readonly slots: number;
    readonly sumgrades: number;
    readonly grade: number;
    readonly slotlist: readonly { readonly kind: string; readonly question: string | null; readonly maxmark: number }[];
  }[];
  readonly feedbacks: readonly {
    readonly name: string;
    readonly anonymous: number;
    readonly items: readonly {
      readonly typ: string;
      readonly label: string;
      readonly presentation: string;
      readonly depends_on: string | null;
      readonly dependvalue: string | null;
      readonly name: string;
    }[];
  }[];
  readonly scorms: readonly { readonly name: string; readonly scoes: number; readonly launch: string | null }[];
  readonly gradeitemlist: readonly {
    readonly itemtype: string;
    readonly itemmodule: string | null;
    readonly grademax: number;
    readonly gradepass: number;
    readonly idnumber: string | null;
  }[];
}

export interface ShownQuestion {
  readonly name: string;
  readonly qtype: string;
  readonly answers: readonly { readonly text: string; readonly fraction: number }[];
  readonly subquestions?: readonly { readonly text: string; readonly answer: string }[];
  readonly right_answer_mark?: number | null;
}

/** Moodle's name of each type. */
const qtypes: Readonly<Record<Question['type'], string>> = {
  single: 'multichoice',
  multiple: 'multichoice',
  'true-false': 'truefalse',
  short: 'shortanswer',
  numeric: 'numerical',
  matching: 'match',
  ordering: 'ordering',
  cloze: 'multianswer',
  long: 'essay',
  likert: 'multichoice',
};

/** A statement that offers « Je ne sais pas » is a list of choices there. */
export const qtypeOf = (question: Question): string =>
  question.type === 'true-false' && question.dontKnow === true ? 'multichoice' : qtypes[question.type];

/** What the bank of Moodle can hold: no scale, nothing that nobody can be right in; long answers are read by a person. */
export const isHeld = (question: Question, { meta, media }: Course): boolean =>
  reasonAgainst(question, asKnown(question, frenchWords), { words: frenchWords, lang: meta.lang, media }) === undefined;

/** The fixed questions of a quiz; `undefined` where Moodle draws them. */
export function questionsOf(planned: Extract<Planned, { kind: 'quiz' }>, course: Course) {
  if (isDrawn(planned.test, course)) return undefined;
  return composeTest(planned.test, course.questions).flatMap(
    (id) => course.questions.find((question) => question.id === id && isHeld(question, course)) ?? [],
  );
}

/** Every difference between what was restored and the course, in words. */
export function differences(restored: Restored, course: Course): readonly string[] {
  const plan = planOf(course);
  return [
    ...sectionsOf(restored, plan),
    ...modulesOf(restored, plan),
    ...quizzesOf(restored, plan, course),
    ...formsOf(restored, plan),
    ...restored.scorms.flatMap(({ name, scoes, launch }) => unlike(`${name}, SCO`, [scoes, launch], [1, 'index.html'])),
    ...gradesOf(restored, plan),
    ...banked(restored, course),
  ];
}

const sectionsOf = ({ sections }: Restored, plan: Plan) => [
  ...unlike('sections', sections.length, plan.sections.length),
  ...plan.sections.flatMap(({ module, number }) =>
    module && !(sections[number] ?? '').includes(module.title)
      ? [`section ${number} : ${sections[number] ?? '-'} au lieu de ${module.title}`]
      : [],
  ),
];

const kinds: Readonly<Partial<Record<Planned['kind'], string>>> = { glossary: 'page' };

const modulesOf = ({ modulelist }: Restored, plan: Plan) =>
  unlike(
    'activités',
    modulelist.map(({ type, idnumber, visible }) => `${type} ${idnumber}${visible ? '' : ' caché'}`),
    plannedIn(plan).map(({ kind, key, hidden }) => `${kinds[kind] ?? kind} ${key}${hidden ? ' caché' : ''}`),
  );

const quizzesOf = ({ quizzes }: Restored, plan: Plan, course: Course) =>
  plannedIn(plan).flatMap((planned) => {
    if (planned.kind !== 'quiz') return [];
    const quiz = quizzes.find(({ name }) => name === planned.title);
    if (!quiz) return [`test absent : ${planned.title}`];
    const fixed = questionsOf(planned, course);
    const drawn = (planned.test.blueprint ?? []).reduce((sum, { count }) => sum + count, 0);
    const points = fixed ? fixed.reduce((sum, one) => sum + one.points, 0) : drawn;
    return [
      ...unlike(`${quiz.name}, questions`, quiz.slots, fixed?.length ?? drawn),
      ...unlike(`${quiz.name}, total`, [quiz.sumgrades, quiz.grade], [points, 100]),
      ...quiz.slotlist.flatMap(({ kind, question, maxmark }, at) => {
        if (!fixed) return kind === 'random' ? [] : [`${quiz.name}, ${at + 1} : ${kind}`];
        const { code = '', points: most = 0 } = fixed[at] ?? {};
        return question?.startsWith(`${code} – `) === true && maxmark === most
          ? []
          : [`${quiz.name}, ${at + 1} : ${question ?? '-'} (${maxmark}) au lieu de ${code} (${most})`];
      }),
    ];
  });

const formsOf = ({ feedbacks }: Restored, plan: Plan) =>
  plannedIn(plan).flatMap((planned) => {
    if (planned.kind !== 'feedback') return [];
    const feedback = feedbacks.find(({ name }) => name === planned.title);
    if (!feedback) return [`formulaire absent : ${planned.title}`];
    const asked = feedback.items.filter(({ typ }) => typ !== 'label' && typ !== 'pagebreak').length;
    return [
      ...unlike(`${feedback.name}, questions`, asked, askedIn(planned.form)),
      ...unlike(`${feedback.name}, anonyme`, feedback.anonymous === 1, planned.form.anonymous),
    ];
  });

/** The code that pairs answers is one more thing that is asked. */
const askedIn = ({ items, codePrompt }: Form): number =>
  items.filter(({ kind }) => kind === 'question').length + (codePrompt === undefined ? 0 : 1);

const gradesOf = ({ gradeitemlist }: Restored, plan: Plan) =>
  plannedIn(plan).flatMap((planned) => {
    if (planned.kind !== 'quiz' && planned.kind !== 'scorm') return [];
    const test = planned.kind === 'quiz' ? planned.test : planned.unit.test;
    const item = gradeitemlist.find(({ idnumber }) => idnumber === planned.key);
    return unlike(`${planned.title}, note`, item && [item.grademax, item.gradepass], [
      100,
      planned.kind === 'quiz' ? (test?.passShare ?? 0) : (item?.gradepass ?? 0),
    ]);
  });

/** The bank holds what its quizzes and packages may ask; the right answer of each gets full marks. */
function banked({ questions, questionlist }: Restored, course: Course): readonly string[] {
  const expected = new Map<string, number>();
  for (const question of course.questions.filter((one) => isHeld(one, course) && !inForms(course).has(one.id))) {
    const qtype = qtypeOf(question);
    expected.set(qtype, (expected.get(qtype) ?? 0) + 1);
  }
  const wrong = questionlist.filter(({ right_answer_mark: mark }) => Math.abs((mark ?? 1) - 1) > 0.001);
  return [
    ...unlike('questions par type', sorted(Object.entries(questions)), sorted([...expected])),
    ...wrong.map(({ name }) => `réponse juste mal notée : ${name}`),
  ];
}

const inForms = ({ forms }: Course): ReadonlySet<string> =>
  new Set(forms.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'question' ? [item.question] : []))));

const sorted = (entries: readonly (readonly [string, number])[]) =>
  entries.map(([name, count]) => `${name} ${count}`).sort();

function unlike(what: string, found: unknown, expected: unknown): readonly string[] {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  return one === other ? [] : [`${what} : ${one} au lieu de ${other}`];
}
