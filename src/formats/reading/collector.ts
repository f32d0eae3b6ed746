import * as v from 'valibot';
import { questionTextProblems } from '#blocks/rich';
import { schemaProblems } from '#core/course/schemaProblems';
import { type Id, isId, newId } from '#core/id';
import { isError, type Problem, type Result, settle } from '#core/problem';
import { mostChoices } from '#core/question/choice';
import { type Question, questionSchema, typeOf } from '#core/question/index';
import { say, type Words } from '#core/words';
import { type Category, linksOf } from '#formats/reading/category';
import { type MediaIntake, mediaIntake } from '#formats/reading/media';
import type { Desk, ReadQuestions } from '#formats/reading/reading';
import { type Sheet, sheetOf } from '#formats/reading/sheet';

/** What a file says of a question, whatever its format. */
export interface Heading {
  readonly line: number;
  /** How its author calls it. */
  readonly name: string;
  /** Its number or id in the bank that it comes from. */
  readonly number?: string | undefined;
  readonly tags?: readonly string[];
  readonly category?: Category | undefined;
}

/** A question without its id and code: what its type's reader made of it. */
export type Fields = Readonly<Record<string, unknown>>;

export interface Collector {
  /** Reads one question: kept and given back if it is sound, else named with its line. `read` gives `undefined` after telling why it cannot. */
  take(heading: Heading, read: (sheet: Sheet) => Fields | undefined): Question | undefined;
  problem(problem: Problem): void;
  done(): Result<ReadQuestions>;
}

/** Ten times the bank of a large programme; what a screen can still hold. */
export const mostQuestions = 5_000;

/** Gathers the questions of a file, the first `mostQuestions` of them. `keyed`: a question of a bank that nothing is right in is left out. */
export function collector(desk: Desk, { keyed }: { readonly keyed: boolean }): Collector {
  const media: MediaIntake = mediaIntake(desk.course.media);
  const problems: Problem[] = [];
  const questions: Question[] = [];
  const categories = new Map<string, { category: Category; questions: number }>();
  const codes = codeGiver(desk);
  let beyond = 0;
  return {
    problem: (problem) => void problems.push(problem),
    take(heading, read) {
      if (questions.length >= mostQuestions) {
        beyond += 1;
        return undefined;
      }
      const { sheet, problems: told } = sheetOf({ line: heading.line, label: labelOf(heading.name) }, desk, media);
      const fields = read(sheet);
      let kept: Question | undefined;
      if (fields) {
        const question = questionOf(heading, fields, codes, desk, keyed);
        if ('reason' in question) sheet.problem('import/question-left-out', { reason: question.reason });
        else {
          questions.push(question.read);
          kept = question.read;
          if (heading.category) {
            const key = heading.category.path.join('/');
            const before = categories.get(key)?.questions ?? 0;
            categories.set(key, { category: heading.category, questions: before + 1 });
          }
        }
      }
      problems.push(...told());
      return kept;
    },
    done() {
      const { file } = desk;
      if (questions.length === 0)
        problems.push({ code: 'import/no-question', at: file, severity: 'error', values: { file } });
      if (beyond > 0) {
        const values = { file, most: mostQuestions, beyond };
        problems.push({ code: 'import/too-many-questions', at: file, severity: 'warning', values });
      }
      const read = [...categories.values()].map(({ category, questions: count }) => ({
        path: category.path,
        competency: category.competency?.id,
        questions: count,
      }));
      return settle({ questions, media: media.files(), categories: read }, problems);
    },
  };
}

function questionOf(
  heading: Heading,
  { points, ...fields }: Fields,
  codes: CodeGiver,
  desk: Desk,
  keyed: boolean,
): { readonly read: Question } | { readonly reason: string } {
  const { words } = desk;
  const { number = '' } = heading;
  const { tags, ...links } = linksOf(heading.tags ?? [], heading.category, desk);
  const id: Id<'q'> = isQuestionId(number) ? number : newId('q', desk.chance);
  const code = codes.propose(heading, fields.code);
  const candidate = {
    ...fields,
    ...links,
    id,
    code,
    ...(tags.length > 0 && { tags }),
    ...(typeof points === 'number' && points >= 0 && { points }),
  };
  const parsed = v.safeParse(questionSchema, bare(candidate));
  if (!parsed.success) return { reason: schemaReason(parsed.issues, candidate, words) };
  const question = parsed.output;
  const type = typeOf(question);
  const wrong = [...type.problems(question), ...questionTextProblems(question)].find(isError);
  if (wrong) return { reason: sentenceOf(wrong, words) };
  if (keyed && !type.keyed(question) && question.type !== 'long' && question.type !== 'likert')
    return { reason: say(words, 'import.noKey') };
  codes.take(code);
  return { read: question };
}

const isQuestionId = (number: string): number is Id<'q'> => isId(number) && number.startsWith('q-');

/** Without the fields that are `undefined`: the schemas know no such thing. */
const bare = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The sentence that a person gets for the same fault in the course itself. */
const sentenceOf = ({ code, values = {} }: Problem, words: Words): string => say(words, `problem.${code}.what`, values);

function schemaReason(issues: readonly v.BaseIssue<unknown>[], fields: Fields, words: Words): string {
  if (fields.stem === undefined) return say(words, 'import.noStem');
  const { choices } = fields;
  if (Array.isArray(choices) && choices.length > mostChoices)
    return say(words, 'import.tooManyChoices', { count: choices.length, most: mostChoices });
  if (Array.isArray(choices) && choices.length < 2) return say(words, 'import.tooFewChoices');
  const [first] = schemaProblems(issues, { name: '', root: fields, placeOf: (pointer) => pointer });
  const field = String(first?.values?.['field'] ?? '');
  return say(words, 'import.badField', { field: words[`term.field.${field}`] ?? field });
}

/** Enough of a name to recognise it. */
function labelOf(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}\u2026` : line;
}

interface CodeGiver {
  propose(heading: Heading, wanted: unknown): string;
  take(code: string): void;
}

const longestCode = 24;

/** Codes that no other question of the course has: the file's own where it has one, else the next number. */
function codeGiver({ course }: Desk): CodeGiver {
  const taken = new Set<string>(course.questions.map(({ code }) => code));
  let last = Math.max(0, ...course.questions.map(({ code }) => Number(/^Q-(\d{1,6})$/.exec(code)?.[1] ?? 0)));
  const own = ({ name, number = '' }: Heading, wanted: unknown): string => {
    if (typeof wanted === 'string' && wanted.trim() !== '') return wanted.trim();
    // Our own writers put the code before the beginning of the question.
    const [, before] = /^(\S.{0,23}?) \u2013 /.exec(name) ?? [];
    const ours = isQuestionId(number);
    if (ours && before !== undefined) return before;
    return [ours ? '' : number.trim(), name.trim()].find((text) => text !== '' && text.length <= longestCode) ?? '';
  };
  return {
    take: (code) => void taken.add(code),
    propose(heading, wanted) {
      const code = own(heading, wanted);
      if (code === '') {
        do last += 1;
        while (taken.has(numbered(last)));
        return numbered(last);
      }
      // One of ours comes back under its code; whether it is there already, the task says.
      if (isQuestionId(heading.number ?? '')) return code;
      let free = code;
      for (let next = 2; taken.has(free); next += 1) free = `${code}-${next}`;
      return free;
    },
  };
}

const numbered = (count: number) => `Q-${String(count).padStart(3, '0')}`;
