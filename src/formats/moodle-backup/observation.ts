import type { Form } from '#core/forms/schema';
import { sectionsOf } from '#core/forms/sections';
import type { Id } from '#core/id';
import type { Likert } from '#core/question/likert/index';
import type { Question } from '#core/question/index';

/** A grid by which somebody is watched at work: Moodle has an assignment with a rubric for that. */
export const isObservation = (form: Form): boolean => form.template?.id === 'grille-observation';

export interface Grid {
  readonly criteria: readonly Likert[];
  /** What is asked besides and a rubric has no room for. */
  readonly others: readonly Question[];
}

/** The scales of the grid are its criteria; the remark that follows each has its place in Moodle's rubric. */
export function gridOf(form: Form, questions: ReadonlyMap<Id<'q'>, Question>): Grid {
  const criteria: Likert[] = [];
  const others: Question[] = [];
  for (const { layout, entries } of sectionsOf(form)) {
    let isRemark = false;
    for (const entry of entries) {
      const question = entry.kind === 'question' ? questions.get(entry.question) : undefined;
      if (question?.type === 'likert') criteria.push(question);
      else if (question && !(isRemark && layout === 'grid' && isText(question))) others.push(question);
      isRemark = question?.type === 'likert';
    }
  }
  return { criteria, others };
}

const isText = ({ type }: Question): boolean => type === 'short' || type === 'long';
