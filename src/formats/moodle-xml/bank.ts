import type { Course } from '#blocks/course';
import type { Id } from '#core/id';
import type { Competency } from '#core/needs/schema';
import { type Question, typeOf } from '#core/question/index';
import { say, type Words } from '#core/words';
import type { MoodleQuestion } from '#formats/moodle-xml/question/index';

/** The questions under one competency; the last group may have none. */
export interface Group {
  readonly competency: Competency | undefined;
  readonly questions: readonly Question[];
}

/**
 * What belongs in a question bank, grouped by the first competency of each question's objective, in the order of the needs;
 * within a group, in the order of `bank.json`.
 */
export function groupsOf(course: Course, questions: readonly Question[]): readonly Group[] {
  const known = course.needs.competencies;
  const first = new Map(course.objectives.map(({ id, competencies }) => [id, competencies[0]]));
  const competencyOf = ({ objective }: Question) => {
    const id = objective && first.get(objective);
    return known.some((competency) => competency.id === id) ? id : undefined;
  };
  return [...known, undefined]
    .map((competency) => ({
      competency,
      questions: questions.filter((question) => competencyOf(question) === competency?.id),
    }))
    .filter((group) => group.questions.length > 0);
}

/** Splits the bank: what tests can ask, and what only forms ask (no key, in a form, in no test), which goes into a Feedback activity. */
export function bankOf(course: Course): { questions: readonly Question[]; formItems: readonly Question[] } {
  const inForms = new Set<Id<'q'>>(
    course.forms.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'question' ? [item.question] : []))),
  );
  const inTests = new Set<Id<'q'>>(course.tests.flatMap(({ questions }) => questions));
  const onlyAsked = (question: Question) =>
    inForms.has(question.id) && !inTests.has(question.id) && !typeOf(question).keyed(question);
  return {
    questions: course.questions.filter((question) => !onlyAsked(question)),
    formItems: course.questions.filter(onlyAsked),
  };
}

/** What a remark says of several questions: how many, and the codes of the first. */
export const listOf = (questions: readonly Question[]): { readonly count: number; readonly questions: string } => {
  const codes = questions.slice(0, 6).map(({ code }) => code);
  return { count: questions.length, questions: [...codes, ...(questions.length > 6 ? ['\u2026'] : [])].join(', ') };
};

/** The question itself, or the first simpler one that Moodle's banks have. */
export function asKnown(question: Question | undefined, words: Words): MoodleQuestion | undefined {
  if (question === undefined) return undefined;
  // A statement in Moodle has two answers, and no third.
  const isKnown = question.type !== 'likert' && !(question.type === 'true-false' && question.dontKnow);
  return isKnown ? question : asKnown(typeOf(question).simpler(question, words), words);
}

/** What a teacher looks a question up by: the objective's code, the level, the author's own tags. */
export function tagsOf({ objective, level, tags = [] }: Question, course: Course, words: Words): readonly string[] {
  const code = course.objectives.find(({ id }) => id === objective)?.code;
  const all = [code, level && say(words, `export.level.${level}`), ...tags];
  return [...new Set(all.flatMap((tag) => (tag === undefined ? [] : moodleTag(tag))))];
}

const longestTag = 50;

/** A tag as Moodle would clean it. One that it cleans to nothing, to `0` or to a blank end makes it lose the whole file. */
export function moodleTag(tag: string): readonly string[] {
  const shown = tag.replaceAll('<', '\u2039').replaceAll('>', '\u203a').replaceAll('`', "'");
  const clean = shown
    .replace(/[\s\u180e]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
  const cut = Array.from(clean).slice(0, longestTag).join('').trim();
  return cut === '' || cut === '0' ? [] : [cut];
}

/** Where the questions of a competency go in Moodle's bank: `$course$/top/<course>/<competency>`. */
export function categoryPath(competency: Competency | undefined, course: Course, words: Words): string {
  const name = competency ? `${competency.code} ${competency.title}` : say(words, 'export.noCompetency');
  return ['$course$', 'top', step(course.meta.title), step(name)].join('/');
}

/** Moodle's column for the name of a category is 255 wide. */
const longestStep = 250;

/** A name in which Moodle finds no tag to take out: a `<` that would begin one becomes `‹`. */
export const untagged = (name: string): string => name.replace(/<(?=\S|\s*$)/g, '\u2039');

/** One name in the path of a category. `//` is a slash; a blank keeps one at either end apart from the path's own. */
const step = (name: string): string =>
  Array.from(untagged(name))
    .slice(0, longestStep)
    .join('')
    .replaceAll('/', '//')
    .replace(/^\/|\/$/g, (slash, at: number) => (at === 0 ? ` ${slash}` : `${slash} `));
