import { element } from '#blocks/question/element';
import { readNumber } from '#core/question/numeric/grade';
import { say, type Words } from '#core/words';
import { holds, type Item, type Given } from '#player/form/fields';

/** What keeps a section from being left: answers due, numbers that are none; each a link to its question. None when all is well. */
export function missingIn(items: readonly Item[], given: ReadonlyMap<string, Given>, words: Words): Node[] {
  const due = items.filter(({ id, due: wanted }) => {
    if (wanted === undefined || given.has(id)) return false;
    return wanted === '' || holds(wanted, given);
  });
  const wrong = items.flatMap((item) => {
    const sentence = numberTrouble(item, given.get(item.id), words);
    return sentence === undefined ? [] : [{ item, sentence }];
  });
  const lines = [...due.map((item) => ({ item, sentence: say(words, 'question', { number: item.number }) })), ...wrong];
  if (lines.length === 0) return [];
  const links = lines.map(({ item, sentence }) => element('li', '', linkTo(item, sentence)));
  const title = due.length > 0 ? [element('p', '', say(words, 'missing', { count: due.length }))] : [];
  return [...title, element('ul', '', ...links)];
}

function linkTo({ root, fields }: Item, sentence: string): HTMLElement {
  const link = element('a', '', sentence);
  link.href = `#${root.id}`;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    root.scrollIntoView();
    fields[0]?.focus();
  });
  return link;
}

function numberTrouble({ root, fields, number }: Item, response: Given | undefined, words: Words): string | undefined {
  if (fields[0]?.inputMode !== 'decimal' || typeof response !== 'string') return undefined;
  const value = readNumber(response);
  const { min, max } = root.dataset;
  if (value === undefined) return say(words, 'badNumber', { number });
  const isIn = value >= Number(min ?? -Infinity) && value <= Number(max ?? Infinity);
  return isIn ? undefined : say(words, 'outOfRange', { number, min: min ?? '\u2212\u221e', max: max ?? '\u221e' });
}
