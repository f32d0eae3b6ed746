import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isReached, reasonKeptOut } from '#core/needs/decided';
import { findingRows } from '#core/needs/findings';
import { needsSchema } from '#core/needs/schema';
import { diagnosisOf, questionsFor, type SituationQuestion } from '#core/needs/situation';
import { coverageProblems } from '#core/objectives/coverage';
import { needProblems } from '#core/needs/checks';
import { needsCoverage } from '#core/views/needsCoverage';
import { threadOf } from '#core/views/thread';
import { smallCourse } from '../../fixtures/courses.ts';
import { outlineOf } from '#tasks/outline';

interface Case {
  readonly id: string;
  readonly input: Readonly<Record<string, boolean>>;
  readonly expected: { readonly solutions: readonly string[]; readonly training_needed: boolean };
}
const folder = process.env['ORACLES_DIR'] ?? join(import.meta.dirname, '../../oracles');
const file = join(folder, 'performance_problem.json');
const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases : [];
const camel = (name: string) =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as SituationQuestion;
const frenchOf: Readonly<Record<string, string>> = {
  ...{ 'no-gap': 'aucun_ecart', 'do-nothing': 'ne_rien_faire', 'clarify-expectations': 'clarifier_attentes' },
  ...{ 'provide-resources': 'fournir_ressources', 'give-feedback': 'donner_retour', practice: 'pratique_entretien' },
  ...{ 'remove-punishment': 'supprimer_punition', 'remove-obstacles': 'lever_obstacles', training: 'formation' },
  ...{ 'create-consequence': 'creer_consequence', 'simplify-task': 'simplifier_tache' },
  ...{ 'change-assignment': 'changer_affectation', 'regular-feedback': 'retour_regulier' },
  'seek-cause': 'cause_a_rechercher',
};

describe('is training the answer', () => {
  test.each(cases)('$id: the questions asked lead where the oracle says', ({ input, expected }) => {
    const answers = Object.fromEntries(Object.entries(input).map(([name, value]) => [camel(name), value]));
    // What the oracle leaves out counts as « no », and its two first questions are always answered.
    const found = diagnosisOf({ important: false, ...answers });
    expect(found?.solutions.map((one) => frenchOf[one])).toEqual(expected.solutions);
    expect(found?.trainingNeeded).toBe(expected.training_needed);
  });

  test('the next question depends on the answers; a stop asks no more', () => {
    expect(questionsFor({})).toEqual(['gap']);
    expect(questionsFor({ gap: false })).toEqual(['gap']);
    expect(questionsFor({ gap: true, important: false })).toEqual(['gap', 'important']);
    expect(questionsFor({ gap: true, important: true })).not.toContain('quickFixSufficient');
    const quick = { gap: true, important: true, resourcesMissing: true } as const;
    expect(questionsFor({ ...quick, quickFixSufficient: true }).at(-1)).toBe('quickFixSufficient');
    expect(questionsFor({ ...quick, skillDeficiency: true, hasPotential: false })).not.toContain('didInPast');
    expect(questionsFor({ ...quick, skillDeficiency: true, didInPast: true })).toContain('usedOften');
  });

  test('an answer behind a stop is not heard any more', () => {
    expect(diagnosisOf({ gap: false, important: true, skillDeficiency: true })?.solutions).toEqual(['no-gap']);
    expect(diagnosisOf({})).toBeUndefined();
    expect(diagnosisOf({ gap: true, important: true })?.left).toContain('skillDeficiency');
  });
});

const base = outlineOf(smallCourse);
const [first, second] = base.needs.competencies;
const need = (more: object) => ({
  id: 'ne-0000000001',
  code: 'B-01',
  title: 'Écart',
  competencies: [first?.id],
  ...more,
});
const withNeeds = (more: object, objectives = base.objectives) => ({
  ...base,
  objectives,
  needs: v.parse(needsSchema, { ...base.needs, ...more }),
});
const told = (course: typeof base) => needProblems(course).map(({ code, at }) => `${code} ${at}`);

