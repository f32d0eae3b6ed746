import type { Course } from '#blocks/course';
import type { Id } from '#core/id';
import type { Question } from '#core/question/index';
import { composeTest } from '#core/test/compose';
import type { Test } from '#core/test/schema';
import { say, type Words } from '#core/words';
import { type PlannedSection, planOf } from '#formats/moodle-backup/plan';
import { isDrawable, isDrawn } from '#formats/moodle-backup/slots';
import type { Part } from '#formats/moodle-backup/write';

/** The sections that hold something, with the questions that each brings into the bank. */
export interface Share {
  readonly section: PlannedSection;
  readonly brings: ReadonlySet<Id<'q'>>;
}

/**
 * What each section of the backup takes with it. The questions that its quizzes ask; those that no quiz asks go with the first
 * section that has a quiz, or none would bring them. A question that quizzes of several sections ask goes with each.
 */
export function sharesOf(course: Course): readonly Share[] {
  const filled = planOf(course).sections.filter(({ activities }) => activities.length > 0);
  const asked = filled.map((section) => ({
    section,
    ids: new Set(testsOf(section).flatMap((test) => askedBy(test, course))),
  }));
  const everywhere = new Set(asked.flatMap(({ ids }) => [...ids]));
  const rest = course.questions.map(({ id }) => id).filter((id) => !everywhere.has(id));
  const first = asked.find(({ section }) => testsOf(section).length > 0);
  return asked.map((share) => ({
    section: share.section,
    brings: share === first ? new Set([...share.ids, ...rest]) : share.ids,
  }));
}

/** As Moodle will show it: the module, or the place at the top or the bottom. */
export const sectionTitle = ({ module, number }: PlannedSection, words: Words): string =>
  module
    ? `${module.code} \u00b7 ${module.title}`
    : say(words, `export.moodle.${number === 0 ? 'opening' : 'evaluation'}`);

const testsOf = ({ activities }: PlannedSection): readonly Test[] =>
  activities.flatMap((one) => (one.kind === 'quiz' ? [one.test] : []));

/** The questions of a quiz; where Moodle draws, all that it may draw. */
export function askedBy(test: Test, course: Course): readonly Id<'q'>[] {
  if (!isDrawn(test, course)) return composeTest(test, course.questions);
  const drawnFrom = new Set((test.blueprint ?? []).map(({ objective }) => objective));
  const isPool = (question: Question) =>
    question.objective !== undefined && drawnFrom.has(question.objective) && isDrawable(question);
  return course.questions.filter(isPool).map(({ id }) => id);
}

/** The part of some sections, under a name. */
export function partOf(name: string, shares: readonly Share[]): Part {
  const numbers = new Set(shares.map(({ section }) => section.number));
  const brought = new Set(shares.flatMap(({ brings }) => [...brings]));
  return {
    name,
    holds: (_, { number }) => numbers.has(number),
    brings: ({ id }) => brought.has(id),
  };
}

/** Neighbours stay together while they are no more than `most`; what is more than that alone is a part of its own. */
export function gathered(weights: readonly Weight[], most: number): readonly (readonly Weight[])[] {
  const parts: Weight[][] = [];
  let sum = 0;
  for (const weight of weights) {
    const last = parts.at(-1);
    if (last && sum + weight.bytes <= most) {
      last.push(weight);
      sum += weight.bytes;
    } else {
      parts.push([weight]);
      sum = weight.bytes;
    }
  }
  return parts;
}

/** What a section weighs as a file of its own. */
export interface Weight {
  readonly number: number;
  readonly bytes: number;
}

/** `partie-1-sur-3` */
export const partName = (number: number, count: number, words: Words): string =>
  say(words, 'export.moodle.part', { number, count });
