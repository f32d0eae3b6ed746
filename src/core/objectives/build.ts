import { conjugated, isSeveral } from '#core/objectives/conjugate';
import { readSentence } from '#core/objectives/sentence';
import { isInfinitive } from '#core/objectives/verbs';

/** An objective in its four parts: qui, fait quoi, dans quelle condition, à quel critère. */
export interface ObjectiveParts {
  readonly who: string;
  readonly does: string;
  readonly condition: string;
  readonly criterion: string;
}

/** The sentence of four parts: the condition first, the criterion last; a part that is empty leaves no trace. */
export function sentenceOf({ who, does, condition, criterion }: ObjectiveParts): string {
  const [people, action, given, until] = [who, does, condition, criterion].map(bare) as [
    string,
    string,
    string,
    string,
  ];
  if (people === '' && action === '') return '';
  const [first = ''] = /^(?:s'|se )?[\p{L}-]+/u.exec(action) ?? [];
  const isInfinite = isInfinitive(first.replace(/^(?:s'|se )/, ''));
  // Without people, an infinitive stands as people often write it.
  const does3 = people !== '' && isInfinite ? conjugated(action, isSeveral(people)) : action;
  const main = [people, does3].filter(Boolean).join(' ');
  const told = [given, main, until].filter(Boolean).join(', ');
  return `${capital(told)}.`;
}

const bare = (part: string): string =>
  part
    .trim()
    .replace(/[\s,;.]+$/, '')
    .replace(/[ \t\n]+/g, ' ');
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const small = (text: string): string =>
  /^\p{Lu}(?:\p{Ll}|['’\s])/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;

const givens =
  /^(?:à partir d|à l'aide d|avec|sans|étant donné|face à|devant|dans|lors d|pendant|en |sur|pour|au moyen d|de mémoire|munie?s? d|compte tenu)/i;

/** The four parts of a sentence, as far as it shows them: where they cannot be told, all of it is the action. */
export function partsOfSentence(text: string): ObjectiveParts {
  const clauses = text
    .trim()
    .replace(/[.\s]+$/, '')
    .split(/,\s+/);
  const hasGiven = clauses.length > 1 && givens.test(clauses[0] ?? '');
  const rest = hasGiven ? clauses.slice(1) : clauses;
  const last = rest.at(-1) ?? '';
  const hasCriterion = rest.length > 1 && readSentence(`L'agent cite, ${last}.`).criterion;
  const main = (hasCriterion ? rest.slice(0, -1) : rest).join(', ');
  const { who, does } = halves(main);
  return {
    who: hasGiven ? who : small(who),
    does,
    condition: hasGiven ? small(clauses[0] ?? '') : '',
    criterion: hasCriterion ? last : '',
  };
}

/** People, then what they do: cut before the first verb that has people in front of it. */
function halves(main: string): Pick<ObjectiveParts, 'who' | 'does'> {
  const { written, audience } = readSentence(main);
  const at = written === '' ? -1 : main.indexOf(written);
  if (at <= 0 || !audience) return { who: '', does: small(main) };
  const before = main.slice(0, at).trim();
  const able =
    /\s*(?:(?:est|sont|sera|seront) (?:capables?|en mesure|à même) d[e'].*|(?:saura|sauront|doit|doivent|peut|peuvent).*)$/i;
  const action = main.slice(at).trim();
  const pronoun = /(?:\s|^)(s'|se)$/i.exec(before)?.[1];
  const who = before
    .replace(able, '')
    .replace(/\s(?:s'|se)$/i, '')
    .trim();
  // So many words hold a verb that was not known: then nothing is told apart.
  if (who.split(' ').length > 6) return { who: '', does: small(main) };
  const does = pronoun ? `${pronoun}${pronoun.endsWith("'") ? '' : ' '}${action}` : action;
  return { who, does };
}
