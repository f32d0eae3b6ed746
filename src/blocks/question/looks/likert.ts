import { choiceList, type QuestionLook } from '#blocks/question/look';
import type { Likert } from '#core/question/likert/index';

export const likert: QuestionLook<Likert> = {
  fields(question) {
    const { scale, notApplicable } = question;
    const options = scale.map(({ id, label }) => ({ id, label: [{ type: 'text' as const, value: label }] }));
    const apart = notApplicable
      ? [{ id: notApplicable.id, label: [{ type: 'text' as const, value: notApplicable.label }], apart: true }]
      : [];
    return [choiceList(question, 'radio', [...options, ...apart])];
  },
  key: () => [],
};
