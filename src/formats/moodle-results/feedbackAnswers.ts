import type { Form } from '#core/forms/schema';
import type { Question } from '#core/question/index';
import { richToPlain } from '#blocks/rich';
import { responseIn } from '#formats/moodle-results/answer';
import { activitiesOf, activityInFile, activityNamed, only } from '#formats/moodle-results/activity';
import { decoded, lettersOf, momentIn } from '#formats/moodle-results/cell';
import { type Header, personColumns, type ResultsTable, slugOf } from '#formats/moodle-results/header';
import { unknownTest } from '#formats/moodle-results/quizResponses';
import { Gathering, hashOf, type ResultsDesk, type ResultsReader } from '#formats/moodle-results/reading';

const isAnonymous = (header: Header): boolean => header.at('response') === 0;

/** Answers to a form, with names or without. */
export const feedbackAnswers: ResultsReader = {
  recognise: (header) =>
    isAnonymous(header) ||
    (header.has('fullName', 'date') && !header.has('component') && !header.has('status') && !header.has('attempt')),
  read(table, desk) {
    const gathering = new Gathering(desk);
    const { header, rows } = table;
    const { form, choices } = formOf(header, desk);
    if (!form) return { ...gathering.done(), problems: [unknownTest(desk, choices)] };
    const phase = activitiesOf(desk.course).find(({ id }) => id === form.id)?.phase ?? 'post';
    const asked = askedBy(form, desk);
    const columns = itemColumns(header).map((at) => ({ at, question: questionAt(header, at, asked) }));
    const codeAt = codeColumn(form, header);
    for (const { at, question } of columns)
      if (!question && at !== codeAt) gathering.unmatched('question', header.texts[at] ?? '');
    const people = participantsIn(table, gathering, columns);
    const attempts = attemptsOf(
      people,
      rows.map(({ cells }) => momentIn(cells[header.at('date')] ?? '') ?? ''),
    );
    for (const [index, row] of rows.entries()) {
      const participant = people[index];
      if (participant === undefined) continue;
      const at = momentIn(row.cells[header.at('date')] ?? '');
      const about = {
        ...{ participant, instrument: form.id, phase, attempt: attempts[index] ?? 1 },
        ...(at === undefined ? {} : { at }),
      };
      const code = decoded(row.cells[codeAt] ?? '').trim();
      if (code !== '') gathering.add({ ...about, item: 'code', itemHash: '00000000', response: code });
      for (const { at: column, question } of columns) {
        const cell = row.cells[column] ?? '';
        // Empty: not asked, or not answered; Moodle does not say which.
        if (!question || cell.trim() === '') continue;
        const response = responseIn(cell, question, desk.words);
        if (response === undefined) gathering.unmatched('answer', `${question.code} : ${decoded(cell).trim()}`);
        else gathering.add({ ...about, response, item: question.id, itemHash: hashOf(question.stem) });
      }
    }
    return gathering.done();
  },
};

/** Where the code stands that pairs the answers of one person from form to form; its label is `code`. */
const codeColumn = ({ codePrompt }: Form, header: Header): number =>
  codePrompt === undefined
    ? -1
    : header.slugs.findIndex((slug) => slug.startsWith(`code${slugOf(codePrompt).slice(0, 20)}`));

const itemColumns = (header: Header): readonly number[] => {
  const apart = new Set([...personColumns, 'date', 'response'].map((column) => header.at(column as 'date')));
  return header.texts.flatMap((text, at) => (apart.has(at) || text === '' ? [] : [at]));
};

/** A question of a form, by what a header shows of it. */
interface Asked {
  readonly question: Question;
  readonly code: string;
  readonly slug: string;
  readonly start: string;
}

function askedBy({ items }: Form, { course }: ResultsDesk): readonly Asked[] {
  const ids = new Set<string>(items.flatMap((item) => (item.kind === 'question' ? [item.question] : [])));
  return course.questions
    .filter(({ id }) => ids.has(id))
    .map((question) => {
      const start = slugOf(richToPlain(question.stem)).slice(0, 20);
      return { question, code: lettersOf(question.code), slug: slugOf(question.code) + start, start };
    });
}

/** The question of a column: its label is our code, `(Q-045) …`; in JSON the two run together. */
function questionAt(header: Header, at: number, asked: readonly Asked[]): Question | undefined {
  const label = /^\(([^)]*)\)/.exec(header.texts[at] ?? '')?.[1];
  const byLabel = label === undefined ? [] : asked.filter(({ code }) => code === lettersOf(label));
  if (byLabel.length > 0) return only(byLabel)?.question;
  const shown = header.slugs[at] ?? '';
  const byWords = asked.filter(
    ({ slug, start }) => start !== '' && (shown.startsWith(slug) || shown.startsWith(start)),
  );
  return only(byWords)?.question;
}

function formOf(
  header: Header,
  desk: ResultsDesk,
): { readonly form: Form | undefined; readonly choices: readonly Form[] } {
  const { course, activity, file } = desk;
  const forms = activitiesOf(course).filter(({ kind }) => kind === 'form');
  const named = activity === undefined ? activityInFile(file, forms) : activityNamed(activity, forms);
  const byName = course.forms.find(({ id }) => id === named?.id);
  if (byName || activity !== undefined) return { form: byName, choices: course.forms };
  const columns = itemColumns(header);
  const known = course.forms.map((form) => {
    const asked = askedBy(form, desk);
    return { form, count: columns.filter((at) => questionAt(header, at, asked)).length };
  });
  const best = Math.max(1, ...known.map(({ count }) => count));
  const fitting = known.filter(({ count }) => count === best).map(({ form }) => form);
  return { form: only(fitting), choices: fitting.length > 0 ? fitting : course.forms };
}

/** Where a form may be answered several times, each answer's number, by its moment. */
function attemptsOf(people: readonly (string | undefined)[], moments: readonly string[]): readonly number[] {
  const order = people
    .map((participant, index) => ({ participant, index, moment: moments[index] ?? '' }))
    .sort((one, other) => (one.moment < other.moment ? -1 : one.moment > other.moment ? 1 : one.index - other.index));
  const counts = new Map<string, number>();
  const attempts = people.map(() => 1);
  for (const { participant, index } of order) {
    if (participant === undefined) continue;
    const attempt = (counts.get(participant) ?? 0) + 1;
    counts.set(participant, attempt);
    attempts[index] = attempt;
  }
  return attempts;
}

interface ItemColumn {
  readonly at: number;
  readonly question: Question | undefined;
}

/**
 * The code of each row. Without names it is made of the answers: Moodle's own numbers are 0 for everybody, or shuffled anew,
 * so that the same export twice must not count twice.
 */
function participantsIn(
  { header, rows }: ResultsTable,
  gathering: Gathering,
  columns: readonly ItemColumn[],
): readonly (string | undefined)[] {
  if (!isAnonymous(header)) return rows.map((row) => gathering.participant(row, header));
  const seen = new Map<string, number>();
  return rows.map(({ cells }) => {
    // By what was asked, not by the order of columns.
    const answers = columns.map(({ at, question }) => `${question?.id ?? at}=${decoded(cells[at] ?? '').trim()}`);
    const hash = hashOf(answers.join('\n'));
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return gathering.anonymous(nth === 1 ? `anon-${hash}` : `anon-${hash}-${nth}`);
  });
}
