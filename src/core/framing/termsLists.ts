/** The lists of terms of reference that a framing has a place for. */
export const listKinds = ['deliverable', 'result', 'general', 'specific', 'activity', 'task', 'risk'] as const;
export type ListKind = (typeof listKinds)[number];

interface FoundItem {
  readonly start: number;
  readonly end: number;
  readonly list: ListKind;
}

/** Small letters without accents, plain apostrophes and spaces, unit for unit: a place in it is a place in the text. */
export const folded = (text: string): string =>
  text.replace(/[^\n]/g, (unit) => {
    if (/\s/.test(unit)) return ' ';
    if (unit === '\u2019') return "'";
    const bare = (unit.normalize('NFD')[0] ?? unit).toLowerCase();
    return bare.length === 1 ? bare : unit;
  });

const number = String.raw`(?:(?:[a-z]\.)?\d+(?:\.\d+)*[.)]?|[ivx]+[.)]|[a-z][.)])`;
const titles: readonly (readonly [ListKind, string])[] = [
  ['general', String.raw`objectifs? (?:general|generaux|global)`],
  ['specific', String.raw`objectifs?(?: specifiques?| operationnels?)?`],
  ['result', String.raw`(?:resultats?|effets?)(?: attendus?| escomptes?)?|produits? attendus?`],
  ['deliverable', String.raw`(?:produits? )?livrables?`],
  ['activity', String.raw`activites?`],
  ['task', String.raw`taches?`],
  ['risk', String.raw`risques?`],
];
/** What may stand behind the word in a title: « attendus de la mission », « prévues », « (extrait) ». */
const rest = String.raw`(?: (?:attendus?|prevue?s?|principaux|principales|specifiques?|de|du|des|d'\w+|la|l'\w+|a|et|pre-?mission|finaux|finals?|mission|action|formation|experts?)\b){0,8}(?: \([^)]{1,40}\))?`;
const mark = String.raw`[\s#>*_]*(?:[-*\u2022] )?[*_]{0,2}(?:${number} )?[*_]{0,2}`;
const titlePatterns = titles.map(
  ([list, word]) =>
    [list, new RegExp(String.raw`^${mark}(?:les |des |liste des )?(?:${word})${rest}[*_ ]*(:|$)`)] as const,
);
/** « Activité 1 : … » is an activity wherever it stands. */
const activityLine = new RegExp(String.raw`^${mark}activite \d+ ?[:.\u2013-]`);
/** A line that names another part: it ends a list. */
const otherTitle = /^(?:#{1,6} |\d+\.\d+|[*_]{2}[^*]{2,60}[*_]{2} ?:?$)/;
const bullet =
  /^\s*(?:[-*\u2013\u2014\u2022\u25cf\u25e6\u25aa\u00b7\uf0b7]|\(?\d{1,2}[.)]|[a-z][.)]|[ivx]{1,4}[.)]|o(?= ))\s+/;
const numbered = /^\s*\(?(\d{1,2})[.)]\s/;

interface Line {
  readonly at: number;
  readonly flat: string;
}

/** What stands before a line. */
interface State {
  readonly found: readonly FoundItem[];
  readonly list?: ListKind;
  /** The list has an item. */
  readonly isOpen: boolean;
  readonly isAfterBlank: boolean;
  /** The number of the last item. */
  readonly last: number;
}

/** The items of the lists that are announced by their title: on lines of their own, or after it, parted by semicolons. */
export function readLists(text: string, flat: string): readonly FoundItem[] {
  let at = 0;
  const lines = flat.split('\n').map((line): Line => {
    const begin = at;
    at += line.length + 1;
    return { at: begin, flat: line };
  });
  const begin: State = { found: [], isOpen: false, isAfterBlank: false, last: 0 };
  return lines.reduce((state, line) => next(state, line, text), begin).found;
}

function next(state: State, line: Line, text: string): State {
  const { found, list, isOpen, isAfterBlank, last } = state;
  if (line.flat.trim() === '') return { ...state, isAfterBlank: true };
  const closed = { found, isOpen: false, isAfterBlank: false, last: 0 };
  const title = titleOf(line.flat);
  if (title) {
    const items = itemsBehind(line, title);
    return { ...closed, found: [...found, ...items], ...(items.length === 0 ? { list: title.list } : {}) };
  }
  if (activityLine.test(line.flat)) return { ...closed, found: [...found, itemOf(line, 'activity')] };
  if (list === undefined) return closed;
  const nth = numbered.exec(line.flat)?.[1];
  const isItem = bullet.test(line.flat) && (nth === undefined || Number(nth) === last + 1);
  if (isItem) {
    const item = itemOf(line, list);
    return {
      found: [...found, item],
      list,
      isOpen: true,
      isAfterBlank: false,
      last: nth === undefined ? last : last + 1,
    };
  }
  if (otherTitle.test(line.flat) || nth !== undefined || (isOpen && isAfterBlank)) return closed;
  const previous = found.at(-1);
  if (isOpen && previous && /^\s*\p{Ll}/u.test(text.slice(line.at)))
    return { ...state, found: [...found.slice(0, -1), { ...previous, end: endOf(line) }], isAfterBlank: false };
  if (/:\s*$/.test(line.flat)) return isOpen ? closed : { ...state, isAfterBlank: false };
  return { ...state, found: [...found, itemOf(line, list)], isOpen: true, isAfterBlank: false };
}

function titleOf(flat: string): { readonly list: ListKind; readonly end: number } | undefined {
  for (const [list, pattern] of titlePatterns) {
    const found = pattern.exec(flat.trimEnd());
    if (found) return { list, end: found[0].length };
  }
  return undefined;
}

/** The items behind a title and its colon; none where another colon announces that they come below. */
function itemsBehind({ at, flat }: Line, { list, end }: { list: ListKind; end: number }): readonly FoundItem[] {
  const behind = flat.slice(end);
  if (behind.replace(/[*_\s]/g, '') === '' || /:\s*$/.test(behind)) return [];
  let begin = end;
  return behind.split(';').map((part) => {
    const item = itemOf({ at: at + begin, flat: part }, list);
    begin += part.length + 1;
    return item;
  });
}

/** A line without its bullet, its spaces and what closes it. */
function itemOf(line: Line, list: ListKind): FoundItem {
  const lead = bullet.exec(line.flat)?.[0] ?? /^[\s*_]*/.exec(line.flat)?.[0] ?? '';
  return { start: line.at + lead.length, end: endOf(line), list };
}

const endOf = ({ at, flat }: Line): number => at + flat.replace(/[\s;.,*_]+$/, '').length;
