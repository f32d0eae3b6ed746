import { expect, test } from 'vitest';
import { textOf } from '#core/fileTree';
import { checkCourse } from '#tasks/checkCourse';
import { bench, keptDrafts } from './bench.ts';

test('what is typed is kept as one batch, and told to the other windows', async () => {
  const { open, course, told, store } = bench();
  const session = await open();
  for (const title of ['A', 'Ac', 'Accueil']) session.edit(session.id, '/meta/title', title);
  expect(session.course.meta.title).toBe('Accueil');
  expect(session.isDirty).toBe(true);
  await session.flush();
  expect(course().meta).toMatchObject({ title: 'Accueil', revision: 1 });
  expect(session.isDirty).toBe(false);
  expect(told).toEqual(['accueil']);
  const history = await store.history('accueil');
  expect(history.ok && history.value.map((batch) => batch.length)).toEqual([1]);
});

test('a field in a section that the course does not have yet brings the section', async () => {
  const { open, course } = bench();
  const session = await open();
  session.edit(session.id, '/framing/scope/included', 'Les agents');
  session.edit(session.id, '/framing/client', 'La caisse');
  await session.flush();
  expect(course().framing).toEqual({ client: 'La caisse', scope: { included: 'Les agents' } });
  session.edit(session.id, '/framing/client', undefined);
  await session.flush();
  expect(course().framing).toEqual({ scope: { included: 'Les agents' } });
});

test('things join, move and leave their list; each is taken back in turn, and done again', async () => {
  const { open, course, later } = bench();
  const session = await open();
  const codes = () => session.listOf('/needs/competencies').map(({ code }) => code);
  const step = async (work: () => void) => {
    later();
    work();
    await session.flush();
  };
  const [second, third] = [session.newId('y'), session.newId('y')];
  await step(() => session.add('/needs/competencies', { id: second, code: 'C2', title: 'Écouter' }));
  await step(() => session.add('/needs/competencies', { id: third, code: 'C3', title: 'Noter' }));
  await step(() => session.move('/needs/competencies', third, -1));
  await step(() => session.remove('/needs/competencies', second));
  expect(codes()).toEqual(['C1', 'C3']);
  const seen = [];
  for (let back = 0; back < 4; back++) {
    await session.undo();
    seen.push(codes().join(' '));
  }
  expect(seen).toEqual(['C1 C3 C2', 'C1 C2 C3', 'C1 C2', 'C1']);
  await session.undo();
  expect(session.notice).toEqual({ kind: 'nothing' });
  for (let forth = 0; forth < 4; forth++) await session.redo();
  expect(codes()).toEqual(['C1', 'C3']);
  expect(course().needs.competencies.map(({ code }) => code)).toEqual(['C1', 'C3']);
});

test('undo survives a change of page: another session takes back what the first one did', async () => {
  const { open, later } = bench();
  const first = await open();
  first.edit(first.id, '/meta/title', 'Guichet');
  await first.flush();
  later();
  first.edit(first.id, '/framing/client', 'La caisse');
  await first.flush();
  const second = await open();
  await second.undo();
  expect(second.course.framing?.client).toBeUndefined();
  const third = await open();
  expect(third.log.undone).toHaveLength(1);
  await third.undo();
  expect(third.course.meta.title).toBe('Accueil au guichet');
  await third.redo();
  await third.redo();
  expect(third.course.framing?.client).toBe('La caisse');
});

test('two windows: what the other wrote elsewhere is taken over, what both wrote keeps ours and says so', async () => {
  const { open, course } = bench();
  const [one, other] = [await open(), await open()];
  one.edit(one.id, '/framing/client', 'La caisse');
  await one.flush();
  other.edit(other.id, '/framing/partner', 'Un partenaire');
  await other.flush();
  expect(other.notice).toEqual({ kind: 'refreshed' });
  expect(other.course.framing).toEqual({ client: 'La caisse', partner: 'Un partenaire' });
  one.edit(one.id, '/framing/client', 'La mutuelle');
  await one.refresh();
  expect(one.course.framing?.client).toBe('La mutuelle');
  other.edit(other.id, '/framing/client', 'Le ministère');
  await other.flush();
  await one.flush();
  expect(one.notice).toMatchObject({ kind: 'overwrote', change: { before: 'Le ministère', after: 'La mutuelle' } });
  expect(course().framing).toMatchObject({ client: 'La mutuelle' });
});

test('a thing that the other window took away is named, not brought back', async () => {
  const { open, course } = bench();
  const [one, other] = [await open(), await open()];
  const id = one.newId('y');
  one.add('/needs/competencies', { id, code: 'C2', title: 'Écouter' });
  await one.flush();
  await other.refresh();
  one.remove('/needs/competencies', id);
  await one.flush();
  other.edit(id, '/title', 'Écouter et noter');
  await other.flush();
  expect(other.notice).toMatchObject({ kind: 'lost', change: { after: 'Écouter et noter' } });
  expect(course().needs.competencies).toHaveLength(1);
});

test('a row that is moved here and renamed there is both', async () => {
  const { open, course } = bench();
  const [one, other] = [await open(), await open()];
  const id = one.newId('y');
  one.add('/needs/competencies', { id, code: 'C2', title: 'Écouter' });
  await one.flush();
  await other.refresh();
  one.edit(id, '/title', 'Écouter et noter');
  await one.flush();
  other.move('/needs/competencies', id, -1);
  await other.flush();
  expect(course().needs.competencies.map(({ title }) => title)).toEqual(['Écouter et noter', 'Accueillir un usager']);
});

