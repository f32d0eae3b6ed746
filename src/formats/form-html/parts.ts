import type { Condition, Form } from '#core/forms/schema';
import { type Entry, type Section, sectionsOf } from '#core/forms/sections';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';

/** A section with its questions in hand, numbered through the form. */
export interface Part extends Omit<Section, 'entries'> {
  readonly asks: readonly Ask[];
}

type Label = Extract<Entry, { kind: 'label' }>;
type Item = Extract<Entry, { kind: 'question' }>;
export type Ask = Label | Asked;

export interface Asked extends Omit<Item, 'question'> {
  readonly question: Question;
  /** 1 for the first of the form. */
  readonly number: number;
}

/** What can be answered by ticking and typing; the other types are put together on the screen. */
const isFormLike = ({ type }: Question) => !['matching', 'ordering', 'cloze'].includes(type);

/** The sections of a form as its page shows them, and the questions that it cannot ask. */
export function partsOf(form: Form, questions: readonly Question[]) {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const problems: Problem[] = [];
  let number = 0;
  const asksOf = (entry: Entry): readonly Ask[] => {
    if (entry.kind === 'label') return [entry];
    const question = byId.get(entry.question);
    if (question === undefined) return [];
    if (isFormLike(question)) return [{ ...entry, question, number: (number += 1) }];
    const values = { form: form.title, item: question.code };
    problems.push({ code: 'form-html/type-left-out', at: question.id, severity: 'warning', values });
    return [];
  };
  const parts = sectionsOf(form).map(({ entries, ...section }): Part => ({
    ...section,
    asks: entries.flatMap(asksOf),
  }));
  return { parts, problems };
}

/** The question that a condition waits for, and the answers as they read. */
export function awaited(
  { question, answers }: { readonly question: Id<'q'>; readonly answers: readonly Id<'c'>[] },
  parts: readonly Part[],
): { readonly number: number; readonly answers: readonly string[] } | undefined {
  const asked = parts
    .flatMap(({ asks }) => asks)
    .find((ask) => ask.kind === 'question' && ask.question.id === question);
  if (asked?.kind !== 'question') return undefined;
  const read = answers.flatMap((answer) => optionsOf(asked.question).find(({ id }) => id === answer)?.text ?? []);
  return { number: asked.number, answers: read };
}

export const onlyAnswer = ({ question, answer }: Condition) => ({ question, answers: [answer] });

function optionsOf(question: Question): readonly { readonly id: string; readonly text: string }[] {
  if ('choices' in question) return question.choices;
  if (question.type !== 'likert') return [];
  const points = question.notApplicable ? [...question.scale, question.notApplicable] : question.scale;
  return points.map(({ id, label }) => ({ id, text: label }));
}
