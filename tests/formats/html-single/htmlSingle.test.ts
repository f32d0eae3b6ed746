import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { Course } from '#blocks/course';
import { single } from '#core/question/single/index';
import { htmlSingle } from '#formats/html-single/write';
import { courseWith, smallCourse } from '../../fixtures/courses.ts';
import { quiet } from '../../fixtures/means.ts';
import { idlePlayer } from '../../fixtures/player.ts';
import { oilFire } from '../../fixtures/questions.ts';
import { textsOf } from '../../fixtures/trees.ts';

async function written(course: Course) {
  const result = await htmlSingle.write(course, quiet({ player: idlePlayer }));
  if (!result.ok) throw new Error('a page leaves out, it never fails');
  return { tree: textsOf(result.value), problems: result.problems };
}

const pictured = courseWith(
  v.parse(single.schema, { ...oilFire, stem: 'Voyez ![le point](media/point.svg). Que saisir ?' }),
);

test('one file for each module and test, with nothing beside it', async () => {
  const { tree, problems } = await written(smallCourse);
  expect(problems).toEqual([]);
  expect([...tree.keys()]).toEqual(['secourisme-m1.html-single.html', 'secourisme-pre.html-single.html']);
});

test('a picture stands inside, and the policy lets it be seen', async () => {
  const page = (await written(pictured)).tree.get('secourisme-m1.html-single.html') ?? '';
  const svg = Buffer.from(smallCourse.media.get('media/point.svg') ?? '').toString('base64');
  expect(page).toContain(`src="data:image/svg+xml;base64,${svg}"`);
  expect(page).not.toContain('media/point.svg');
  expect(page).toMatch(/img-src [^;"]*data:/);
  // Nothing is fetched: every address is data, a place in the page, or a link to follow.
  const addresses = [...page.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses.filter((address = '') => !/^(data:|#|https?:|mailto:|tel:)/.test(address))).toEqual([]);
});

test('a file that no message would carry is said', async () => {
  const big = { ...pictured, media: new Map([['media/point.svg', new Uint8Array(8_000_000)]]) };
  expect((await written(big)).problems).toMatchObject([
    { code: 'html-single/heavy', severity: 'warning', values: { megabytes: 21, most: 10 } },
    { code: 'html-single/heavy', values: { megabytes: 11 } },
  ]);
});

test('a course without a page or a test gives no file, and says so', async () => {
  const { tree, problems } = await written({
    ...smallCourse,
    tests: [],
    lessons: [],
    design: { ...smallCourse.design, modules: [] },
  });
  expect(tree.size).toBe(0);
  expect(problems).toMatchObject([{ code: 'package/nothing-to-write' }]);
});
