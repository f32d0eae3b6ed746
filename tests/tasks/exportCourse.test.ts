import { afterEach, expect, test, vi } from 'vitest';
import type { Course } from '#blocks/course';
import { unzip } from '#codecs/zip';
import type { Format } from '#formats/format';
import { exportCourse, exportEach } from '#tasks/exportCourse';
import { quiet } from '../fixtures/means.ts';
import { soundCourse } from './sound.ts';

const { list } = vi.hoisted(() => ({ list: [] as Format<Course>[] }));
vi.mock('#formats/index', () => ({ formats: list }));
afterEach(() => list.splice(0));

const text = (id: string, path: string): Format<Course> => ({
  id,
  async write(course, { progress }) {
    await progress(0.5);
    return { ok: true, value: new Map([[path, course.meta.title]]), problems: [] };
  },
});
const failing: Format<Course> = {
  id: 'failing',
  write: () => Promise.resolve({ ok: false, problems: [{ code: 'gift/no-full-mark', at: 'x', severity: 'error' }] }),
};

test('a format that fails does not stop the others', async () => {
  list.push(text('one', 'a.txt'), failing, text('two', 'b.txt'));
  const { files, problems } = await exportCourse(soundCourse(), 'all', quiet());
  expect(files.map(({ format, path }) => `${format} ${path}`)).toEqual(['one a.txt', 'two b.txt']);
  expect(problems.map(({ code }) => code)).toEqual(['gift/no-full-mark']);
});

test('paths inside an archive are packed, stamped with the course', async () => {
  list.push(text('one', 'x.one.zip/deep/a.txt'));
  const [first, second] = [
    await exportCourse(soundCourse(), ['one'], quiet()),
    await exportCourse(soundCourse(), ['one'], quiet()),
  ];
  const [file] = first.files;
  expect(file?.path).toBe('x.one.zip');
  const inside = unzip(file!.bytes);
  expect(inside.ok && [...inside.value.keys()]).toEqual(['deep/a.txt']);
  expect(second.files).toEqual(first.files);
});

test('each file is handed over as it is made, and the next one waits for it', async () => {
  const steps: string[] = [];
  const slow = (id: string): Format<Course> => ({
    id,
    write() {
      steps.push(`${id} made`);
      return Promise.resolve({
        ok: true,
        value: new Map([
          [`${id}-b.txt`, ''],
          [`${id}-a.zip/x.txt`, ''],
        ]),
        problems: [],
      });
    },
  });
  list.push(slow('one'), slow('two'));
  const problems = await exportEach(soundCourse(), 'all', quiet(), async ({ path }) => {
    await new Promise((turn) => setTimeout(turn));
    steps.push(path);
  });
  expect(problems).toEqual([]);
  expect(steps).toEqual(['one made', 'one-a.zip', 'one-b.txt', 'two made', 'two-a.zip', 'two-b.txt']);
});

test('the formats of one export share a run, two exports do not', async () => {
  const runs: unknown[] = [];
  const seeing = (id: string): Format<Course> => ({
    id,
    write(_, { run }) {
      runs.push(run);
      return Promise.resolve({ ok: true, value: new Map(), problems: [] });
    },
  });
  list.push(seeing('one'), seeing('two'));
  for (let time = 0; time < 2; time += 1) await exportCourse(soundCourse(), 'all', quiet());
  expect(runs[0]).toBe(runs[1]);
  expect(runs[2]).toBe(runs[3]);
  expect(runs[0]).not.toBe(runs[2]);
});

test('an unknown format is told', async () => {
  list.push(text('one', 'a.txt'));
  const { files, problems } = await exportCourse(soundCourse(), ['pdf', 'one'], quiet());
  expect(problems).toMatchObject([{ code: 'export/unknown-format', values: { format: 'pdf', known: 'one' } }]);
  expect(files).toHaveLength(1);
});

test('a broken course gives no file', async () => {
  list.push(text('one', 'a.txt'));
  const course = { ...soundCourse(), media: new Map() };
  const { files, problems } = await exportCourse(course, 'all', quiet());
  expect([files, problems.map(({ code }) => code)]).toEqual([[], ['media/missing']]);
});

test('progress goes from 0 to 1 over all formats', async () => {
  list.push(text('one', 'a.txt'), text('two', 'b.txt'));
  const shares: number[] = [];
  await exportCourse(soundCourse(), 'all', { ...quiet(), progress: (share) => void shares.push(share) });
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

test('what is cancelled keeps what is done and says so', async () => {
  list.push(text('one', 'a.txt'), text('two', 'b.txt'));
  const controller = new AbortController();
  const means = {
    ...quiet(),
    signal: controller.signal,
    progress: (share: number) => void (share === 0.5 && controller.abort()),
  };
  const { files, problems } = await exportCourse(soundCourse(), 'all', means);
  expect(files.map(({ path }) => path)).toEqual(['a.txt']);
  expect(problems).toMatchObject([{ code: 'export/cancelled', values: { format: 'two' } }]);
});

test('our own fault is not hidden', async () => {
  list.push({ id: 'broken', write: () => Promise.reject(new Error('what was assumed')) });
  await expect(exportCourse(soundCourse(), 'all', quiet())).rejects.toThrow('what was assumed');
});
