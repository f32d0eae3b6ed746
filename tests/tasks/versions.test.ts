import { expect, test } from 'vitest';
import { apply } from '#core/change/apply';
import type { CourseFiles } from '#core/change/courseFiles';
import { filesFor } from '#core/course/places';
import { isVersionPath, type Version, versionPath } from '#core/course/versionFile';
import { frenchWords } from '#i18n/words.ts';
import { differencesOf, fileDifferences } from '#tasks/differences';
import {
  exportTrace,
  filesOf,
  listVersions,
  makeVersion,
  missingMedia,
  restoreEdits,
  versionText,
} from '#tasks/versions';
import { readSources } from '#tasks/workspaceOpen';
import { treeOf } from './sound.ts';

const read = readSources(treeOf());
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const { files } = read.value;
type Json = Record<string, unknown>;
const courseOf = (from: CourseFiles) => structuredClone(from.course) as Record<string, Json & Json[]>;

const version = (part: Partial<Version> = {}): Version => ({
  ...makeVersion(
    { id: 'vs-0000000001', name: 'Avant atelier', note: 'À relire', at: '2026-11-24T10:00:00Z', by: 'Awa' },
    files,
    { 'media/a.svg': 'aa', 'media/b.svg': 'bb' },
    [],
  ),
  ...part,
});
const treeWith = (...versions: readonly Version[]) =>
  new Map([...treeOf(), ...versions.map((one) => [versionPath(one), versionText(one)] as const)]);

/** The course, with one competency more and another title. */
function later(): CourseFiles {
  const course = courseOf(files);
  const { competencies } = course.needs as unknown as { competencies: Json[] };
  competencies.push({ id: 'y-9999999999', code: 'C9', title: 'Écouter' });
  return { ...files, course: { ...course, meta: { ...course.meta, title: 'Guichet', revision: 9 } } };
}

test('a version is kept as a file of the history, and listed, the newest first, its parent known', () => {
  const first = version();
  const { versions } = listVersions(treeWith(first));
  const second = makeVersion({ id: 'vs-0000000002', name: 'Après', at: '2026-11-25T10:00:00Z' }, files, {}, versions);
  expect(second.parents).toEqual(['vs-0000000001']);
  expect(listVersions(treeWith(first, second)).versions).toEqual([second, first]);
  expect([...treeWith(first).keys()].filter(isVersionPath)).toEqual(['history/versions/vs-0000000001.json']);
});

test('a version that cannot be read hides no other, and is named', () => {
  const tree = new Map([...treeWith(version()), ['history/versions/vs-0000000009.json', '{"schema": 1}']]);
  const listed = listVersions(tree);
  expect(listed.versions).toHaveLength(1);
  expect(listed.problems).toMatchObject([{ code: 'version/unreadable', at: 'history/versions/vs-0000000009.json' }]);
});

test('people and fees are in no version: a partner may read it, without who made it nor why', () => {
  const people = { schema: 1, people: [{ id: 'n-0000000001', lastName: 'NOM-SECRET' }] };
  const kept = makeVersion(
    { id: 'vs-0000000001', name: 'V', note: 'NOTE', at: '2026-11-24T10:00:00Z', by: 'QUI' },
    { ...files, people, fees: people },
    {},
    [],
  );
  expect(versionText(kept)).not.toContain('NOM-SECRET');
  const shared = filesFor(treeWith(kept), 'partenaire').get(versionPath(kept)) as string;
  expect(shared).not.toMatch(/NOTE|QUI/);
  expect(listVersions(new Map([[versionPath(kept), shared]])).versions).toMatchObject([{ id: kept.id, name: 'V' }]);
  expect(filesFor(treeWith(kept), 'public').has(versionPath(kept))).toBe(false);
});

