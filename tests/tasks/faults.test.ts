import { expect, test } from 'vitest';
import { entitiesOf } from '#core/course/links';
import { totalsOf } from '#core/design/totals';
import { checkCourse } from '#tasks/checkCourse';
import { readCourse } from '#tasks/openCourse';
import { outlineOf } from '#tasks/outline';
import {
  expectedFaults,
  expectedTotals,
  faultyProgramme,
  type Programme,
  programme,
  programmeFiles,
} from '../fixtures/programme.ts';

/** Expected fault → our code. Its object is the entity that the problem is at; of two activities, the one that begins later. */
const codes: Readonly<Record<string, string>> = {
  duree_incoherente: 'design/duration-mismatch',
  methode_inadaptee: 'alignment/method-unfit',
  chevauchement_formateur: 'design/trainer-overlap',
  support_inconnu: 'link/broken',
  verbe_non_observable: 'objective/verb-not-observable',
  objectif_sans_competence: 'coverage/objective-without-competency',
  objectif_sans_activite: 'coverage/objective-without-activity',
  objectif_sans_question: 'coverage/objective-without-question',
};
const kinds = new Set(Object.values(codes));
const expected = expectedFaults.map(({ code, objet }) => `${codes[code]} ${objet.split('/').at(-1)}`);

/** Severity, and `code name`. */
function problemsOf(source: Programme): readonly (readonly [string, string])[] {
  const tree = programmeFiles(source);
  const { course } = readCourse('programme', tree);
  if (!course) throw new Error('the programme of the fixture has the form of a course');
  const names = new Map<string, string>(entitiesOf(outlineOf(course)).map(({ id, name }) => [id, name]));
  const { problems } = checkCourse('programme', tree);
  return problems.map(({ code, at, severity }) => [severity, `${code} ${names.get(at) ?? at}`]);
}
const said = (problems: readonly (readonly [string, string])[]) => problems.map(([, problem]) => problem);
const isKnownFault = ([, problem]: readonly [string, string]) => kinds.has(problem.split(' ')[0] ?? '');

test.each(expected)('the fault is found: %s', (fault) => {
  expect(said(problemsOf(faultyProgramme))).toContain(fault);
});

test('there are nine, and no other of their kinds', () => {
  expect(expected).toHaveLength(9);
  expect(said(problemsOf(faultyProgramme).filter(isKnownFault)).sort()).toEqual([...expected].sort());
});

test('the sound programme raises none of them, no error, and one warning', () => {
  const problems = problemsOf(programme);
  expect(problems.filter(isKnownFault)).toEqual([]);
  expect(problems.filter(([severity]) => severity !== 'info')).toEqual([
    ['warning', 'coverage/priority-without-objective C09'],
  ]);
});

test('its totals are those expected', () => {
  const { course } = readCourse('programme', programmeFiles(programme));
  const totals = totalsOf(course!.design);
  expect(totals.all).toBe(expectedTotals.all);
  expect(totals.byDay).toEqual(expectedTotals.byDay);
  expect(totals.byModality).toEqual(expectedTotals.byModality);
  expect(totals.byLearningType).toEqual(expectedTotals.byLearningType);
});