test('two windows that add at once keep both things', async () => {
  const { open, course } = bench();
  const [one, other] = [await open(), await open()];
  for (const [session, code] of [
    [one, 'C2'],
    [other, 'C3'],
  ] as const) {
    session.add('/needs/competencies', { id: session.newId('y'), code, title: code });
  }
  await one.flush();
  await other.flush();
  expect(
    course()
      .needs.competencies.map(({ code }) => code)
      .sort(),
  ).toEqual(['C1', 'C2', 'C3']);
});

test('a window that is killed while one types loses nothing, and saves nothing twice', async () => {
  const { open, course } = bench();
  const drafts = keptDrafts();
  const killed = await open(drafts);
  killed.edit(killed.id, '/framing/client', 'La cai');
  killed.edit(killed.id, '/framing/client', 'La caisse');
  const next = await open(drafts);
  expect(next.course.framing?.client).toBe('La caisse');
  expect(next.notice).toMatchObject({ kind: 'recovered' });
  await next.flush();
  expect(course().framing?.client).toBe('La caisse');
  expect(drafts.held).toEqual([]);
  // The saving went through and only its trace stayed behind.
  next.edit(next.id, '/meta/title', 'Guichet');
  const trace = [...drafts.held];
  await next.flush();
  next.edit(next.id, '/meta/title', 'Guichets');
  await next.flush();
  drafts.held.push(...trace);
  const last = await open(drafts);
  expect(last.course.meta.title).toBe('Guichets');
  expect(last.isDirty).toBe(false);
});

test('a full disk: what is typed stays, says why, and is kept as soon as there is room', async () => {
  const { open, store, course } = bench();
  let isFull = true;
  const full = { code: 'storage/full', at: 'accueil', severity: 'error', values: { place: 'accueil' } } as const;
  const session = await open(undefined, {
    ...store,
    save: (...batch) => (isFull ? Promise.resolve({ ok: false, problems: [full] }) : store.save(...batch)),
  });
  session.edit(session.id, '/framing/client', 'La caisse');
  await session.flush();
  expect(session.trouble).toMatchObject({ code: 'storage/full' });
  expect(session.trouble?.what).toMatch(/\S/);
  session.edit(session.id, '/framing/partner', 'Un partenaire');
  await session.flush();
  expect(session.course.framing).toEqual({ client: 'La caisse', partner: 'Un partenaire' });
  expect(course().meta.revision).toBe(0);
  isFull = false;
  await session.flush();
  expect(session.trouble).toBeUndefined();
  expect(course().framing).toEqual({ client: 'La caisse', partner: 'Un partenaire' });
});

test('what the workspace writes is a course that check reads', async () => {
  const { open, store } = bench();
  const session = await open();
  session.add('/audience/groups', { id: session.newId('g'), code: 'G1', name: 'Agents', size: 0 });
  session.add('/framing/results', { id: session.newId('r'), code: 'R1', text: 'Vingt agents formés' });
  session.edit(session.id, '/audience/prerequisites', ['Lire']);
  await session.flush();
  const tree = await store.open('accueil');
  const errors = checkCourse('accueil', tree.ok ? tree.value : new Map()).problems.filter(
    ({ severity }) => severity === 'error',
  );
  expect(errors).toEqual([]);
});

test('a thing joins the end of a list inside another thing; a batch made elsewhere is one step', async () => {
  const { open } = bench();
  const session = await open();
  const [module, first, second] = [session.newId('m'), session.newId('z'), session.newId('z')];
  session.add('/design/modules', { id: module, code: 'M9', title: 'Accueil', sequences: [] });
  session.add('/sequences', { id: first, code: 'S1' }, undefined, module);
  session.add('/sequences', { id: second, code: 'S2' }, undefined, module);
  expect(session.listOf('/sequences', module).map(({ code }) => code)).toEqual(['S1', 'S2']);
  session.move('/sequences', second, -1, module);
  expect(session.listOf('/sequences', module).map(({ code }) => code)).toEqual(['S2', 'S1']);
  const before = session.course.meta.title;
  await session.take([
    { entity: session.id, path: '/meta/title', before, after: 'Guichet' },
    { entity: session.id, path: '/meta/licence', before: session.course.meta.licence, after: 'EUPL-1.2' },
  ]);
  expect(session.course.meta).toMatchObject({ title: 'Guichet', licence: 'EUPL-1.2' });
  await session.undo();
  expect(session.course.meta.title).toBe(before);
  expect(session.course.meta.licence).not.toBe('EUPL-1.2');
  expect(session.listOf('/sequences', module)).toHaveLength(2);
});

test('a file of the team that cannot be read is not written over: it says so, and the rest goes on', async () => {
  const { open, course, files } = bench();
  files(new Map([['data/people.json', '{ "people": [']]));
  const session = await open();
  session.add('/people', { id: session.newId('n'), code: 'P01', lastName: 'Diallo', firstName: 'Awa' });
  expect(session.notice).toEqual({ kind: 'unreadable' });
  session.edit(session.id, '/meta/title', 'Accueil');
  await session.flush();
  expect(course().meta.title).toBe('Accueil');
  expect(textOf(files(), 'data/people.json')).toBe('{ "people": [');
});

test('several things that join a list that is not there yet are one step', async () => {
  const { open, later } = bench();
  const session = await open();
  later();
  const people = ['P01', 'P02', 'P03'].map((code) => ({
    id: session.newId('n'),
    code,
    lastName: code,
    firstName: '–',
  }));
  await session.addAll('/people', people);
  expect(session.listOf('/people').map(({ code }) => code)).toEqual(['P01', 'P02', 'P03']);
  await session.undo();
  expect(session.listOf('/people')).toEqual([]);
});
