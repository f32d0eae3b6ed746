/**
 * People from the rows of a table, as offices keep them: one line each, headers in French or English.
 *
 * Nothing is lost in silence: each row or cell that is not taken as it stands is a problem with its line. Nothing is written
 * here: a person reads the plan first.
 */
import { fold } from '#core/objectives/verbs';
import type { Problem } from '#core/problem';
import { genders, type Gender, type PersonInput } from '#core/records/people';

/** What a column may hold. */
export const peopleFields = [
  'code',
  'lastName',
  'firstName',
  'fullName',
  'email',
  'phone',
  'institution',
  'country',
  'function',
  'category',
  'gender',
  'seniority',
  'group',
  'lang',
  'accommodation',
] as const;
export type PeopleField = (typeof peopleFields)[number];

/** What people write above a column; without capitals, accents, signs. */
const headers: Readonly<Record<PeopleField, RegExp>> = {
  code: /^(code|id|identifiant|matricule|n|no|numero|ref|reference|repondant)$/,
  lastName: /^(nom|noms|nom de famille|last ?name|surname|family name)$/,
  firstName: /^(prenom|prenoms|first ?name|given name)$/,
  fullName: /^(nom et prenoms?|noms et prenoms|prenoms? et noms?|nom complet|participante?s?|full name|name)$/,
  email: /^(e ?mail|mail|courriel|adresse (e ?mail|electronique|mail|de courriel)|email address)$/,
  phone: /^(tel|telephone|portable|mobile|gsm|whatsapp|phone|numero de telephone|contact)$/,
  institution: /^(organisme|institution|structure|ops|caisse|employeur|organisation|service|entite)$/,
  country: /^(pays|province|region|country|localite|ville)$/,
  function: /^(fonction|poste|emploi|titre|job|position|fonction actuelle)$/,
  category: /^(categorie|category|profil|corps|statut)$/,
  gender: /^(sexe|genre|sex|gender|f h|h f|m f)$/,
  seniority: /^(anciennete|seniority|experience|annees d'experience)$/,
  group: /^(groupe|group|session|cohorte|equipe)$/,
  lang: /^(langue|lang|language)$/,
  accommodation:
    /^(amenagements?|besoins? d'amenagement|besoins? particuliers?|handicap|accommodations?|accessibilite)$/,
};

/** A header, or a word of a cell, as it is compared. */
const bare = (text: string): string =>
  fold(text)
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

/** What each column holds, by its header; `undefined` where nothing is known of it. A field is taken by its first column. */
export function peopleColumns(header: readonly string[]): readonly (PeopleField | undefined)[] {
  const taken = new Set<PeopleField>();
  return header.map((text) => {
    const field = peopleFields.find((one) => headers[one].test(bare(text)) && !taken.has(one));
    if (field) taken.add(field);
    return field;
  });
}

/** A row of a table, and its line from 1. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** A person as the table has it, before it has an id. */
export type NewPerson = Omit<PersonInput, 'id'>;

export interface PeopleRow {
  readonly line: number;
  /** To add; here already, with what the table knows better; or of no use, for the reason told with its line. */
  readonly kind: 'new' | 'here' | 'left';
  readonly person: NewPerson;
  /** Of `here`: who it is, and the fields that would change. */
  readonly known?: PersonInput;
  readonly changes?: readonly (keyof NewPerson)[];
  /** What the person needs, where the table says so. */
  readonly accommodation?: string;
}

export interface PeoplePlan {
  readonly columns: readonly (PeopleField | undefined)[];
  readonly header: readonly string[];
  readonly rows: readonly PeopleRow[];
  readonly problems: readonly Problem[];
}

/** More is no list of participants. */
const mostPeople = 5_000;

/**
 * What the rows of a table would do to a list of people. `columns` where a person chose them; else the first row is read.
 * Problems: errors `people/no-names`, `people/too-many`; by line, warnings `people/no-name`, `people/twice`,
 * `people/email-unusable`; infos `people/formula-like`, `people/column-unknown`, `people/value-unknown`.
 */
export function planPeople(
  file: string,
  table: readonly TableRow[],
  here: readonly PersonInput[],
  columns = peopleColumns(table[0]?.cells ?? []),
): PeoplePlan {
  const [head, ...body] = table;
  const header = head?.cells ?? [];
  const names = columns.includes('lastName') || columns.includes('fullName');
  const fault = !names ? 'people/no-names' : body.length > mostPeople ? 'people/too-many' : undefined;
  if (fault) {
    const values = { file, count: body.length, most: mostPeople };
    return { columns, header, rows: [], problems: [{ code: fault, at: file, severity: 'error', values }] };
  }
  const reader = new PeopleReader(file, columns, here, body);
  const unknown = columns.flatMap((field, place): Problem[] => {
    const column = header[place]?.trim() ?? '';
    if (field !== undefined || column === '') return [];
    return [{ code: 'people/column-unknown', at: file, severity: 'info', values: { file, column } }];
  });
  const rows = body.map((row) => reader.read(row));
  return { columns, header, rows, problems: [...unknown, ...reader.problems] };
}

class PeopleReader {
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #columns: readonly (PeopleField | undefined)[];
  readonly #codes: Set<string>;
  /** Codes that the table gives: no other person gets one of them. */
  readonly #given: ReadonlySet<string>;
  readonly #here: readonly PersonInput[];
  /** By code, by address, by name with organisme: the lines that had them. */
  readonly #seen = new Map<string, number>();
  readonly #known = new Map<string, PersonInput>();
  #next = 1;

  constructor(
    file: string,
    columns: readonly (PeopleField | undefined)[],
    here: readonly PersonInput[],
    body: readonly TableRow[],
  ) {
    [this.#file, this.#columns, this.#here] = [file, columns, here];
    const place = columns.indexOf('code');
    this.#given = new Set(body.map(({ cells }) => cleaned(cells[place] ?? '')));
    this.#codes = new Set(here.map(({ code }) => code));
    for (const person of here) for (const key of keysOf(person, person.code)) this.#known.set(key, person);
  }

  read({ cells, line }: TableRow): PeopleRow {
    const value = (field: PeopleField): string => cleaned(cells[this.#columns.indexOf(field)] ?? '');
    const person = this.#person(value, line);
    const given = value('code');
    const needs = value('accommodation');
    const extra = /^(|non|neant|aucun|aucune|ras|-)$/.test(fold(needs)) ? {} : { accommodation: needs };
    const row = { line, person, ...extra };
    if (person.lastName === '' && person.firstName === '') {
      this.#tell('people/no-name', 'warning', line);
      return { ...row, kind: 'left' };
    }
    const keys = keysOf(person, given);
    const before = keys.map((key) => this.#seen.get(key)).find((other) => other !== undefined);
    if (before !== undefined) {
      this.#tell('people/twice', 'warning', line, { other: before, name: nameOf(person) });
      return { ...row, kind: 'left' };
    }
    for (const key of keys) this.#seen.set(key, line);
    const known = keys.map((key) => this.#known.get(key)).find((other) => other !== undefined);
    if (!known) return { ...row, kind: 'new', person: { ...person, code: this.#codeFor(given) } };
    const named = { ...person, code: known.code };
    const changes = (Object.keys(named) as (keyof NewPerson)[]).filter((key) => named[key] !== known[key]);
    return { ...row, kind: 'here', person: named, known, changes };
  }

  #person(value: (field: PeopleField) => string, line: number): NewPerson {
    const whole = value('fullName');
    const [last, first] =
      value('lastName') === '' && whole !== '' ? parted(whole) : [value('lastName'), value('firstName')];
    for (const text of [last, first])
      if (/^[=+@]/.test(text)) this.#tell('people/formula-like', 'info', line, { text });
    const optional = (
      ['phone', 'institution', 'country', 'function', 'category', 'seniority', 'group'] as const
    ).flatMap((field) => (value(field) === '' ? [] : [[field, value(field)] as const]));
    return {
      code: value('code'),
      lastName: last,
      firstName: first,
      ...Object.fromEntries(optional),
      ...this.#email(value('email'), line),
      ...this.#gender(value('gender'), line),
      ...this.#lang(value('lang'), line),
    };
  }

  #email(text: string, line: number): Pick<PersonInput, 'email'> {
    if (text === '' || /^(neant|aucun|non|-|n\/a)$/.test(fold(text))) return {};
    if (/^[^\s@;,]+@[^\s@;,]+\.[^\s@;,]{2,}$/.test(text)) return { email: text };
    this.#tell('people/email-unusable', 'warning', line, { text });
    return {};
  }

  #gender(text: string, line: number): Pick<PersonInput, 'gender'> {
    if (text === '') return {};
    const word = bare(text);
    const found = genders.find((gender) => genderWords[gender].test(word));
    if (found === undefined) this.#tell('people/value-unknown', 'info', line, { text });
    return found === undefined ? {} : { gender: found };
  }

  #lang(text: string, line: number): Pick<PersonInput, 'lang'> {
    const word = bare(text);
    if (word === '') return {};
    const lang = /^[a-z]{2}$/.test(word) ? word : languages.find(([names]) => names.test(word))?.[1];
    if (lang === undefined) this.#tell('people/value-unknown', 'info', line, { text });
    return lang === undefined ? {} : { lang };
  }

  #codeFor(given: string): string {
    let code = given;
    while (code === '' || this.#codes.has(code) || (code !== given && this.#given.has(code))) {
      code = `P${String(this.#here.length + this.#next).padStart(2, '0')}`;
      this.#next += 1;
    }
    this.#codes.add(code);
    return code;
  }

  #tell(code: string, severity: Problem['severity'], line: number, values: Record<string, string | number> = {}): void {
    this.problems.push({ code, at: `${this.#file}:${line}`, severity, values: { file: this.#file, line, ...values } });
  }
}

const genderWords: Readonly<Record<Gender, RegExp>> = {
  f: /^(f|femme|feminin|fille|female|woman|mme|mlle|madame)$/,
  m: /^(m|h|homme|masculin|male|man|monsieur|mr)$/,
  other: /^(autre|x|other|non binaire)$/,
  undisclosed: /^(nr|non renseigne|nsp|inconnu|prefere ne pas repondre)$/,
};

const languages: readonly (readonly [RegExp, string])[] = [
  [/^(francais|french)$/, 'fr'],
  [/^(anglais|english)$/, 'en'],
  [/^(espagnol|spanish)$/, 'es'],
  [/^(portugais|portuguese)$/, 'pt'],
  [/^(arabe|arabic)$/, 'ar'],
];

/** By what two lines are the same person. */
function keysOf({ lastName, firstName, email, institution }: NewPerson, code: string): readonly string[] {
  return [
    ...(code === '' ? [] : [`code ${fold(code)}`]),
    ...(email === undefined ? [] : [`mail ${email.toLowerCase()}`]),
    `name ${bare(`${lastName} ${firstName}`)} ${bare(institution ?? '')}`,
  ];
}

const nameOf = ({ firstName, lastName }: NewPerson): string => `${firstName} ${lastName}`.trim();

/** A whole name: the family name is what stands in capitals, else the first word. */
function parted(whole: string): readonly [last: string, first: string] {
  const words = whole.split(' ');
  const isCapital = (word: string) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
  const capitals = words.filter(isCapital);
  if (capitals.length > 0 && capitals.length < words.length)
    return [capitals.join(' '), words.filter((word) => !isCapital(word)).join(' ')];
  return [words[0] ?? '', words.slice(1).join(' ')];
}

/** One line, without what a spreadsheet put before a text to keep it from being a formula. */
const cleaned = (cell: string): string =>
  cell
    .replace(/^'+(?=[=+\-@])/, '')
    .replace(/\s+/g, ' ')
    .trim();
