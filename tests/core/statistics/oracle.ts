import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const folder = process.env['ORACLES_DIR'] ?? join(import.meta.dirname, '../../oracles');

export interface Case {
  readonly id: string;
  readonly input: any;
  readonly expected: any;
}

interface Oracle {
  readonly cases: readonly Case[];
  readonly tolerance_rel: number;
}

export const oracle = (name: string): Oracle =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Oracle;

/** Words of the oracles, in French, and ours. */
const words: Readonly<Record<string, string>> = {
  aucune_paire: 'no-pair',
  aucune_difference: 'no-difference',
  aucun_changement: 'no-change',
  cible_egale_base: 'target-is-baseline',
  cout_nul: 'no-cost',
  effectif_total_inferieur_au_seuil: 'total-below-threshold',
  identifiants_en_double: 'ids-twice',
  item_sans_avis: 'unrated-item',
  marge_inferieure_au_seuil: 'margin-below-threshold',
  minimum_impossible: 'minimum-impossible',
  moins_de_2_items: 'one-item',
  n_insuffisant: 'too-few',
  n_superieur_population: 'sample-above-population',
  pas_de_mesure: 'no-measure',
  poids_invalides: 'no-weight',
  poids_nuls: 'no-weight',
  population_vide: 'empty-population',
  texte_vide: 'empty-text',
  variance_nulle: 'flat',
  regrouper_les_categories: 'merge-categories',
  besoin_prioritaire: 'priority',
  maintenir: 'maintain',
  faible_priorite: 'low-priority',
  surinvestissement: 'over-invested',
  former: 'train',
  surformer: 'overtrain',
  ne_pas_former: 'do-not-train',
  aide_au_poste: 'job-aid',
  aucun_ecart: 'no-gap',
  ne_rien_faire: 'do-nothing',
  formation: 'training',
  clarifier_attentes: 'clarify-expectations',
  fournir_ressources: 'provide-resources',
  pratique_entretien: 'practice',
  supprimer_punition: 'remove-punishment',
  lever_obstacles: 'remove-obstacles',
  creer_consequence: 'create-consequence',
  simplifier_tache: 'simplify-task',
  retour_regulier: 'regular-feedback',
  changer_affectation: 'change-assignment',
  cause_a_rechercher: 'seek-cause',
  masquer: 'hide',
  prudence: 'caution',
  tres_facile: 'very-easy',
  facile: 'easy',
  assez_facile: 'fairly-easy',
  moyen: 'medium',
  assez_difficile: 'fairly-hard',
  difficile: 'hard',
  tres_difficile: 'very-hard',
  faible: 'low',
  eleve: 'high',
  atteint: 'reached',
  regression: 'regression',
  en_avance_ou_a_temps: 'on-time',
  a_surveiller: 'watch',
  en_retard: 'late',
};

const camel = (key: string) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

interface Options {
  /** Our name of an oracle's key, after snake_case became camelCase. */
  readonly names?: Readonly<Record<string, string>>;
  readonly skip?: readonly string[];
  readonly tolerance?: number;
  readonly tolerances?: Readonly<Record<string, (expected: number) => number>>;
}

/** Each key that the oracle expects is there, equal, or near within its tolerance; `null` there is `undefined` here. */
export function expectAgreement(actual: unknown, expected: unknown, at: string, options: Options = {}): void {
  if (typeof expected === 'number') {
    const key = at.slice(at.lastIndexOf('.') + 1);
    const allowed =
      options.tolerances?.[key]?.(expected) ?? (options.tolerance ?? 1e-9) * Math.max(1, Math.abs(expected));
    expect(typeof actual, `${at}: ${String(actual)} for ${expected}`).toBe('number');
    expect(Math.abs(Number(actual) - expected), `${at}: ${String(actual)} for ${expected}`).toBeLessThanOrEqual(
      allowed,
    );
  } else if (Array.isArray(expected)) {
    expect(Array.isArray(actual) && actual.length, at).toBe(expected.length);
    for (const [index, part] of expected.entries()) {
      expectAgreement((actual as unknown[])[index], part, `${at}[${index}]`, options);
    }
  } else if (expected !== null && typeof expected === 'object') {
    for (const [key, part] of Object.entries(expected)) {
      if (key === 'status' || options.skip?.includes(key)) continue;
      const ours = options.names?.[key] ?? (key === 'reason' ? 'caution' : camel(key));
      expectAgreement((actual as Record<string, unknown> | undefined)?.[ours], part, `${at}.${key}`, options);
    }
  } else if (typeof expected === 'string') {
    expect(actual, at).toBe(words[expected] ?? expected);
  } else {
    expect(actual, at).toBe(expected ?? undefined);
  }
}

/** A figure as the oracles write it: its parts, n, missing and caution side by side. */
export function flat(figure: {
  value: unknown;
  n: number;
  missing: number;
  caution?: string;
}): Record<string, unknown> {
  const { value, ...rest } = figure;
  expectSound(figure);
  return { nMissing: rest.missing, nExcluded: rest.missing, ...rest, ...(value as object | undefined) };
}

/** No NaN, no infinity, anywhere in a figure. */
export function expectSound(part: unknown, at = 'figure'): void {
  if (typeof part === 'number') expect(Number.isFinite(part), at).toBe(true);
  else if (part !== null && typeof part === 'object') {
    for (const [key, inner] of Object.entries(part)) expectSound(inner, `${at}.${key}`);
  }
}
