import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { unzip, zip } from '#codecs/zip';
import { zipEntries } from '#codecs/zipDirectory';
import { bytesOf, type FileTree } from '#core/fileTree';

const modified = '2026-11-24T21:00:04Z';
const codes = (bytes: Uint8Array, limits = {}) => unzip(bytes, limits).problems.map(({ code, at }) => `${code} ${at}`);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const raw = (files: Record<string, Uint8Array | string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, file]) => [path, Buffer.from(file)])));

/** The archive with a field of one entry changed, in the directory and in the entry's own header. */
function forged(bytes: Uint8Array, inLine: number, inHeader: number | undefined, value: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const [entry] = zipEntries(copy) ?? [];
  view.setUint32(entry!.lineAt + inLine, value, true);
  if (inHeader !== undefined) view.setUint32(entry!.headerAt + inHeader, value, true);
  return copy;
}

/** Windows has no file of these names, and we take none. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const part = fc.stringMatching(/^[a-z\u00e0-\u00ff0-9]{1,12}$/).filter((name) => !reserved.test(name));
const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.txt`);
const content = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }));
const tree = fc.uniqueArray(fc.tuple(path, content), { selector: ([name]) => name, maxLength: 12 });

test('unzip(zip(x)) = x', () => {
  fc.assert(
    fc.property(tree, (files) => {
      const given: FileTree = new Map(files);
      const result = unzip(zip(given, modified));
      expect(result.problems).toEqual([]);
      if (!result.ok) throw new Error('refused');
      expect([...result.value.keys()].sort()).toEqual([...given.keys()].sort());
      for (const name of given.keys())
        expect(hex(result.value.get(name) as Uint8Array)).toBe(hex(bytesOf(given, name)!));
    }),
  );
});

test('the same files give the same bytes, whatever their order and the time zone, even in an hour that a zone skips', () => {
  const skipped = '2026-03-29T02:30:00Z';
  const script = `import { zip } from '#codecs/zip';
    console.log(Buffer.from(zip(new Map([['b.txt', 'b'], ['a.png', 'a']]), '${skipped}')).toString('hex'));`;
  const bundle = execFileSync('npx', ['esbuild', '--bundle', '--platform=node', '--format=cjs'], { input: script });
  const inZone = (TZ: string) =>
    execFileSync('npx', ['node', '-'], { input: bundle, env: { ...process.env, TZ } }).toString();
  const here = hex(
    zip(
      new Map([
        ['a.png', 'a'],
        ['b.txt', 'b'],
      ]),
      skipped,
    ),
  );
  for (const zone of ['UTC', 'Europe/Paris', 'America/Los_Angeles']) expect(inZone(zone).trim(), zone).toBe(here);
});

test('files stand in order of path, the asked one first and stored; what is compressed already is stored', () => {
  const files = new Map([
    ['b.txt', 'b'],
    ['mimetype', 'm'],
    ['a.png', 'a'],
    ['B.txt', 'x'],
  ]);
  const entries = zipEntries(zip(files, modified, 'mimetype')) ?? [];
  expect(entries.map(({ name, method }) => [name, method])).toEqual([
    ['mimetype', 0],
    ['B.txt', 8],
    ['a.png', 0],
    ['b.txt', 8],
  ]);
});

test('each file bears the time of the course', () => {
  const bytes = zip(new Map([['a.txt', 'a']]), modified);
  const view = new DataView(bytes.buffer);
  expect(view.getUint16(10, true)).toBe((21 << 11) | 2);
  expect(view.getUint16(12, true)).toBe((46 << 9) | (11 << 5) | 24);
});

test.each([
  '../x.txt',
  '/x.txt',
  'a\\x.txt',
  'C:/x.txt',
  'a/../../x.txt',
  'a\0.txt',
  'a//b',
  './a',
  'a\n',
  'con.txt',
  'fin.',
  'a\u202egnp.exe',
])('an unsafe name is refused: %j', (name) => {
  expect(codes(raw({ [name]: 'x' }))).toEqual([expect.stringMatching(/^zip\/unsafe-name /)]);
});

test.each([
  ['A.txt', 'a.txt'],
  ['\u00e9.txt', 'e\u0301.txt'],
  ['a', 'a/b'],
])('two names that are one on some systems are refused: %j %j', (one, other) => {
  expect(codes(raw({ [one]: 'x', [other]: 'y' }))).toEqual([expect.stringMatching(/^zip\/clashing-names /)]);
});

test('every reason is told at once, each with its entry', () => {
  const bytes = raw({ '../a': 'x', 'b/c.zip': 'y', [`${'d'.repeat(201)}`]: 'z' });
  expect(codes(bytes)).toEqual([
    'zip/unsafe-name ../a',
    'zip/nested b/c.zip',
    expect.stringMatching(/^zip\/long-name d+/),
  ]);
  expect(codes(raw({ 'c.zip': 'y' }), { nested: true })).toEqual([]);
});

test('limits are checked before anything is inflated', () => {
  const zeros = raw({ 'zeros.txt': new Uint8Array(2_000_000) });
  expect(codes(zeros)).toEqual(['zip/too-dense zip', 'zip/too-dense zeros.txt']);
  expect(codes(zeros, { ratio: 2_000, bytes: 1_000_000 })).toEqual(['zip/too-big zip']);
  expect(codes(raw({ a: '', b: '', c: '' }), { entries: 2 })).toEqual(['zip/too-many-files zip']);
});

test('a file that is longer, shorter or other than it claims is refused, and memory stays as claimed', () => {
  const bomb = raw({ 'a.txt': new Uint8Array(50_000_000) });
  expect(codes(forged(bomb, 24, 22, 10))).toEqual(['zip/wrong-content a.txt']);
  expect(codes(forged(raw({ 'a.txt': 'abc' }), 24, 22, 9))).toEqual(['zip/wrong-content a.txt']);
  expect(codes(forged(raw({ 'a.txt': 'abc' }), 16, 14, 1))).toEqual(['zip/wrong-content a.txt']);
});

test('encrypted, linked, strangely packed, ZIP64, overlapping or two-named entries are refused', () => {
  const plain = raw({ 'a.txt': 'abc' });
  expect(codes(forged(plain, 8, 6, 0x0008_0001))).toEqual(['zip/encrypted a.txt']);
  expect(codes(forged(plain, 8, 6, 0x000c_0000))).toEqual(['zip/unknown-method a.txt']);
  expect(codes(zipSync({ a: [Buffer.from('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }))).toEqual([
    'zip/unknown-method a',
  ]);
  expect(codes(forged(plain, 24, undefined, 0xffffffff))).toContain('zip/too-big zip');
  expect(codes(forged(plain, 20, undefined, 0xffffffff))).toEqual(['zip/damaged zip']);
  expect(codes(forged(plain, 42, undefined, 1))).toEqual(['zip/damaged zip']);
  const renamed = plain.slice();
  renamed[30] = 0x62;
  expect(codes(renamed)).toEqual(['zip/damaged zip']);
});

test('entries that share their data are refused', () => {
  const two = raw({ 'a.txt': 'same', 'b.txt': 'same' });
  const view = new DataView(two.buffer, two.byteOffset);
  const [one, other] = zipEntries(two) ?? [];
  view.setUint32(other!.lineAt + 42, one!.headerAt, true);
  two[other!.lineAt + 46] = 0x61;
  expect(codes(two)).toEqual(['zip/damaged zip']);
});

test('no bytes make it throw, nor hold more than allowed', () => {
  const archive = zip(
    new Map([
      ['a.txt', 'abc'.repeat(50)],
      ['b/c.png', 'x'],
      ['d.txt', ''],
    ]),
    modified,
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => !unzip(bytes).ok));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { maxLength: 6 }), (edits) => {
      const bytes = archive.slice();
      for (const [at, byte] of edits) bytes[at] = byte;
      const result = unzip(bytes, { bytes: 10_000 });
      const files = result.ok ? [...result.value.values()] : [];
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      const size = files.reduce((sum, file) => sum + file.length, 0);
      expect(size).toBeLessThanOrEqual(10_000);
    }),
    { numRuns: 2_000 },
  );
  for (let cut = 0; cut < archive.length; cut += 1) expect(unzip(archive.slice(0, cut)).ok).toBe(false);
});
