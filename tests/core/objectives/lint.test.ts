import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { wordingProblems } from '#core/objectives/lint';
import { levelShown } from '#core/objectives/proposals';
import { objectiveSchema, type Tier } from '#core/objectives/schema';
import { readSentence } from '#core/objectives/sentence';
import { fold } from '#core/objectives/verbs';

const objective = (text: string, tier: Tier = 'operational') =>
  v.parse(objectiveSchema, { id: 'o-0a1b2c3d4e', code: 'O1', tier, text, competencies: [] });
const codesOf = (text: string, tier?: Tier) => wordingProblems(objective(text, tier)).map(({ code }) => code);

test.each([
  "À partir d'un cas d'OPS fourni, le formateur distingue les écarts relevant d'une formation des autres, avec au moins 5 décisions justes sur 6.",
  "Avec le fichier d'enquête, le formateur hiérarchise douze compétences au moyen de deux indices, sans erreur de calcul.",
  'À partir de douze énoncés défectueux, le formateur rédige des objectifs comportant verbe observable, condition et critère, dans 10 cas sur 12.',
  "Pour un module de deux jours, le formateur planifie une progression sans rupture de prérequis et justifie chaque méthode par le public et l'objectif.",
  "Avec la fiche fournie, le formateur conçoit un plan de cours de 60 minutes et l'anime devant ses pairs, avec au moins 3 sur 4 à la grille.",
  'Sur la plateforme Moodle, le formateur crée un grain de 15 minutes comprenant un quiz de cinq questions avec rétroaction.',
  "À partir d'un plan d'évaluation à compléter, le formateur conçoit un instrument pour chacun des quatre niveaux et interprète un tableau avant/après sans conclusion abusive.",
  "En groupe, le formateur propose trois actions d'amélioration reliées à des constats, chacune avec responsable et échéance.",
])('a good objective is left in peace: %s', (text) => {
  expect(codesOf(text)).toEqual([]);
});

test.each([
  ["Comprendre l'évaluation de Kirkpatrick.", 'Comprendre'],
  ['Connaître Moodle.', 'Connaître'],
  ["L'apprenant sera capable de comprendre la procédure.", 'comprendre'],
  ['Le participant connaîtra les branches.', 'connaîtra'],
  ["Le stagiaire s'approprie les outils.", 'approprie'],
  ['Les agents prendront conscience des enjeux.', 'prendront conscience'],
  ["La gestionnaire saisit l'importance du délai.", 'saisit'],
  ['Les participant·e·s auront une meilleure connaissance du droit.', 'auront une meilleure connaissance'],
  ['À l’issue de la séance, le technicien maîtrise le tableur.', 'maîtrise'],
])('a verb that nobody can see is named: %s', (text, verb) => {
  const problem = wordingProblems(objective(text)).find(({ code }) => code === 'objective/verb-not-observable');
  expect(problem?.values?.['verb']).toBe(verb);
});

test.each([
  "L'agent saisit une donnée dans l'application.",
  "Le conseiller sera en mesure d'expliquer la règle à un usager.",
  'Chaque formateur met en œuvre une formation dans son OPS.',
  'Prendre une mesure sur le terrain.',
])('a verb that shows is not flagged: %s', (text) => {
  expect(codesOf(text)).not.toContain('objective/verb-not-observable');
});

test('condition and criterion are asked of the operational tier only', () => {
  const text = 'Le formateur conçoit un plan de cours.';
  expect(codesOf(text)).toEqual(['objective/no-condition', 'objective/no-criterion']);
  expect(codesOf(text, 'learning')).toEqual([]);
  expect(codesOf('Comprendre le droit.', 'training')).toEqual(['objective/verb-not-observable']);
});

test('a list under a common lead: its people are those of the lead', () => {
  const item = objective('Citer trois pièces du dossier, de mémoire, sans erreur.');
  const codes = (lead?: string) => wordingProblems(item, lead).map(({ code }) => code);
  expect(codes()).toEqual(['objective/no-public']);
  expect(codes('Le participant sera capable de :')).toEqual([]);
  expect(codes('Le participant tient le guichet.')).toEqual(['objective/no-public']);
});

test('who is able further on in the sentence is somebody else', () => {
  expect(readSentence('Le conseiller renseigne un dossier que ses collègues peuvent exploiter.').written).toBe(
    'renseigne',
  );
});

interface Case {
  readonly id: string;
  readonly input: { readonly text: string };
  readonly expected: Readonly<Record<string, unknown>> & { readonly flags: readonly string[] };
}

const names: Record<string, string> = {
  verbe_non_observable: 'objective/verb-not-observable',
  condition_absente: 'objective/no-condition',
  critere_absent: 'objective/no-criterion',
  public_absent: 'objective/no-public',
  objectif_double: 'objective/two-actions',
  centre_formateur: 'objective/teacher-centred',
  activite_non_objectif: 'objective/activity-only',
};
const frenchLevels = ['memoriser', 'comprendre', 'appliquer', 'analyser', 'evaluer', 'creer'];
const folder = process.env['ORACLES_DIR'] ?? join(import.meta.dirname, '../../oracles');
const file = join(folder, 'objective_lint.json');

// An empty sentence cannot be stored, so case o20 has nothing to test.
const cases = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases.filter(({ input }) => input.text !== '')
  : [];

test.skipIf(cases.length === 0)('agrees with the hand-labelled oracle', () => {
  for (const { id, input, expected } of cases) {
    const sentence = readSentence(input.text);
    expect(codesOf(input.text).sort(), `${id} flags`).toEqual(expected.flags.map((flag) => names[flag]).sort());
    expect(fold(sentence.verb?.lemma ?? ''), `${id} verb`).toBe(fold(String(expected['verb'])));
    expect(sentence.condition, `${id} condition`).toBe(expected['has_condition']);
    expect(sentence.criterion, `${id} criterion`).toBe(expected['has_criterion']);
    const level = frenchLevels.indexOf(String(expected['level'])) + 1;
    const own = { affectif: 'affective', psychomoteur: 'psychomotor' }[String(expected['domain'])];
    if (own)
      expect(levelShown(sentence.verb), `${id} level`).toBe(
        { valoriser: 'value', mecanisme: 'perform' }[String(expected['level'])],
      );
    if (own) expect(sentence.verb?.domain, `${id} domain`).toBe(own);
    if (expected['domain'] === 'cognitif')
      expect(Math.abs((sentence.verb?.rank ?? 0) - level), id).toBeLessThanOrEqual(1);
  }
});
