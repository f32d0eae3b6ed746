import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formats, peopleFormats } from '#formats/index';
import { blockModels } from '#blocks/models';
import { questionTypes } from '#core/question/index';

const folders = (pattern: string) =>
  globSync(pattern)
    .map((file) => file.split(/[\\/]/).at(-2)!)
    .sort();

test('every folder of a format is registered once', () => {
  expect([...formats, ...peopleFormats].map(({ id }) => id).sort()).toEqual(folders('src/formats/*/write.ts'));
});

test('every folder of a block is registered once', () => {
  expect(Object.keys(blockModels).sort()).toEqual(folders('src/blocks/*/model.ts'));
});

test('every folder of a question type is registered once', () => {
  expect(Object.keys(questionTypes).sort()).toEqual(folders('src/core/question/*/index.ts'));
});

test('no room without a noun', () => {
  expect(globSync('{src,scripts,tests}/**/{utils,helpers,common,types,manager,handler}{.ts,/*}')).toEqual([]);
});

test('every script named in package.json is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = Object.values(scripts).flatMap((line) =>
    [...line.matchAll(/scripts\/[\w/]+\.(?:ts|mjs)/g)].map(([path]) => path),
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => globSync(path).length === 0)).toEqual([]);
});
