import { expect, test } from 'vitest';
import { readFolder } from '#adapters/node/files';
import { openCourse } from '#tasks/openCourse';
import { activitiesIn, backupOf, rootOf, textIn } from './backup';

const name = 'formation-formateurs-ops';
const folder = await readFolder(`courses/${name}`);
const opened = folder.ok ? openCourse(name, folder.value) : folder;
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const course = opened.value;
const { inner } = await backupOf(course);

const modules = activitiesIn(inner).map(({ kind, folder: at }) => {
  const module = rootOf(inner, `${at}/module.xml`);
  const [, cm] = /_(\d+)$/.exec(at) ?? [];
  return {
    ...{ kind, cm: Number(cm), key: textIn(module, 'idnumber') },
    ...{ visible: textIn(module, 'visible'), availability: textIn(module, 'availability') },
  };
});

test('the test at the end opens when every module is done, and the learner sees why it is not yet open', () => {
  const post = course.tests.filter(({ phase }) => phase === 'post').map(({ id }) => id as string);
  expect(post.length).toBeGreaterThan(0);
  const packages = modules.filter(({ kind }) => kind === 'scorm').map(({ cm }) => cm);
  expect(packages.length).toBeGreaterThan(1);
  for (const { key, availability } of modules) {
    if (!post.includes(key)) {
      expect(availability).toBe('$@NULL@$');
      continue;
    }
    const { op, c, showc } = JSON.parse(availability) as {
      op: string;
      c: { cm: number; e: number }[];
      showc: boolean[];
    };
    expect(op).toBe('&');
    expect(c.map(({ cm }) => cm)).toEqual(expect.arrayContaining(packages));
    expect(c.every(({ e }) => e === 1)).toBe(true);
    expect(showc).toEqual(c.map(() => true));
  }
});

test('what is asked months later waits, hidden, for the trainer to show it', () => {
  const cold = course.forms.filter(({ template }) => /a-froid|superieur/.test(template?.id ?? '')).map(({ id }) => id);
  const late = course.tests.filter(({ phase }) => phase === 'm3' || phase === 'm6').map(({ id }) => id);
  const hidden = modules.filter(({ visible }) => visible === '0').map(({ key }) => key);
  expect(cold.length).toBeGreaterThan(0);
  expect([...hidden].sort()).toEqual([...cold, ...late].sort());
});
