import { expect, test } from 'vitest';
import { scorm12 } from '#formats/scorm12/write';
import { textOf } from '#core/fileTree';
import { smallCourse } from '../../fixtures/courses';
import { quiet } from '../../fixtures/means';
import { idlePlayer } from '../../fixtures/player';

const result = await scorm12.write(smallCourse, quiet({ player: idlePlayer }));
const tree = result.ok ? result.value : new Map<string, string>();

test('writes what golden/ shows', async () => {
  expect(result.problems).toEqual([]);
  expect([...tree.keys()]).toEqual([
    'secourisme-m1.scorm12.zip/imsmanifest.xml',
    'secourisme-m1.scorm12.zip/index.html',
    'secourisme-pre.scorm12.zip/imsmanifest.xml',
    'secourisme-pre.scorm12.zip/index.html',
  ]);
  for (const path of tree.keys()) {
    if (path.endsWith('.xml')) await expect(textOf(tree, path)).toMatchFileSnapshot(`golden/${path}`);
  }
});

test('the pass mark of the quiz is the mastery score; a test without one has none', () => {
  expect(textOf(tree, 'secourisme-m1.scorm12.zip/imsmanifest.xml')).toContain(
    '<adlcp:masteryscore>60</adlcp:masteryscore>',
  );
  expect(textOf(tree, 'secourisme-pre.scorm12.zip/imsmanifest.xml')).not.toContain('masteryscore');
});

test('every file is listed, and every listed file is there', () => {
  for (const archive of ['secourisme-m1.scorm12.zip', 'secourisme-pre.scorm12.zip']) {
    const manifest = textOf(tree, `${archive}/imsmanifest.xml`) ?? '';
    const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, path]) => `${archive}/${path}`);
    const there = [...tree.keys()].filter(
      (path) => path.startsWith(`${archive}/`) && !path.endsWith('imsmanifest.xml'),
    );
    expect(listed.sort()).toEqual(there.sort());
  }
});