describe('what was decided', () => {
  test('a need decided « autre solution » is no rupture, and says what is done', () => {
    const solutions = [{ id: 'so-0000000001', code: 'AS-01', title: 'Acheter', need: 'ne-0000000001' }];
    const course = withNeeds({ needs: [need({ decision: 'other' })], solutions }, []);
    expect(first && reasonKeptOut(first, course.needs)).toBe('Acheter');
    const { ruptures, setAside } = threadOf(course);
    expect(setAside).toEqual([{ competency: first?.id, reason: 'Acheter' }]);
    expect(ruptures.filter(({ at }) => at === first?.id)).toEqual([]);
    expect(needsCoverage(course)[0]).toMatchObject({ state: 'elsewhere', elsewhere: 'Acheter' });
  });

  test('one need that asks for training keeps its competency in', () => {
    const other = { ...need({ decision: 'training' }), id: 'ne-0000000002', code: 'B-02' };
    const course = withNeeds({ needs: [need({ decision: 'other' }), other] }, []);
    expect(first && reasonKeptOut(first, course.needs)).toBeUndefined();
  });

  test('what is missing is said, field by field', () => {
    expect(told(withNeeds({ needs: [need({})] }))).toEqual([
      'needs/no-evidence ne-0000000001',
      'needs/undecided ne-0000000001',
    ]);
    expect(told(withNeeds({ needs: [need({ decision: 'imposed', owner: 'X' })] }))).toEqual([
      'needs/no-quotation ne-0000000001',
    ]);
    const quoted = { quotation: 'Les experts forment.', owner: 'X' };
    expect(told(withNeeds({ needs: [need({ decision: 'imposed', ...quoted })] }))).toEqual([]);
    expect(told(withNeeds({ needs: [need({ decision: 'set-aside', ...quoted })] }))).toEqual([
      'needs/no-reason ne-0000000001',
      'needs/trained-all-the-same ne-0000000001',
    ]);
    const situation = { gap: true, important: false };
    expect(told(withNeeds({ needs: [need({ decision: 'training', ...quoted, situation })] }))).toEqual([
      'needs/against-diagnosis ne-0000000001',
    ]);
  });

  test('an other solution wants an owner and a date', () => {
    const solution = { id: 'so-0000000001', code: 'AS-01', title: 'Acheter', need: 'ne-0000000001' };
    const decided = [need({ decision: 'other', quotation: 'Mot', competencies: [second?.id] })];
    expect(told(withNeeds({ needs: decided, solutions: [] }, []))).toEqual(['needs/no-solution ne-0000000001']);
    expect(told(withNeeds({ needs: decided, solutions: [solution] }, []))).toEqual([
      'needs/solution-unowned so-0000000001',
    ]);
    const owned = { ...solution, owner: 'Direction', due: '2026-12-01' };
    expect(told(withNeeds({ needs: decided, solutions: [owned] }, []))).toEqual([]);
  });

  test('a retained competency without objective warns, whatever its rank', () => {
    const bare = base.objectives.map((one) => ({ ...one, competencies: [] }));
    const course = withNeeds({ needs: [need({ decision: 'training', owner: 'X', quotation: 'Mot' })] }, bare);
    expect(coverageProblems(course).find(({ at }) => at === first?.id)?.severity).toBe('warning');
    expect(needsCoverage(course)[0]?.state).toBe('gap');
  });

  test('an objective reaches what it names, what is above, and what details it', () => {
    const items = v.parse(needsSchema, {
      competencies: [
        { id: 'y-0000000001', code: 'D', title: 'Domaine' },
        { id: 'y-0000000002', code: 'C', title: 'Compétence', parent: 'y-0000000001' },
        { id: 'y-0000000003', code: 'E', title: 'Autre' },
      ],
    }).competencies;
    expect(isReached('y-0000000001', new Set(['y-0000000002']), items)).toBe(true);
    expect(isReached('y-0000000002', new Set(['y-0000000001']), items)).toBe(true);
    expect(isReached('y-0000000003', new Set(['y-0000000001']), items)).toBe(false);
  });
});

describe('constats × modules', () => {
  const finding = { id: 'ev-0000000001', code: 'K1', kind: 'finding', title: 'Constat' };
  const module = base.design.modules[0];

  test('a finding that no module answers is a rupture, in the thread and in the check', () => {
    const course = withNeeds({ evidence: [finding] });
    expect(findingRows(course)).toMatchObject([{ isRupture: true, modules: [] }]);
    expect(threadOf(course).ruptures).toContainEqual({ kind: 'finding-without-module', at: finding.id });
    expect(told(course)).toContain(`coverage/finding-without-module ${finding.id}`);
  });

  test('ticked, it is answered; decided otherwise, it is an end', () => {
    expect(findingRows(withNeeds({ evidence: [{ ...finding, modules: [module?.id] }] }))[0]?.isRupture).toBe(false);
    const elsewhere = [need({ decision: 'other', reason: 'Un serveur', evidence: [finding.id] })];
    expect(findingRows(withNeeds({ evidence: [finding], needs: elsewhere }))[0]).toMatchObject({
      isRupture: false,
      elsewhere: 'Un serveur',
    });
  });

  test('the thread shows which modules lead there', () => {
    const linked = [need({ decision: 'training', evidence: [finding.id] })];
    expect(findingRows(withNeeds({ evidence: [finding], needs: linked }))[0]?.led).toEqual([module?.id]);
  });
});
