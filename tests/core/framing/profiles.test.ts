import { expect, test } from 'vitest';
import { memoryChance } from '#adapters/memory/chance';
import { memoryClock } from '#adapters/memory/clock';
import { filesFor } from '#core/course/places';
import { textOf } from '#core/fileTree';
import { framingProblems } from '#core/framing/checks';
import { registerOf } from '#core/views/deliverables';
import { newCourse } from '#tasks/newCourse';
import { courseOf, filesOf, missionOf, profileOf } from './missions.ts';

const cipres = missionOf('socieux-2022');
const shared = (text: string) => text.replace(/\s+/g, ' ').replaceAll('’', "'");

test('R-CIPRES-20: 26 deliverables, 6 before the missions and 20 at their end; the supports stand apart', () => {
  const { rows, count, supportCount } = registerOf(cipres, 'equipe');
  const kinds = rows.map(({ deliverable }) => deliverable.kind);
  expect(count).toBe(26);
  expect(supportCount).toBe(3);
  expect(kinds.filter((kind) => kind === 'pre-mission')).toHaveLength(6);
  expect(kinds.filter((kind) => kind === 'final')).toHaveLength(20);
  expect(
    rows.filter(({ deliverable }) => /^A1-/.test(deliverable.code)).map(({ deliverable }) => deliverable.code),
  ).toEqual(['A1-P1', 'A1-P2', 'A1-ExMR-E1', 'A1-ExMR-E2', 'A1-ExF-E1', 'A1-ExF-E2', 'A1-AcR', 'A1-M1', 'A1-SUP']);
});

test('R-CIPRES-27: a joint ExMR makes 23 of them', () => {
  const { framing } = profileOf('socieux-2022') as { framing: { deliverables: { code: string; each?: unknown }[] } };
  const deliverables = framing.deliverables.map(({ each, ...rest }) =>
    rest.code === 'ExMR' || each === undefined ? rest : { ...rest, each },
  );
  expect(registerOf(courseOf('socieux-2022', { framing: { ...framing, deliverables } }).framing, 'equipe').count).toBe(
    23,
  );
});

test('R-CIPRES-60: expert 1 answers for every deliverable', () => {
  const { rows } = registerOf(cipres, 'equipe');
  expect(new Set(rows.map(({ accountable }) => accountable?.code))).toEqual(new Set(['E1']));
});

test('R-CIPRES-26: in no list that a partner reads stands a confidential report', () => {
  const { rows, count } = registerOf(cipres, 'partenaire');
  expect(rows.filter(({ deliverable }) => /ExMR|ExF/.test(deliverable.code))).toEqual([]);
  expect(count).toBe(14);
  expect(rows.some(({ deliverable }) => /AcR/.test(deliverable.code))).toBe(true);
});

test('R-CIPRES-51: payable once every final is approved, and every form handed over', () => {
  const approvedBut = (late: string) => ({
    ...cipres,
    deliverables: cipres.deliverables.map((one) => {
      const to = one.reviewed ? ('approved' as const) : ('submitted' as const);
      return one.kind === 'final' && one.code !== late ? { ...one, history: [{ to, on: '2023-06-01' }] } : one;
    }),
  });
  expect(registerOf(approvedBut('A2-ExF-E1'), 'equipe').isPayable).toBe(false);
  expect(registerOf(approvedBut(''), 'equipe').isPayable).toBe(true);
});

test('traps 1 and 2: page limits and the name of the report are the profile’s', () => {
  const limits = (id: string) =>
    missionOf(id).deliverables.flatMap(({ code, pageLimit }) => (pageLimit === undefined ? [] : [[code, pageLimit]]));
  expect(limits('socieux-2022')).toEqual([]);
  expect(limits('socieux-2017-one')).toEqual([
    ['A2-NOTE', 5],
    ['A2-ExMR-E1', 6],
    ['A2-ExMR-E2', 6],
    ['A2-ExRP', 10],
  ]);
});

test('trap 3: the formats that the terms of reference list, tolerate, refuse', () => {
  const of = (status: string) =>
    cipres.formats.filter((one) => one.status === status).map(({ extension }) => extension);
  expect(of('listed')).toEqual(['doc', 'ppt', 'xls', 'odt', 'odp', 'ods']);
  expect(of('unlisted')).toEqual(['docx', 'pptx', 'xlsx']);
  expect(of('refused')).toEqual(['pdf']);
});

