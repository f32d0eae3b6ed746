import type { Short } from '#core/question/short/index';
import type { TableType } from '#formats/question-table/tableType';

/** The accepted answers as choices; one without share is worth all. */
export const short: TableType<Short> = {
  cells: ({ answers, caseMatters, accentsMatter }) => ({
    choices: answers.map(({ text, share, feedback }) => ({
      choice: text,
      right: share === 100 ? '*' : share,
      remark: feedback,
    })),
    settings: [caseMatters && { name: 'caseMatters' }, accentsMatter && { name: 'accentsMatter' }],
  }),
  read(row, sheet) {
    const filled = row.choices.filter(({ choice }) => choice !== '');
    const answers = filled.map(({ choice, right, remark }) => {
      const feedback = row.rich(remark);
      const share = /^\d/.test(right) ? (row.number(right.replace(/\s*%$/, '')) ?? 0) : 100;
      return { id: sheet.id('c'), text: choice, share, ...(feedback && { feedback }) };
    });
    const caseMatters = !!row.setting('caseMatters');
    return { type: 'short', answers, caseMatters, accentsMatter: !!row.setting('accentsMatter') };
  },
};
