import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { cloze } from '#core/question/cloze/index';
import { trueFalse } from '#core/question/true-false/index';
import { gift } from '#formats/gift/write';
import { withGaps } from '#formats/moodle-xml/question/cloze';
import { moodleXml } from '#formats/moodle-xml/write';
import { courseWith } from '../../fixtures/courses';
import { quiet } from '../../fixtures/means';
import { alertSteps, emergencyCall, extinguishers, fireClass, unsure } from '../../fixtures/questions';

const course = courseWith(
  fireClass,
  v.parse(trueFalse.schema, { ...fireClass, id: 'q-0000000000', code: 'Q-300', dontKnow: true }),
  extinguishers,
  alertSteps,
  emergencyCall,
  unsure,
);

test('what a real Moodle imported, with full marks for the right answer, is what golden/ shows', async () => {
  const xml = await moodleXml.write(course, quiet());
  expect(xml.problems).toEqual([]);
  if (xml.ok) await expect([...xml.value.values()][0]).toMatchFileSnapshot('golden/types.moodle-xml.xml');
  const text = await gift.write(course, quiet());
  expect(text.problems.map(({ code, at }) => `${code} ${at}`)).toEqual([
    `gift/only-in-moodle-xml ${alertSteps.id}`,
    `gift/only-in-moodle-xml ${emergencyCall.id}`,
    `gift/settings-left-out ${course.meta.id}`,
  ]);
  if (text.ok) await expect([...text.value.values()][0]).toMatchFileSnapshot('golden/types.gift.txt');
});

/** As `question/type/multianswer/questiontype.php` of Moodle 4.5 reads one gap; the first group is what follows the type. */
const answer = '(=|%-?[0-9]+(?:[.,][0-9]*)?%)?(.+?(?<!\\\\|&|&amp;)(?=[~#}]|$))(#(.*?(?<!\\\\)(?=[~}]|$)))?';
const gap = new RegExp(
  `\\{[0-9]*:(?:SHORTANSWER_C|SHORTANSWER|MULTICHOICE|NUMERICAL):(${answer}(~${answer})*)\\}`,
  'gs',
);

const decoded = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const asMoodleReads = (written: string) =>
  [...written.matchAll(new RegExp(`~?${answer}`, 'gs'))].map(([, mark, text = '']) => [
    mark,
    decoded(text).replaceAll('\\}', '}').replaceAll('\\#', '#'),
  ]);

const typed = fc
  .string({ unit: fc.constantFrom(...'a é{}~#=%&;:\\*<>"1'), minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

test('nothing that a person types ends a gap, an answer or the text', () => {
  fc.assert(
    fc.property(typed, typed, typed, (stem, right, wrong) => {
      const question = v.parse(cloze.schema, {
        ...emergencyCall,
        stem: `${stem} [[1]] [[2]]`,
        accentsMatter: true,
        gaps: [
          { id: 'c-0000000000', kind: 'short', answers: [{ text: right }] },
          {
            id: 'c-0000000001',
            kind: 'choice',
            choices: [
              { id: 'c-0000000002', text: right, share: 100 },
              { id: 'c-0000000003', text: wrong, share: 0 },
            ],
          },
        ],
      });
      const gaps = [...withGaps(`<p>${stem} [[1]] [[2]]</p>`, question).matchAll(gap)].map(
        ([, written = '']) => written,
      );
      expect(gaps).toHaveLength(2);
      expect(asMoodleReads(gaps[0] ?? '')).toEqual([['%100%', right.replaceAll('*', '\\*')]]);
      const escaped = (text: string) =>
        text.replace(
          /[&<>"\\]/g,
          (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\\': '&#92;' })[sign] ?? '',
        );
      expect(asMoodleReads(gaps[1] ?? '')).toEqual([
        ['%100%', escaped(right)],
        ['%0%', escaped(wrong)],
      ]);
    }),
    { numRuns: 500 },
  );
});
