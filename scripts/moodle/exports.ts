/** The exports of Moodle, in English and French, read by the command line: the same records, and what was answered. */
import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AnswerRecord, readRecords } from '#core/records/record';
import type { Restored } from './expected.ts';
import { navette } from './course.ts';
import { type Answer, moodle, moodleCode, moodleCommand, run, skipped, tell, troubles } from './drivers.ts';
import { addStudents } from './learners.ts';
import type { Told } from './taking.ts';

interface Downloads extends Answer {
  readonly files: readonly { readonly file: string; readonly disposition: string; readonly from: string }[];
}

type Book = ReadonlyMap<string, AnswerRecord>;

/** Downloads all, reads all, compares: the two languages with each other, and both with the truth. */
export function bringBack(restored: Restored, told: readonly Told[], place: Place): void {
  addStudents(place.folder, [...new Set(told.filter(({ who }) => /^student/.test(who)).map(({ who }) => who))]);
  writeFileSync(join(place.out, 'told.json'), JSON.stringify(told));
  const english = bookOf('en', restored, place);
  compare('anglais', english, told);
  if (!hasFrench()) return skipped('exports en français', 'ce Moodle n’a pas le paquet de langue fr');
  const french = bookOf('fr', restored, place);
  compare('français', french, told);
  const keys = new Set([...english.keys(), ...french.keys()]);
  const unlike = [...keys].filter((key) => said(english.get(key)) !== said(french.get(key)));
  tell('mêmes données en français et en anglais', `${keys.size} enregistrements`, unlike);
}

export interface Place {
  /** The course's folder. */
  readonly folder: string;
  readonly out: string;
}

export const hasFrench = (): boolean =>
  existsSync(join(dirname(moodle), 'data/lang/fr/langconfig.php')) ||
  /\bfr\b/.test(moodleCommand('admin/cli/cfg.php', '--name=langlist') ?? '');

function bookOf(lang: 'en' | 'fr', { courseid }: Restored, { folder, out }: Place): Book {
  const [from, into] = [join(out, lang), join(out, `course-${lang}`)];
  if (lang === 'fr') run('teacher.php', courseid, 'teacher-fr', '--lang=fr');
  tell(`rapport « Interactions » avec les questions (${lang})`, '', askForQuestions());
  const made = run<Downloads>('export_samples.mjs', courseid, from, ...(lang === 'fr' ? ['--lang=fr'] : []));
  tell(`exports (${lang})`, `${made.files?.length ?? 0} fichiers`, troubles(made));
  cpSync(folder, into, { recursive: true });
  const failures: string[] = [];
  for (const { file, disposition } of made.files ?? []) {
    // Whole tables of figures, forms and gradebooks that Moodle alone reads are no answers.
    if (/statistics|analysis|template|grades\.xml/.test(file)) continue;
    const own = nameIn(disposition);
    const kept = join(from, `${file.split('.')[0] ?? ''} ${own}`);
    renameSync(join(from, file), kept);
    failures.push(...imported(kept, into).map((why) => `${file} (${own}) : ${why}`));
  }
  tell(`lus par navette import (${lang})`, '', failures);
  const text = readFileSync(join(into, 'data/records.jsonl'), 'utf8');
  return new Map(readRecords(text).book.standing.map((record) => [keyOf(record), record]));
}

/** What a trainer ticks above the report of interactions; Moodle remembers it for each person. */
const askForQuestions = (): readonly string[] =>
  moodleCode(
    "global $DB; foreach ($DB->get_records_list('user', 'username', ['admin', 'teacher-fr']) as $one)" +
      "foreach (['qtext', 'resp', 'right', 'result'] as $what) set_user_preference(\"scorm_report_interactions_$what\", 1, $one->id);",
  );

/** The name that the browser would give the file. */
function nameIn(disposition: string): string {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  if (coded !== undefined) return decodeURIComponent(coded);
  return Buffer.from(/filename="?([^";]+)/.exec(disposition)?.[1] ?? '', 'latin1').toString('utf8');
}

interface Outcome {
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly what?: string }[];
}

