/** Which column of a table of answers holds what, by its place; -1 where there is none. */
export interface Columns {
  readonly respondent: number;
  /** One place per competency, in the order of the survey. */
  readonly importance: readonly number[];
  readonly mastery: readonly number[];
  /** Columns to keep beside the ratings: country, category… */
  readonly profile: readonly number[];
}

/** What the first line says: the first column names the respondent, `C01_I` and `C01_M` rate, all others are kept. */
export function columnsOf(
  header: readonly string[],
  codes: readonly string[],
  titles: readonly string[] = [],
): Columns {
  const names = header.map(bare);
  const find = (competency: number, endings: RegExp) => {
    const [code, title] = [bare(codes[competency] ?? ''), bare(titles[competency] ?? '')];
    const exact = names.findIndex((name) => name.startsWith(code) && endings.test(name.slice(code.length)));
    if (exact >= 0 || title === '') return exact;
    // A form on the web writes the whole question: title and side, in either order.
    return names.findIndex((name) => {
      const at = name.indexOf(title);
      return at >= 0 && sideWords(endings).test(name.slice(0, at) + name.slice(at + title.length));
    });
  };
  const importance = codes.map((_, index) => find(index, importanceEnd));
  const mastery = codes.map((_, index) => find(index, masteryEnd));
  const taken = new Set([0, ...importance, ...mastery]);
  const profile = header.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  return { respondent: 0, importance, mastery, profile };
}

const importanceEnd = /^(i|importance)$/;
const masteryEnd = /^(m|maitrise|mastery)$/;
const sideWords = (end: RegExp) => (end === importanceEnd ? /importan/ : /maitrise|mastery/);

/** Letters and digits only: `C01 - Maîtrise` is `c01maitrise`. */
export const bare = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
