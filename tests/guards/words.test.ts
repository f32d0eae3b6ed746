import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import fr from '../../src/i18n/fr.json' with { type: 'json' };

const files = globSync('{src,scripts}/**/*.{ts,svelte,astro}');
const source = files.map((file) => readFileSync(file, 'utf8').replace(/^import .*$|\bfrom '.*'/gm, '')).join('\n');
const problems: Record<string, unknown> = fr.problem;

test('every problem code in the source has its two sentences in French', () => {
  const codes = new Set([...source.matchAll(/\bcode: '([a-z0-9-]+\/[a-z0-9-]+)'/g)].map(([, code = '']) => code));
  expect(codes.size).toBeGreaterThan(10);
  expect([...codes].filter((code) => !(code in problems)).sort()).toEqual([]);
});

test('no sentence is orphaned, and each code says what is wrong and how to mend it', () => {
  expect(Object.keys(problems).filter((code) => !source.includes(`'${code}'`))).toEqual([]);
  for (const [code, sentences] of Object.entries(problems)) {
    expect(Object.keys(sentences as object), code).toEqual(['what', 'mend']);
    for (const sentence of Object.values(sentences as object)) expect(sentence, code).toMatch(/\S/);
  }
});

test('French lives in the catalogue, not in the pure layers', () => {
  const strays = globSync('src/{core,codecs,blocks,formats,documents,tasks}/**/*.ts')
    .filter((file) => !file.endsWith('core/french.ts') && !/core[\\/]objectives[\\/]/.test(file))
    .flatMap((file) => literalsOf(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`))
    .filter((line) => /[àâçéèêëîïôùûüœ«»]/i.test(line));
  expect(strays).toEqual([]);
});

test('a debt has an issue', () => {
  const debts = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /\b(TODO|FIXME|XXX)\b(?! #\d)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(debts).toEqual([]);
});

/** String literals outside comments and regular expressions; good enough for a guard. */
function literalsOf(text: string): string[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
  return [...bare.matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)].map(([literal]) => literal);
}
