import type { Person } from '#core/records/people';

/** Moodle's column is 100 wide; a list on a classroom's wall is read sooner when names are short. */
const longest = 60;

/** The user name of each person, in their order, no two alike. */
export function usernamesOf(people: readonly Person[]): readonly string[] {
  const taken = new Set<string>();
  return people.map((person) => {
    const name = nameOf(person);
    let free = name;
    for (let next = 2; taken.has(free); next += 1) free = `${name}${next}`;
    taken.add(free);
    return free;
  });
}

/** `marie-claire.obame`, or the code where the name is in another script. */
function nameOf({ firstName, lastName, code }: Person): string {
  const [first, last] = [latin(firstName), latin(lastName)];
  const name = [first, last].filter((part) => part !== '').join('.');
  const isWhole = first !== '' && last !== '';
  return (isWhole ? name : latin(code) || name || 'participant').slice(0, longest).replace(/[-.]+$/, '');
}

const letters: Readonly<Record<string, string>> = {
  '\u0153': 'oe',
  '\u00e6': 'ae',
  '\u00df': 'ss',
  '\u00f8': 'o',
  '\u0142': 'l',
  '\u0111': 'd',
  '\u00f0': 'd',
  '\u00fe': 'th',
  '\u0131': 'i',
  '\u014b': 'ng',
  '\u0253': 'b',
  '\u0257': 'd',
  '\u0254': 'o',
  '\u025b': 'e',
};

/** Small letters, figures and hyphens: all that every Moodle takes. An apostrophe joins, a blank becomes a hyphen. */
const latin = (text: string): string =>
  Array.from(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(), (letter) => letters[letter] ?? letter)
    .join('')
    .replace(/['\u2019\u02bc.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
