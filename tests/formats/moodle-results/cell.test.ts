import { expect, test } from 'vitest';
import { alike, decoded, momentIn, numberIn } from '#formats/moodle-results/cell';
import { Header } from '#formats/moodle-results/header';
import { mostIn } from '#formats/moodle-results/quiz';

test.each([
  ['22 November 2026  4:20 AM', '2026-11-22T04:20:00Z'],
  ['22 November 2026  12:05 AM', '2026-11-22T00:05:00Z'],
  ['22 November 2026  12:05 PM', '2026-11-22T12:05:00Z'],
  ['22 novembre 2026  04:20', '2026-11-22T04:20:00Z'],
  ['Sunday, 22 November 2026, 4:20 PM', '2026-11-22T16:20:00Z'],
  ['dimanche 22 novembre 2026, 04:20', '2026-11-22T04:20:00Z'],
  ['22/11/26, 04:21:27', '2026-11-22T04:21:27Z'],
  ['22 nov. 26, 05:47:45', '2026-11-22T05:47:45Z'],
  ['1er février 2026, 09:00', '2026-02-01T09:00:00Z'],
  ['3 août 2026  23:59', '2026-08-03T23:59:00Z'],
  ['2 juin 2026  08:00', '2026-06-02T08:00:00Z'],
  ['2 juillet 2026  08:00', '2026-07-02T08:00:00Z'],
  ['2026-11-22 04:20:11', '2026-11-22T04:20:11Z'],
  ['-', undefined],
  ['Jamais', undefined],
  ['99/99/99, 99:99', undefined],
])('the moment %s', (text, moment) => {
  expect(momentIn(text)).toBe(moment);
});

test('every month is known in both languages', () => {
  const names = [
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'January February March April May June July August September October November December',
    'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
  ];
  for (const list of names)
    expect(list.split(' ').map((name) => momentIn(`5 ${name} 26, 10:00`)?.slice(5, 7))).toEqual(
      Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0')),
    );
});

test('numbers bear a comma or a point, a sign of percent, blanks; words are none', () => {
  expect(['9,60', '9.60', '84.18 %', '84,18\u00a0%', '1 200,5', '-', 'Pas encore évalué', ''].map(numberIn)).toEqual([
    9.6,
    9.6,
    84.18,
    84.18,
    1200.5,
    undefined,
    undefined,
    undefined,
  ]);
});

test('entities are letters again, once', () => {
  expect(decoded('&quot;a&quot; &amp;lt; &#233; &#x20AC; &unknown; &#0; &#1114112; &#xD800;')).toBe(
    '"a" &lt; é € &unknown; &#0; &#1114112; &#xD800;',
  );
  expect(alike('L\u2019ENVOI\u00a0: fait')).toBe(alike("l'envoi :  **fait**"));
});

test('the most of a column is in its header; in JSON, where the sign is gone, the cells tell how many decimals', () => {
  const rows = [{ cells: ['0,375'], line: 2 }];
  expect(mostIn(new Header(['Q. 1 /0,40']), 0, rows, 'q1')).toBe(0.4);
  expect(mostIn(new Header(['q10400']), 0, rows, 'q1')).toBe(0.4);
  expect(mostIn(new Header(['q14']), 0, [{ cells: ['4'], line: 2 }], 'q1')).toBe(4);
});
