import { expect, test } from 'vitest';
import { playerData } from '#blocks/playerData';
import { textOf } from '#core/fileTree';
import { cmi12Of } from '#core/tracking/cmi12Question';
import { frenchWords } from '#i18n/words.ts';
import { benchPackage } from '../../scripts/bench/package/sizes';
import { freshPlayer } from '../../scripts/buildPlayer';
import { innerNames } from '../../scripts/player/innerNames';
import * as samples from '../fixtures/questions';
import type { Question } from '#core/question/index';

const inner = new Set(innerNames);
const questions = Object.values(samples).filter((sample): sample is Question => 'stem' in Object(sample));

/** Every name in a value, however deep. */
const namesIn = (value: unknown): string[] =>
  value !== null && typeof value === 'object'
    ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(namesIn)]
    : [];

test('no name of the JSON in a page goes by another', () => {
  expect(questions.length).toBeGreaterThan(9);
  const data = JSON.parse(playerData(questions, {}, (question) => ({ cmi: cmi12Of(question) }))) as object;
  expect(namesIn(data).filter((name) => inner.has(name))).toEqual([]);
});

test('no place of a word goes by another', () => {
  const places = Object.values(frenchWords).flatMap((word) =>
    [...word.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  );
  const learners = Object.entries(frenchWords).filter(([key]) => key.startsWith('player.'));
  expect(places.length).toBeGreaterThan(9);
  for (const [, word] of learners)
    for (const [, name = ''] of word.matchAll(/\{(\w+)\}/g)) expect(inner.has(name), word).toBe(false);
});

test('no attribute of a page and no method of a standard object goes by another', async () => {
  const page = textOf(await benchPackage(await freshPlayer()), 'index.html') ?? '';
  for (const [, name = ''] of page.matchAll(/\sdata-(\w+)/g)) expect(inner.has(name), name).toBe(false);
  const standard = [Array, String, Object, Number, Date, RegExp, Function, Map, Set, Promise, JSON, Math].flatMap(
    (one) => [
      ...Object.getOwnPropertyNames(one),
      ...Object.getOwnPropertyNames('prototype' in one ? one.prototype : one),
    ],
  );
  expect(standard.filter((name) => inner.has(name))).toEqual([]);
});

test('each has a letter of its own', () => {
  expect(inner.size).toBe(innerNames.length);
  expect(innerNames.length).toBeLessThanOrEqual(52);
});
