import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gradingOf, optionsOf } from '#core/question/grading';
import type { Response } from '#core/question/questionType';
import type { Slot } from '#core/tracking/layout';
import { freshProgress, pack, packedLimit, unpack } from '#core/tracking/pack';
import { type Progress, withAnswer } from '#core/tracking/progress';
import { essay, layout } from './fixtures';

function response({ question }: Slot): fc.Arbitrary<Response> {
  const options = optionsOf(question);
  const option = fc.constantFrom(...(options.length > 0 ? options : ['']));
  const typed = fc.string({ unit: 'binary', maxLength: 40 });
  switch (gradingOf(question).shape) {
    case 'one':
      return option;
    case 'many':
      return fc.subarray([...options]);
    case 'aligned':
      return fc.array(fc.oneof(option, typed), { maxLength: 5 });
    case 'text':
      return typed;
  }
}

const progress: fc.Arbitrary<Progress> = fc.record({
  page: fc.nat(2),
  ended: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  seed: fc.nat(2 ** 32 - 1),
  tries: fc.nat(40),
  handedIn: fc.boolean(),
  best: fc.option(
    fc.nat(10_000).map((hundredths) => hundredths / 100),
    { nil: undefined },
  ),
  answers: fc.tuple(
    ...layout.slots.map((slot) =>
      fc.option(
        fc.oneof(
          fc.record({ response: response(slot), checked: fc.boolean() }),
          fc.record({ response: response(slot), checked: fc.boolean(), hints: fc.integer({ min: 1, max: 5 }) }),
          fc.constant({ checked: false, flagged: true }),
          fc.constant({ checked: false, flagged: true, hints: 2 }),
        ),
        { nil: undefined },
      ),
    ),
  ),
});

test('what is packed comes back', () => {
  fc.assert(
    fc.property(progress, (value) => {
      expect(unpack(pack(value, layout), layout)).toEqual(value);
    }),
  );
});

test('a whole module fits in a few dozen characters', () => {
  const started = withAnswer(freshProgress(layout, 12345), 0, { response: 'c-0000000000', checked: true });
  expect(pack(started, layout)).toMatchInlineSnapshot(`"["1se2adu",0,"000",12345,0,0,-1,[1,0],0,0,0,0,0,0,0,0,0,0]"`);
});

test('4,096 characters hold any answers: the longest texts are cut, the others stay whole', () => {
  const letter = { response: 'é|%\n'.repeat(3000), checked: true };
  const start = withAnswer(freshProgress(layout, 1), 3, { response: 'la Caisse', checked: true });
  const packed = pack(withAnswer(start, 6, letter), layout);
  expect(packed.length).toBeLessThanOrEqual(packedLimit);
  expect(packed.length).toBeGreaterThan(packedLimit - 10);
  const back = unpack(packed, layout);
  expect(back?.answers[3]?.response).toBe('la Caisse');
  expect(letter.response.startsWith(String(back?.answers[6]?.response))).toBe(true);
});

test('more questions than fit: the last answers fall, nothing breaks', () => {
  const slots = Array.from({ length: 2000 }, (_, page) => ({ question: essay, page, graded: false }));
  const many = { pages: ['l-0000000001'], slots };
  const answers = slots.map(() => ({ response: 'oui', checked: false }));
  const packed = pack({ ...freshProgress(many, 7), answers }, many);
  expect(packed.length).toBeLessThanOrEqual(packedLimit);
  expect(unpack(packed, many)?.answers).toHaveLength(2000);
});

test.each(['', '1', 'null', '{}', '[]', '{"page":1}', '["x",0,"000",1,0,0,-1]', '[[[[', '1.1x.0.000|+0'])(
  'hostile data mean a fresh start: %s',
  (packed) => {
    expect(unpack(packed, layout)).toBeUndefined();
  },
);

test('whatever stands in suspend_data, unpacking gives progress of this layout or nothing', () => {
  const [fingerprint] = JSON.parse(pack(freshProgress(layout, 1), layout)) as [string];
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.jsonValue()).map((values) => JSON.stringify([fingerprint, 0, ...values])),
  );
  fc.assert(
    fc.property(hostile, (packed) => {
      const back = unpack(packed, layout);
      if (back) expect(unpack(pack(back, layout), layout)).toEqual(back);
    }),
  );
});

test('progress of another layout means nothing here', () => {
  const packed = pack(freshProgress(layout, 1), layout);
  expect(unpack(packed, { ...layout, pages: ['l-0000000009', ...layout.pages.slice(1)] })).toBeUndefined();
});
