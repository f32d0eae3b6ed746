import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readCsv } from '#codecs/csv';
import { textOf } from '#core/fileTree';
import { personSchema } from '#core/records/people';
import { moodleAddress } from '#formats/access-cards/address';
import { accessCards } from '#formats/access-cards/write';
import { moodleUsers } from '#formats/moodle-users/write';
import { smallCourse } from '../../fixtures/courses.ts';
import { quiet } from '../../fixtures/means.ts';

const people = Array.from({ length: 17 }, (_, at) =>
  v.parse(personSchema, {
    id: `n-${String(at).padStart(10, '0')}`,
    code: `P${at}`,
    lastName: at === 0 ? '<b>Obame</b>' : 'Obame',
    firstName: 'Marie',
    phone: '+241 00 00 00 00',
  }),
);
const address = 'https://moodle.exemple.org/cours';

async function written(moodle?: string, of = people) {
  const attended = { course: smallCourse, people: of };
  const result = await accessCards.write(attended, quiet(moodle === undefined ? {} : { moodle }));
  if (!result.ok) throw new Error('cards are never refused');
  const html = textOf(result.value, 'secourisme.access-cards.html') ?? '';
  return { html, problems: result.problems.map(({ code }) => code) };
}
const count = (html: string, part: string | RegExp) => html.split(part).length - 1;

test('a card for each person, eight to a page, with the identifiers of the list of accounts', async () => {
  const { html } = await written(address);
  const pages = html.split('<section').slice(1);
  expect(pages.map((page) => count(page, '<article'))).toEqual([8, 8, 1]);
  const accounts = await moodleUsers.write({ course: smallCourse, people }, quiet());
  const list = accounts.ok ? (textOf(accounts.value, 'secourisme.moodle-users.csv') ?? '') : '';
  const [, ...usernames] = readCsv(list).rows.map(({ cells }) => cells[0]);
  expect([...html.matchAll(/class="nv-key">([^<]+)</g)].map(([, name]) => name)).toEqual(usernames);
  expect(html).toContain('Marie &lt;b&gt;Obame');
});

test('the address and its code stand on every card, and the page asks nothing of a network', async () => {
  const { html, problems } = await written(address);
  expect(count(html, '<use href="#qr"')).toBe(17);
  expect(count(html, '<symbol id="qr"')).toBe(1);
  expect(count(html, `<dd>${address}</dd>`)).toBe(17);
  expect(problems).toEqual([]);
  expect(html.replaceAll(`<dd>${address}</dd>`, '')).not.toMatch(/https?:|<script|<link rel="stylesheet/);
  // Nothing but the name: no code, no telephone.
  expect(html).not.toContain('+241');
});

test.each([undefined, 'moodle', 'javascript:alert(1)'])(
  'the address %s: a line to write on, no code',
  async (given) => {
    const { html, problems } = await written(given);
    expect(count(html, '<svg')).toBe(0);
    expect(count(html, 'class="nv-write"')).toBe(2 * 17);
    expect(problems).toEqual(['access-cards/no-address']);
  },
);

test('the same people give the same page', async () => {
  expect((await written(address)).html).toBe((await written(address)).html);
});

test('nobody gives no file', async () => {
  expect(await written(address, [])).toEqual({ html: '', problems: ['access-cards/nobody'] });
});

test.each([
  [' https://moodle.cnss.ga ', 'https://moodle.cnss.ga'],
  ['http://10.0.0.5/moodle/', 'http://10.0.0.5/moodle/'],
  ['https://', undefined],
  ['https://a b', undefined],
  [`https://a.org/${'x'.repeat(120)}`, undefined],
])('%s is %s', (text, expected) => {
  expect(moodleAddress(text)).toBe(expected);
});
