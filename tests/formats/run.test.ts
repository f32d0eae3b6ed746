import { expect, test } from 'vitest';
import { perRun } from '#formats/run';

test('what was made in a run is there for its next format, and for no other run', () => {
  const drawn = perRun<object>();
  const [run, other] = [{}, {}];
  const first = drawn({ run }, 'a', () => ({}));
  expect(drawn({ run }, 'a', () => ({}))).toBe(first);
  expect(drawn({ run }, 'b', () => ({}))).not.toBe(first);
  expect(drawn({ run: other }, 'a', () => ({}))).not.toBe(first);
  // What is made may be nothing.
  const nothing = perRun<undefined>();
  let made = 0;
  for (let time = 0; time < 2; time += 1) nothing({ run }, 'a', () => void (made += 1));
  expect(made).toBe(1);
});

test('without a run nothing is kept: two courses never meet', () => {
  const drawn = perRun<object>();
  expect(drawn({}, 'a', () => ({}))).not.toBe(drawn({}, 'a', () => ({})));
});
