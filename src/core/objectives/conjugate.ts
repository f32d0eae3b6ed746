/** End of the infinitive → ends of the third persons of the present, singular and plural; longest first. */
const endings: readonly (readonly [string, string, string])[] = [
  ['prendre', 'prend', 'prennent'],
  ['résoudre', 'résout', 'résolvent'],
  ['mettre', 'met', 'mettent'],
  ['suivre', 'suit', 'suivent'],
  ['entretenir', 'entretient', 'entretiennent'],
  ['quérir', 'quiert', 'quièrent'],
  ['cevoir', 'çoit', 'çoivent'],
  ['crire', 'crit', 'crivent'],
  ['aître', 'aît', 'aissent'],
  ['peler', 'pelle', 'pellent'],
  ['jeter', 'jette', 'jettent'],
  ['tenir', 'tient', 'tiennent'],
  ['venir', 'vient', 'viennent'],
  ['uire', 'uit', 'uisent'],
  ['vrir', 'vre', 'vrent'],
  ['voir', 'voit', 'voient'],
  ['oyer', 'oie', 'oient'],
  ['uyer', 'uie', 'uient'],
  ['faire', 'fait', 'font'],
  ['dire', 'dit', 'disent'],
  ['lire', 'lit', 'lisent'],
  ['dre', 'd', 'dent'],
  ['agir', 'agit', 'agissent'],
  ['ir', 'it', 'issent'],
  ['er', 'e', 'ent'],
];

/** « rédiger trois objectifs » → « rédige trois objectifs », or « rédigent » for several people: the first word, in the present. */
export function conjugated(phrase: string, isPlural: boolean): string {
  const [, pronoun = '', verb = '', rest = ''] = /^(s'|se )?([\p{L}-]+)(.*)$/su.exec(phrase) ?? [];
  const [end, one, many] = endings.find(([ending]) => verb.endsWith(ending)) ?? [];
  if (end === undefined) return phrase;
  const stem = verb.slice(0, verb.length - end.length);
  return `${pronoun}${end === 'er' ? opened(stem) : stem}${isPlural ? many : one}${rest}`;
}

/** Before a mute e, the syllable before opens: « compléter » → « complète », « relever » → « relève ». */
const opened = (stem: string): string =>
  stem.replace(/é((?:[bcdfghjklmnpqrstvwxz]{1,2}|[qg]u))$/u, 'è$1').replace(/e([bcdfghjklmnpqrstvwxz])$/u, 'è$1');

/** Whether people are several: « les agents », « deux conseillers ». */
export const isSeveral = (people: string): boolean =>
  /^(?:les|des|ces|leurs|tous|toutes|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs)\b/i.test(people.trim());
