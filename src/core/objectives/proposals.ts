import type { ObjectiveLevel } from '#core/objectives/levels';
import { levelAt, rankIn } from '#core/objectives/levels';
import { type Domain, verbsOf } from '#core/objectives/verbs';

/** What a level of attitude or gesture looks like, in the words of a sentence: some need more than a verb. */
const phrases: Partial<Record<ObjectiveLevel, readonly string[]>> = {
  apply: ['mettre en œuvre', 'conduire un entretien'],
  receive: ['écouter jusqu’au bout', 'prêter attention à', 'accepter de', 'remarquer'],
  respond: ['répondre', 'se conformer à', 'aider', 'rendre compte de', 'participer en proposant'],
  value: ['adopter', 's’engager à', 'défendre', 'soutenir', 'respecter', 'initier'],
  organise: ['arbitrer entre', 'concilier', 'formuler ses règles de', 'planifier selon'],
  characterise: ['agir avec constance selon', 'incarner', 'maintenir', 'résister à la pression de'],
  perceive: ['détecter', 'distinguer à l’oreille', 'reconnaître au toucher'],
  prepare: ['se placer', 'se préparer', 'réagir'],
  imitate: ['reproduire', 'imiter', 'suivre'],
  perform: ['brancher', 'régler', 'configurer', 'manipuler', 'mesurer', 'assembler'],
  coordinate: ['coordonner', 'enchaîner', 'réaliser avec aisance'],
  adapt: ['ajuster', 'modifier le geste', 'réorganiser'],
  invent: ['inventer un geste', 'composer'],
};

/** The verbs to choose from at a level of a domain, in the order of its list. */
export function proposedVerbs(domain: Domain, level: ObjectiveLevel): readonly string[] {
  const rank = rankIn(domain, level);
  if (rank === undefined) return [];
  const own = domain === 'cognitive' ? verbsOf(domain, rank) : [];
  return [...own, ...(phrases[level] ?? [])].map((verb) => verb.replaceAll('’', "'"));
}

/** The level that a verb shows, in its own domain; nothing for a verb that shows none. */
export const levelShown = (verb: { readonly domain?: Domain; readonly rank?: number } | undefined) =>
  verb?.domain && verb.rank ? levelAt(verb.domain, verb.rank) : undefined;