/** What was lost on the way; a teacher in the list of learners is nobody to import. */
function imported(path: string, into: string): readonly string[] {
  try {
    const { problems } = JSON.parse(navette('import', path, '--into', into, '--json')) as Outcome;
    return problems
      .filter(({ code, what = '' }) => !/people-unmatched$/.test(code) || !/teacher|admin|student/i.test(what))
      .map(({ code, what }) => `${code} ${what ?? ''}`);
  } catch (error) {
    return [String((error as { readonly stdout?: unknown }).stdout ?? error).slice(0, 400)];
  }
}

const keyOf = ({ participant, instrument, item, attempt }: AnswerRecord) =>
  `${participant} ${instrument} ${item} ${attempt}`;

const said = (record: AnswerRecord | undefined): string => {
  const { response, score, max, at, phase, itemHash, item = '' } = record ?? {};
  // A file that tells no moment is dated by its import.
  const isDated = item !== 'grade' && response !== 'incomplete' && !/^anon/.test(record?.participant ?? '');
  return JSON.stringify([response, score, max, isDated ? at : '', phase, itemHash]);
};

/** As it was given; or without what looks like a tag, which Moodle takes out of the tables of a quiz. */
const isSaid = (record: AnswerRecord, response: Told['response']): boolean =>
  [JSON.stringify(response), JSON.stringify(response).replace(/<[^>]*>/g, '')].includes(
    JSON.stringify(record.response),
  );

/** Every answer given is there, as given; no answer is there that nobody gave. */
function compare(lang: string, book: Book, told: readonly Told[]): void {
  const named = told.filter(({ anonymous }) => anonymous !== true);
  const wrong = named.flatMap(({ who, instrument, item, response, score }) => {
    const record = book.get(`${who} ${instrument} ${item} 1`);
    const at = `${who} ${instrument} ${item}`;
    if (!record) return response === null && score === undefined ? [] : [`${at} : absent`];
    return [
      ...(response !== undefined && !isSaid(record, response)
        ? [`${at} : ${JSON.stringify(record.response)} au lieu de ${JSON.stringify(response)}`]
        : []),
      ...(score !== undefined && !(Math.abs((record.score ?? Number.NaN) - score) <= 0.011)
        ? [`${at} : ${record.score ?? '-'} point au lieu de ${score}`]
        : []),
    ];
  });
  const known = new Set(named.map(({ who, instrument, item }) => `${who} ${instrument} ${item} 1`));
  const extra = [...book].filter(
    ([key, { item, participant }]) => /^q-/.test(item) && !/^anon/.test(participant) && !known.has(key),
  );
  const invented = extra.map(([key]) => `${key} : que personne n’a répondu`);
  tell(`réponses données = réponses lues (${lang})`, `${named.length} comparées`, [...wrong, ...invented]);
  const [given, read] = [setsOf(told), setsIn(book)];
  const lost = given.filter((set) => !read.includes(set)).map((set) => `anonyme, perdu : ${set.slice(0, 300)}`);
  const more = read.filter((set) => !given.includes(set)).map((set) => `anonyme, en trop : ${set.slice(0, 300)}`);
  tell(`réponses anonymes (${lang})`, `${given.length} feuilles`, [...lost, ...more]);
}

/** The answers of one sheet without a name, in an order of their own. */
const sheet = (answers: readonly (readonly [string, unknown])[]) =>
  JSON.stringify([...answers].sort(([one], [other]) => (one < other ? -1 : 1)));

function setsOf(told: readonly Told[]): readonly string[] {
  const sheets = new Map<string, (readonly [string, unknown])[]>();
  for (const { anonymous, who, item, response } of told)
    if (anonymous === true) sheets.set(who, [...(sheets.get(who) ?? []), [item, response]]);
  return [...sheets.values()].map(sheet);
}

function setsIn(book: Book): readonly string[] {
  const sheets = new Map<string, (readonly [string, unknown])[]>();
  for (const { participant, item, response } of book.values())
    if (/^anon/.test(participant) && item !== 'code')
      sheets.set(participant, [...(sheets.get(participant) ?? []), [item, response]]);
  return [...sheets.values()].map(sheet);
}
