import { fold } from '#core/objectives/verbs';
import type { Person } from '#core/records/people';
import { emailsOf } from '#formats/moodle-users/emails';
import { usernamesOf } from '#formats/moodle-users/usernames';
import type { Header, TableRow } from '#formats/moodle-results/header';

/** Who a row is about, as its cells say. */
export interface Shown {
  readonly number: string;
  readonly email: string;
  /** As Moodle shows it, or first name and last name. */
  readonly name: string;
}

/** A person of the course, or why there is none. */
export type Recognised =
  { readonly kind: 'known'; readonly person: Person } | { readonly kind: 'unknown' | 'several'; readonly shown: Shown };

/** What a row says of its person. */
export function shownIn({ cells }: TableRow, header: Header, nameAt = header.at('fullName')): Shown {
  const cell = (at: number) => (cells[at] ?? '').replace(/\s+/g, ' ').trim();
  const parts = [cell(header.at('firstName')), cell(header.at('lastName'))].filter((part) => part !== '');
  const name = parts.length > 0 ? parts.join(' ') : cell(nameAt);
  return { number: cell(header.at('idNumber')), email: cell(header.at('email')), name };
}

/** The list of people, by what Moodle knows of them: code (its ID number), then address, then name; never guessed between two. */
export class PeopleIndex {
  readonly #codes: ReadonlyMap<string, readonly Person[]>;
  readonly #emails: ReadonlyMap<string, readonly Person[]>;
  readonly #names: ReadonlyMap<string, readonly Person[]>;

  constructor(people: readonly Person[]) {
    this.#codes = by(people, ({ code }) => [fold(code)]);
    // Who has no address got a technical one in the list of accounts.
    const { emails } = emailsOf(people, usernamesOf(people));
    const accounts = new Map(people.map(({ id }, at) => [id, emails[at] ?? '']));
    this.#emails = by(people, ({ id, email }) => [
      ...new Set([email?.trim().toLowerCase(), accounts.get(id)].flatMap((address) => address || [])),
    ]);
    this.#names = by(people, ({ firstName, lastName }) => [
      ...new Set([nameKey(`${firstName} ${lastName}`), nameKey(`${lastName} ${firstName}`)]),
    ]);
  }

  find(shown: Shown): Recognised {
    const found = [
      shown.number === '' ? undefined : this.#codes.get(fold(shown.number)),
      shown.email === '' ? undefined : this.#emails.get(shown.email.toLowerCase()),
      nameKey(shown.name) === '' ? undefined : this.#names.get(nameKey(shown.name)),
    ].find((people) => people !== undefined);
    const [person] = found ?? [];
    if (person && found?.length === 1) return { kind: 'known', person };
    return { kind: found ? 'several' : 'unknown', shown };
  }
}

const nameKey = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function by(
  people: readonly Person[],
  keysOf: (person: Person) => readonly string[],
): ReadonlyMap<string, readonly Person[]> {
  const found = new Map<string, Person[]>();
  for (const person of people) for (const key of keysOf(person)) found.set(key, [...(found.get(key) ?? []), person]);
  return found;
}
