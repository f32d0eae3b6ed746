import * as v from 'valibot';
import type { Interaction } from '#core/interaction/interaction';
import { idSchema } from '#core/id';
import { levelSchema } from '#core/objectives/levels';
import type { Problem } from '#core/problem';
import { plain, type Rich, rich } from '#core/text';
import type { Words } from '#core/words';

/** What a learner answers: an option, several, what was typed, or one of these for each field. */
export type Response = string | readonly string[];

/** What a player needs of a type; stands in `<type>/grade.ts` without its schema, so that no schema travels in a package. */
export interface Grading<Q, R> {
  /** From -1 to 1; `undefined` where there is no key, or no answer. */
  grade(question: Q, response: R | undefined): number | undefined;
  /** A key is there: the question can be graded. A form item has none. */
  keyed(question: Q): boolean;
  /** How a response is made: one option, some of them, a value for each field in order, or a text. */
  readonly shape: 'one' | 'many' | 'aligned' | 'text';
  /** What a response may hold besides typed text, in the author's order: progress and journals write its place. */
  options?(this: void, question: Q): readonly string[];
  /** The mark of each field, 0 to 1, in the order of the fields; `undefined` for one that says nothing. */
  parts?(this: void, question: Q, response: R): readonly (number | undefined)[];
  /** The ids of what a typed text stands for, whose feedback is shown. */
  meant?(this: void, question: Q, response: R): readonly string[];
  /** A response as a journal of SCORM 1.2 writes it, where an interaction of that type is neither text nor letters of options. */
  journal?(this: void, type: string, text: string, letters: readonly string[]): string | undefined;
}

/** A type of question: Q the question, R what a learner answers, S the simpler question, from another folder: the chain ends. */
export interface QuestionType<Q, R, S = never> extends Grading<Q, R> {
  readonly schema: v.GenericSchema<unknown, Q>;
  /** Of the ten kinds: all that trackers write. */
  interactions(question: Q): readonly Interaction[];
  /** An equivalent question of a simpler type, or none; the words are those of the course's language. */
  simpler(question: Q, words: Words): S | undefined;
  /** What is wrong with the key or the wording of one well-formed question; none for a form item. */
  problems(question: Q): readonly Problem[];
  /** What travels with a page besides id and points: all that its grading reads, and no text that the page shows. */
  slim(question: Q): object;
  /** The rich texts of its own, in the order of reading. */
  texts(question: Q): readonly (Rich | undefined)[];
}

/** What questions of every type have. */
export const base = {
  id: idSchema('q'),
  /** Shown and editable, such as Q-045; never a link. */
  code: plain,
  /** What is asked. */
  stem: rich,
  /** The objective that the question checks; none for a form item. */
  objective: v.optional(idSchema('o')),
  /** What the learner has to do in mind; at most the objective's level, at least one below. */
  level: v.optional(levelSchema),
  /** Shown after an answer, whatever it was. */
  feedback: v.optional(rich),
  tags: v.optional(v.array(plain)),
  /** What a full answer is worth in a test, in points. */
  points: v.optional(v.pipe(v.number(), v.minValue(0)), 1),
  /** Opened one after the other by a learner who wants them. */
  hints: v.optional(v.pipe(v.array(v.strictObject({ text: rich })), v.maxLength(5))),
  /** What each hint costs, in percent of the full mark. */
  penalty: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 10),
};

/** A problem of one question, said with its code. */
export const about = (
  question: { readonly id: string; readonly code: string },
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): Problem => ({ code, at: question.id, severity: 'error', values: { question: question.code, ...values } });
