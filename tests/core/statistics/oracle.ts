import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const folder = process.env['ORACLES_DIR'] ?? join(import.meta.dirname, '../../oracles');

interface Oracle {
  readonly tolerance_rel: number;
  readonly cases: readonly { readonly id: string; readonly input: unknown; readonly expected: unknown }[];
}

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
  declared_scale: 'declared-scale',
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

export type Input<S extends { compute: (input: never) => unknown }> = Parameters<S['compute']>[0];

interface Options {
  /** Our name of a key of an oracle, where it is more than its camelCase: of the input, of what is expected. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly skip?: readonly string[];
  /** By key: how far off a number may be. */
  readonly allowed?: Readonly<Record<string, (expected: number) => number>>;
}

/** Every case of an oracle file, from `ORACLES_DIR` or the project's own copy, its input in our names. */
export function agree<I>(name: string, run: (input: I) => unknown, options: Options = {}): void {
  const { cases, tolerance_rel: tolerance } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Oracle;
  expect(cases.length).toBeGreaterThan(3);
  for (const { id, input, expected } of cases) {
    const figure = run(translated(input, options.inputs ?? {}) as I);
    expectSound(figure, id);
    expectAgreement(figure, expected, id, { ...options, tolerance });
  }
}

function translated(part: unknown, names: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(part)) return part.map((inner) => translated(inner, names));
  if (typeof part === 'string') return words[part] ?? part;
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).map(([key, inner]) => [names[key] ?? camel(key), translated(inner, names)]);
  return Object.fromEntries(entries);
}

/** Each key that the oracle expects is there, equal, or near within its tolerance; `null` there is `undefined` here. */
function expectAgreement(
  actual: unknown,
  expected: unknown,
  at: string,
  options: Options & { tolerance: number },
): void {
  if (typeof expected === 'number') {
    const key = at.slice(at.lastIndexOf('.') + 1);
    const allowed = options.allowed?.[key]?.(expected) ?? options.tolerance * Math.max(1, Math.abs(expected));
    expect(typeof actual, `${at}: ${String(actual)} for ${expected}`).toBe('number');
    expect(Math.abs(Number(actual) - expected), `${at}: ${String(actual)} for ${expected}`).toBeLessThanOrEqual(
      allowed,
    );
  } else if (Array.isArray(expected)) {
    const parts = Array.isArray(actual) ? (actual as unknown[]) : [];
    expect(parts.length, at).toBe(expected.length);
    for (const [index, part] of expected.entries()) expectAgreement(parts[index], part, `${at}[${index}]`, options);
  } else if (expected !== null && typeof expected === 'object') {
    for (const [key, part] of Object.entries(expected)) {
      if (key === 'status' || options.skip?.includes(key)) continue;
      const ours = options.names?.[key] ?? (key === 'reason' ? 'caution' : camel(key));
      expectAgreement((actual as Record<string, unknown> | undefined)?.[ours], part, `${at}.${key}`, options);
    }
  } else {
    expect(actual, at).toBe(typeof expected === 'string' ? (words[expected] ?? expected) : (expected ?? undefined));
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
  return { nMissing: rest.missing, nExcluded: rest.missing, ...rest, ...(value as object | undefined) };
}

/** No NaN, no infinity, anywhere in a figure. */
export function expectSound(part: unknown, at: string): void {
  if (typeof part === 'number') expect(Number.isFinite(part), at).toBe(true);
  else if (part !== null && typeof part === 'object') {
    for (const [key, inner] of Object.entries(part)) expectSound(inner, `${at}.${key}`);
  }
}