test('trap 4: the unit stands with each delay', () => {
  const [before, final] = cipres.delays;
  expect(before).toMatchObject({ due: { count: 5, unit: 'working-day' }, commentsDue: { count: 2, unit: 'day' } });
  expect(final?.review).toEqual({
    comments: { count: 10, unit: 'working-day' },
    integration: { count: 5, unit: 'working-day' },
    approval: { count: 10, unit: 'working-day' },
  });
});

test('R-CIPRES-24: the clause, word for word', () => {
  expect(shared(cipres.clause ?? '')).toBe(
    "Clause de non-responsabilité : La responsabilité de cette publication incombe uniquement à ses auteurs. L'Union européenne, la Commission européenne, les partenaires de mise en œuvre de SOCIEUX+ et le personnel de SOCIEUX+ ne sauraient être tenus pour responsables de l'utilisation qui pourrait être faite des informations qui y figurent.",
  );
});

test('R-CIPRES-61 to 63: each task has its owner and phase; the room is the partner’s duty', () => {
  const owners = (code: string) => cipres.roles.find((role) => role.code === code)!.id;
  for (const activity of cipres.activities) {
    const mine = cipres.tasks.filter((task) => task.activity === activity.id);
    expect(mine.every(({ role }) => role !== undefined)).toBe(true);
    expect(new Set(mine.map(({ phase }) => phase)).size).toBe(3);
    expect(mine.some(({ role }) => role === owners('PAR')) && mine.some(({ role }) => role === owners('E1'))).toBe(
      true,
    );
  }
  expect(cipres.tasks.filter(({ title }) => /Délégation/.test(title))).toHaveLength(1);
  expect(new Set(cipres.logistics.map(({ role }) => role))).toEqual(new Set([owners('PAR')]));
  expect(cipres.logistics.length).toBeGreaterThanOrEqual(5);
});

test('R-CIPRES-80: five issues, each untreated until somebody writes how', () => {
  expect(cipres.issues).toHaveLength(5);
  const untreated = framingProblems(cipres).filter(({ code }) => code === 'framing/issue-untreated');
  expect(untreated).toHaveLength(5);
});

test('fees are in prive/ alone: neither a partner nor the course’s own file has a rate', () => {
  const files = filesOf('socieux-2022');
  expect(JSON.parse(textOf(files, 'prive/fees.json') ?? '')).toMatchObject({
    rates: [
      { amount: 350, currency: 'EUR' },
      { amount: 350, currency: 'EUR' },
    ],
  });
  expect([...filesFor(files, 'partenaire').keys()]).toEqual(['course.json', 'bank.json']);
  expect(textOf(files, 'course.json')).not.toMatch(/350|amount/);
});

test('essential keeps the dates and the deliverables, and leaves out what is followed day by day', () => {
  const { meta, framing } = courseOf('socieux-2022', { depth: 'essential' });
  expect(meta.depth).toBe('essential');
  expect(registerOf(framing, 'equipe').count).toBe(26);
  expect([framing.tasks, framing.logistics, framing.issues, framing.risks, framing.events]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
});

test('holidays are copied around the mission, with their source and whether they are sure', () => {
  const { holidays, countries, weekend } = cipres.calendar;
  expect([countries, weekend]).toEqual([['TG'], [5, 6]]);
  expect(holidays.map(({ date }) => date)).toContain('2023-04-27');
  expect(holidays.every(({ date, source }) => date >= '2022-10-13' && date <= '2023-10-18' && source !== '')).toBe(
    true,
  );
});

test('the reports of CASC are four, its note apart', () => {
  const casc = missionOf('casc');
  expect(casc.deliverables.map(({ code }) => code)).toEqual(['NOTE', 'L1', 'L2', 'L3', 'L4']);
  expect(missionOf('vierge').deliverables).toEqual([]);
});

test('a code of a profile that names nothing is told', () => {
  const profile = { ...profileOf('vierge'), framing: { tasks: [{ title: 'X', phase: 'closing', role: 'E9' }] } };
  const complete = { ...profile, depth: 'complete' };
  const made = newCourse(complete, { name: 'a', title: 'A' }, memoryClock(), memoryChance());
  expect(made.problems).toMatchObject([{ code: 'profile/wrong', values: { place: 'E9' } }]);
});
