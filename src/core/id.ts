import * as v from 'valibot';

/** A link, for ever, opaque: a type letter, or two, and ten characters of Crockford's base32, lower case. Legal as NCName, SCORM identifier, Moodle idnumber and HTML id. */
export type Id<Letter extends string = string> = `${Letter}-${string}`;

/** The letter of each kind of entity; all single ones are given, what comes now bears two. */
export const letters = {
  course: 'k',
  result: 'r',
  group: 'g',
  competency: 'y',
  objective: 'o',
  module: 'm',
  sequence: 'z',
  activity: 'a',
  material: 'u',
  trainer: 'p',
  person: 'n',
  slot: 'd',
  lesson: 'l',
  test: 'e',
  form: 'f',
  formItem: 'i',
  question: 'q',
  choice: 'c',
  change: 'h',
  missionActivity: 's',
  role: 'w',
  deliverable: 'v',
  event: 't',
  risk: 'x',
  issue: 'j',
  task: 'b',
  accommodation: 'am',
  evidence: 'ev',
  need: 'ne',
  solution: 'so',
  review: 'rv',
  budgetLine: 'bl',
  survey: 'sv',
} as const;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export const isId = (text: string): text is Id => /^[a-z]{1,2}-[0-9a-hjkmnp-tv-z]{10}$/.test(text);

/** The letters of an id, which say what kind of entity it is. */
export const lettersOf = (id: Id): string => id.slice(0, id.indexOf('-'));

/** Schema of the id of one kind of entity, known by its letter. */
export const idSchema = <const Letter extends string>(letter: Letter) =>
  v.custom<Id<Letter>>((value) => typeof value === 'string' && isId(value) && value.startsWith(`${letter}-`), 'id');

/** A source of chance: so many random bytes. Ports give it; the pure layers have none. */
export type Chance = (bytes: number) => Uint8Array;

/** A new id; 50 random bits, so two people offline never make the same. */
export function newId<const Letter extends string>(letter: Letter, chance: Chance): Id<Letter> {
  const tail = Array.from(chance(10), (byte) => alphabet[byte & 31]).join('');
  return `${letter}-${tail}`;
}
