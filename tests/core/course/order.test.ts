import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeJson } from '#codecs/json';
import { orderedBank, orderedCourse } from '#core/course/order';

test('keys stand in the order of the schema, those it does not know last; nothing is lost', () => {
  const mixed = { zoo: 1, meta: { title: 'A', id: 'k' }, abc: [{ b: 1, a: 2 }], schema: 1 };
  expect(JSON.stringify(orderedCourse(mixed))).toBe(
    '{"schema":1,"meta":{"id":"k","title":"A"},"abc":[{"a":2,"b":1}],"zoo":1}',
  );
  const bank = { questions: [{ choices: [{ text: 'x', id: 'c' }], stem: 's', code: 'Q', type: 'single', id: 'q' }, 3] };
  expect(JSON.stringify(orderedBank(bank))).toBe(
    '{"questions":[{"type":"single","id":"q","code":"Q","stem":"s","choices":[{"id":"c","text":"x"}]},3]}',
  );
});

test('ordering keeps the values of the example course', () => {
  for (const [file, order] of [
    ['course', orderedCourse],
    ['bank', orderedBank],
  ] as const) {
    const value = JSON.parse(readFileSync(`courses/formation-formateurs-ops/${file}.json`, 'utf8')) as unknown;
    expect(order(value)).toEqual(value);
    expect(writeJson(order(order(value)))).toBe(writeJson(order(value)));
  }
});
