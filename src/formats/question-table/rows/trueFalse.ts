import type { TrueFalse } from '#core/question/true-false/index';
import { say } from '#core/words';
import { plainOf } from '#formats/question-table/columns';
import { star } from '#formats/question-table/shares';
import type { TableType } from '#formats/question-table/tableType';

/** « Vrai » and « Faux » as two choices; the star says which it is. */
export const trueFalse: TableType<TrueFalse> = {
  cells: ({ answer, trueFeedback, falseFeedback, dontKnow }, words) => ({
    choices: [
      { choice: say(words, 'player.true'), right: answer ? star : '', remark: trueFeedback },
      { choice: say(words, 'player.false'), right: answer ? '' : star, remark: falseFeedback },
    ],
    settings: [dontKnow && { name: 'dontKnow' }],
  }),
  read(row, sheet) {
    const isFalse = (choice: string) => plainOf(choice) === plainOf(say(row.words, 'player.false'));
    const named = row.choices.find(({ choice }) => isFalse(choice));
    const wrong = named ?? row.choices[1];
    const right = row.choices.find((choice) => choice !== wrong);
    if (!right?.right === !wrong?.right) return void sheet.problem('import/no-right-answer');
    return {
      type: 'true-false',
      answer: !!right?.right,
      trueFeedback: row.rich(right?.remark ?? ''),
      falseFeedback: row.rich(wrong?.remark ?? ''),
      ...(row.setting('dontKnow') && { dontKnow: true }),
    };
  },
};
