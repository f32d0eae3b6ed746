/** Invented learners answer the quizzes and forms of a restored course; what they answered is kept to compare with. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Course } from '#blocks/course';
import type { Question } from '#core/question/index';
import { plannedIn, planOf } from '#formats/moodle-backup/plan';
import { type Answer, run, tell, troubles } from './drivers.ts';
import { questionsOf, type Restored } from './expected.ts';
import { type Manner, type Response, responseOf, simulated } from './given.ts';
import type { Learner } from './learners.ts';

/** What somebody answered, or was marked: the truth that exports must bring back. */
export interface Told {
  /** A code; none for an anonymous form, where `set` holds the answers of one person together. */
  readonly who: string;
  readonly anonymous?: true;
  readonly instrument: string;
  readonly item: string;
  readonly response?: Response;
  readonly score?: number;
}

interface Attempt extends Answer {
  readonly grade: string | null;
  readonly slots: readonly {
    readonly slot: number;
    readonly mark: number | null;
    readonly maxmark: number;
    readonly question: string;
  }[];
}

const manners: readonly Manner[] = ['right', 'partial', 'wrong', 'nothing'];

/** Everybody in a manner of his own, in every quiz and every form. */
export function takeAll(
  course: Course,
  restored: Restored,
  learners: readonly Learner[],
  out: string,
): readonly Told[] {
  return plannedIn(planOf(course)).flatMap((planned) => {
    const cmid = restored.modulelist.find(({ idnumber }) => idnumber === planned.key)?.cmid ?? 0;
    if (planned.kind === 'feedback') return takeForm(planned.form, cmid, { course, restored, out });
    if (planned.kind !== 'quiz') return [];
    const asked = questionsOf(planned, course);
    // The last learner walks in a browser.
    return learners.slice(0, -1).flatMap(({ code, username }, at) => {
      const about = { who: code, instrument: planned.key };
      return takeQuiz({ cmid, username, asked, title: planned.title }, manners[at] ?? 'right', restored).map((one) => ({
        ...about,
        ...one,
      }));
    });
  });
}

interface Taken {
  readonly cmid: number;
  readonly username: string;
  readonly asked: readonly Question[] | undefined;
  readonly title: string;
}

function takeQuiz(
  { cmid, username, asked, title }: Taken,
  manner: Manner,
  { questionlist }: Restored,
): readonly Pick<Told, 'item' | 'response' | 'score'>[] {
  const given = (asked ?? []).map((question) => {
    const shown = questionlist.find(({ name }) => name.startsWith(`${question.code} – `));
    const wanted = responseOf(question, manner);
    const made = shown && simulated(question, wanted, shown);
    return made === undefined ? { response: null, made: null } : { response: wanted, made };
  });
  const answers = asked
    ? Object.fromEntries(given.map(({ made }, at) => [at + 1, made] as const))
    : { '*': manner === 'right' ? 'correct' : null };
  const attempt = run<Attempt>('attempt_quiz.php', cmid, JSON.stringify(answers), username);
  if (!tell(`test « ${title} », ${username}`, `note ${attempt.grade ?? '-'}`, troubles(attempt))) return [];
  const total = { item: 'total', score: Number((attempt.grade ?? '').replace(',', '.')) };
  const marked = (asked ?? []).map((question, at) => {
    // In the order in which they were seen, which may be one of chance.
    const { mark = null, maxmark = 1 } = attempt.slots.find(({ slot }) => slot === at + 1) ?? {};
    const score = mark === null ? {} : { score: (mark / maxmark) * question.points };
    return { item: question.id, response: given[at]?.response ?? null, ...score };
  });
  return /^\d/.test(attempt.grade ?? '') ? [...marked, total] : marked;
}

interface Saved extends Answer {
  readonly saved: readonly { readonly username: string }[];
}

function takeForm(
  form: Course['forms'][number],
  cmid: number,
  { course, restored, out }: { readonly course: Course; readonly restored: Restored; readonly out: string },
): readonly Told[] {
  const items = restored.feedbacks.find(({ name }) => name === form.title)?.items ?? [];
  const sets = [0, 1, 2].map((nth) =>
    // What an earlier answer hides stays empty, and so does what hangs from it.
    items.reduce<readonly Filled[]>((set, item) => {
      const { depends_on: on, dependvalue } = item;
      if (on !== null && !set.some(({ name, typed }) => name === on && String(typed) === dependvalue)) return set;
      const question = course.questions.find(({ code }) => code === item.label);
      const given = question && answered(question, item.presentation, nth);
      return question && given ? [...set, { question, name: item.name, label: item.label, ...given }] : set;
    }, []),
  );
  const path = join(out, `reponses-${form.code}.json`);
  writeFileSync(
    path,
    JSON.stringify(sets.map((set) => Object.fromEntries(set.map(({ label, typed }) => [label, typed])))),
  );
  const saved = run<Saved>('answer_feedback.php', cmid, path);
  tell(`formulaire « ${form.title} »`, `${saved.saved?.length ?? 0} réponses`, troubles(saved));
  return sets.flatMap((set, nth) =>
    set.map(({ question, response }) => ({
      ...{ who: form.anonymous ? `${form.id} ${nth}` : (saved.saved[nth]?.username ?? '') },
      ...(form.anonymous && { anonymous: true as const }),
      ...{ instrument: form.id, item: question.id, response },
    })),
  );
}

interface Filled {
  readonly question: Question;
  readonly name: string;
  readonly label: string;
  readonly typed: unknown;
  readonly response: Response;
}

/** What is typed into Moodle's form, and what that is for us; line ends come back as three blanks. */
function answered(
  question: Question,
  presentation: string,
  nth: number,
): { readonly typed: unknown; readonly response: Response } | undefined {
  const shown = (presentation.split('>>>>>')[1] ?? '')
    .replace(/<<<<<[^]*$/, '')
    .split('|')
    .map((text) => text.replace(/^[^]*####/, '').trim());
  const pick = (ids: readonly string[]) => ({
    typed: shown[nth % ids.length],
    response: ids[nth % ids.length] ?? null,
  });
  switch (question.type) {
    case 'single':
      return pick(question.choices.map(({ id }) => id));
    case 'likert':
      return pick([...question.scale, ...(question.notApplicable ? [question.notApplicable] : [])].map(({ id }) => id));
    case 'multiple': {
      const ids = question.choices.map(({ id }) => id).slice(0, nth + 1);
      return { typed: shown.slice(0, nth + 1), response: ids };
    }
    case 'numeric': {
      const [low = '', high = ''] = presentation.split('|');
      const number = /^\d/.test(low) ? Number(low) : /^\d/.test(high) ? Number(high) : 3 + nth;
      return { typed: number, response: String(number) };
    }
    case 'short':
      return { typed: `d'essai ${nth} ; « & » "é"`, response: `d'essai ${nth} ; « & » "é"` };
    case 'long':
      return { typed: `ligne 1, n° ${nth}\nligne 2 & "fin"`, response: `ligne 1, n° ${nth}   ligne 2 & "fin"` };
    default:
      return undefined;
  }
}
