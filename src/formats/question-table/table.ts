import type { Course } from '#blocks/course';
import { mediaInQuestion } from '#blocks/rich';
import { levels } from '#core/objectives/levels';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';
import { say, type Words } from '#core/words';
import { type Column, columnsFor, titleOf } from '#formats/question-table/columns';
import { type Setting, settingsText } from '#formats/question-table/settings';
import type { Cells } from '#formats/question-table/tableType';
import { tableTypeOf } from '#formats/question-table/rows/index';

export type Cell = string | number | undefined;

/** A bank as a table: a header, a row for each question that a table has room for. */
export interface QuestionTable {
  readonly columns: readonly (Column & { readonly title: string; readonly values?: readonly string[] })[];
  readonly rows: readonly (readonly Cell[])[];
  /** Warnings: `table/type-left-out`; for information: `table/images-by-name`. */
  readonly problems: readonly Problem[];
}

/** So many choices have columns, even in an empty bank. */
const leastChoices = 6;

/** The table of a course's bank, in its order. */
export function tableOf(course: Course, words: Words): QuestionTable {
  const problems: Problem[] = [];
  const written = course.questions.flatMap((question) => {
    const cells = tableTypeOf(question.type)?.cells(question, words);
    if (!cells) problems.push(leftOut(question, words));
    return cells ? [{ question, cells }] : [];
  });
  const most = Math.max(leastChoices, ...written.map(({ cells }) => cells.choices?.length ?? 0));
  const columns = columnsFor(most);
  const pictured = written.filter(({ question }) => mediaInQuestion(question).length > 0);
  if (pictured.length > 0) {
    const values = {
      count: pictured.length,
      questions: pictured
        .slice(0, 6)
        .map(({ question }) => question.code)
        .join(', '),
    };
    problems.push({ code: 'table/images-by-name', at: course.meta.id, severity: 'info', values });
  }
  return {
    columns: columns.map((column) => ({ ...column, title: titleOf(column, words), ...valuesOf(column, words) })),
    rows: written.map(({ question, cells }) => columns.map((column) => cellOf(column, question, cells, course, words))),
    problems,
  };
}

const leftOut = ({ id, code, type }: Question, words: Words): Problem => ({
  code: 'table/type-left-out',
  at: id,
  severity: 'warning',
  values: { question: code, type: say(words, `export.type.${type}`) },
});

function valuesOf({ field }: Column, words: Words): { readonly values?: readonly string[] } {
  if (field === 'level') return { values: levels.map((level) => say(words, `export.level.${level}`)) };
  if (field !== 'type') return {};
  const types = Object.keys(words).filter((key) => key.startsWith('export.type.'));
  return { values: types.filter((key) => tableTypeOf(key.slice('export.type.'.length))).map((key) => say(words, key)) };
}

function cellOf(column: Column, question: Question, cells: Cells, course: Course, words: Words): Cell {
  if (column.choice !== undefined) return cells.choices?.[column.choice - 1]?.[column.field];
  switch (column.field) {
    case 'tolerance':
    case 'unit':
    case 'wrongFeedback':
    case 'guide':
      return cells[column.field];
    case 'type':
      return say(words, `export.type.${question.type}`);
    case 'objective':
      return course.objectives.find(({ id }) => id === question.objective)?.code;
    case 'level':
      return question.level && say(words, `export.level.${question.level}`);
    case 'tags':
      return question.tags?.join(', ');
    case 'hints':
      return question.hints?.map(({ text }) => text).join(betweenHints);
    case 'settings':
      return settingsText([...settingsOf(question), ...(cells.settings ?? [])].filter(isSetting), words);
    default:
      return question[column.field];
  }
}

/** A line that stands alone between two hints. */
export const betweenHints = '\n---\n';

const settingsOf = ({ hints, penalty }: Question): readonly Setting[] =>
  hints ? [{ name: 'penalty', value: penalty }] : [];

const isSetting = (setting: Setting | false | undefined): setting is Setting => !!setting;