test('a version comes back as one batch, that leaves people and fees as they are now', () => {
  const now = { ...later(), fees: { schema: 1, rates: [] } };
  const edits = restoreEdits(version(), now);
  if (!edits.ok) throw new Error(JSON.stringify(edits.problems));
  const batch = edits.value.map((edit) => ({ id: 'h-0000000001', at: '', by: '', ...edit }) as const);
  const back = apply(now, batch);
  if (!back.ok) throw new Error(JSON.stringify(back.problems));
  const titles = (one: CourseFiles) => (one.course as { meta: Json }).meta;
  expect(titles(back.value)).toEqual({ ...titles(files), revision: 9 });
  expect(back.value.fees).toEqual({ schema: 1, rates: [] });
  expect({ ...(back.value.course as Json), meta: 0 }).toEqual({ ...(files.course as Json), meta: 0 });
  expect(restoreEdits(version(), files)).toMatchObject({ ok: true, value: [] });
});

test('a version made by a newer program is refused with its reason', () => {
  const newer = version({ content: { course: { schema: 99 }, bank: {}, lessons: {} } });
  expect(filesOf(newer, files)).toMatchObject({ ok: false, problems: [{ code: 'course/made-by-newer' }] });
});

test('media that are gone or others since are named', () => {
  expect(missingMedia(version(), { 'media/a.svg': 'aa', 'media/b.svg': 'xx' })).toEqual(['media/b.svg']);
});

test('an export leaves the state it was made of; a second one of the same revision, a line; old states make room', () => {
  const note = { at: '2026-11-24T10:00:00Z', formats: ['scorm12'] };
  const state = (n: number) => {
    const at = `2026-11-24T10:00:${String(n).padStart(2, '0')}Z`;
    return { ...makeVersion({ id: `vs-${String(n).padStart(10, '0')}`, at }, files, {}, []), revision: n };
  };
  const first = exportTrace(note, state(1), []);
  const [[path, text] = ['', '']] = [...first];
  expect(path).toBe('history/exports/vs-0000000001.json');
  const known = listVersions(new Map([[path, text ?? '']])).versions;
  const again = exportTrace({ ...note, audience: 'public', formats: [] }, { ...state(2), revision: 1 }, known);
  expect([...again.keys()]).toEqual([path]);
  expect((JSON.parse(again.get(path) ?? '') as Version).exports).toMatchObject([note, { audience: 'public' }]);
  const many = Array.from({ length: 12 }, (_, n) => state(20 - n));
  const full = exportTrace(note, state(40), [version(), ...many]);
  expect([...full].map(([file, content]) => [file, content === undefined])).toEqual([
    ['history/exports/vs-0000000009.json', true],
    ['history/exports/vs-0000000040.json', false],
  ]);
});

test('how two states differ: counts first, then sentences, by stage', () => {
  const { counts, total, stages } = differencesOf(files, later(), frenchWords);
  expect({ counts, total }).toEqual({ counts: { added: '1 compétence', changed: '1 champ', removed: '' }, total: 2 });
  expect(stages).toEqual([
    { stage: 'framing', lines: [{ kind: 'changed', text: expect.stringContaining('« Guichet »') as string }] },
    { stage: 'needs', lines: [{ kind: 'added', text: 'Ajout : compétence C9, « Écouter »' }] },
  ]);
  expect(differencesOf(later(), files, frenchWords).counts.removed).toBe('1 compétence');
  expect(differencesOf(files, files, frenchWords).total).toBe(0);
});

test('files beside the course differ by their bytes, the history aside', () => {
  const before = new Map([
    ['media/a.svg', 'a'],
    ['media/b.svg', 'b'],
    ['history/changes.jsonl', '1'],
  ]);
  const after = new Map<string, string | Uint8Array>([
    ['media/a.svg', new TextEncoder().encode('a')],
    ['media/b.svg', 'B'],
    ['media/c.svg', 'c'],
  ]);
  expect(fileDifferences(before, after)).toEqual([
    { kind: 'changed', text: 'media/b.svg' },
    { kind: 'added', text: 'media/c.svg' },
  ]);
});
