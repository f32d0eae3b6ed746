import { conjugated, isSeveral } from '#core/objectives/conjugate';
import { isInfinitive } from '#core/objectives/verbs';

/** A list of objectives as people write them: what all have in common, and each in its own words. */
export interface ObjectiveList {
  /** « À l'issue du module, les participants seront capables de »; empty where there is none. */
  readonly lead: string;
  readonly items: readonly string[];
}

const bullet = /^\s*(?:[-–—•·*▪●○‣]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/i;

/** Whether a text opens a list: it ends with a colon, or with what makes people able. */
export const isLead = (text: string): boolean =>
  /:\s*$/.test(text) || /(?:capables?|aptes?|en mesure|à même) d(?:e|')\s*$/i.test(text.trim());

/** Reads what was pasted: one objective a line, with or without a sentence above that opens them. */
export function readList(text: string): ObjectiveList {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap(inLine)
    .filter((line) => line.trim() !== '');
  const [first = '', ...others] = lines;
  const hasLead = others.length > 0 && !bullet.test(first) && isLead(first);
  const items = (hasLead ? others : lines).map((line) =>
    line
      .replace(bullet, '')
      .replace(/[\s;,.]+(?:et)?$/, '')
      .trim(),
  );
  return { lead: hasLead ? first.replace(/\s*:\s*$/, '').trim() : '', items: items.filter((item) => item !== '') };
}

/** « … capables de : citer trois pièces ; classer les demandes » on one line. */
function inLine(line: string): readonly string[] {
  const [, lead, rest] = /^(.*?(?:d(?:e|')|:)\s*:?)\s+(.*;.*)$/.exec(line.trim()) ?? [];
  return lead !== undefined && rest !== undefined && isLead(lead) ? [lead, ...rest.split(/\s*;\s*/)] : [line];
}

/** Each objective as a sentence of its own: the lead lends its people. */
export function sentencesOf({ lead, items }: ObjectiveList): readonly string[] {
  const people = peopleOf(lead);
  return items.map((item) => {
    const [first = ''] = /^(?:s'|se |d')?[\p{L}-]+/u.exec(item) ?? [];
    const action = item.replace(/^d['e] ?(?=\p{L})/u, (start) => (start === "d'" ? '' : start));
    if (people === '' || !isInfinitive(first.replace(/^(?:s'|se |d')/, ''))) return ended(item);
    return ended(`${people} ${conjugated(small(action), isSeveral(people))}`);
  });
}

/** « À l'issue du module, les participants seront capables de » → « les participants ». */
const peopleOf = (lead: string): string =>
  (lead.split(/,\s+/).at(-1) ?? '')
    .replace(
      /\s*(?:(?:est|sont|sera|seront|soit|soient) (?:capables?|aptes?|en mesure|à même)|saura|sauront|pourra|pourront|doit|doivent|devra|devront)\b.*$/i,
      '',
    )
    .trim();

const small = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const ended = (text: string): string => {
  const clean = text.trim().replace(/[\s.;,]+$/, '');
  return clean === '' ? '' : `${clean.slice(0, 1).toUpperCase()}${clean.slice(1)}.`;
};
