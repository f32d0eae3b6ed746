import { createHash } from 'node:crypto';
import { Linter } from 'eslint';
import globals from 'globals';
import { expect, test } from 'vitest';
import { textOf } from '#core/fileTree';
import { type BuiltPlayer, playerFor } from '#formats/package/player';
import { buildPlayer, freshPlayer, playerIsStale } from '../../scripts/buildPlayer';

const player = await buildPlayer();
const { scripts, rules } = JSON.parse(textOf(player, 'player.json') ?? '') as BuiltPlayer;

const main = (inside: string) => `<main class="nv-prose">${inside}</main>`;
const starts = ['none', 'scorm12', 'form'];
const names = [...new Set(scripts.flatMap((piece) => piece.for))].filter((name) => !name.startsWith('start:'));
const classes = names.filter((name) => name.startsWith('nv-'));
const types = names.filter((name) => !name.startsWith('nv-'));

test('the same sources give the same bytes', async () => {
  expect([...(await buildPlayer())]).toEqual([...player]);
});

test('what occurs in a page brings its piece, and only that one', () => {
  const base = playerFor(main(''), 'none', player).script.text;
  for (const name of classes)
    expect(playerFor(main(`<div class="${name}">`), 'none', player).script.text).not.toBe(base);
  for (const type of types)
    expect(playerFor(main(`<nv-question data-type="${type}">`), 'none', player).script.text).not.toBe(base);
  expect(playerFor(main('<p>nv-tabs single</p>'), 'none', player).script.text).toBe(base);
});

test('any choice of pieces is a script that reads', () => {
  const pages = [...classes.map((name) => `<i class="${name}">`), ...types.map((type) => `<i data-type="${type}">`)];
  for (const start of starts) {
    for (const page of ['', ...pages, pages.join('')]) {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- only read, never run
      expect(() => new Function(playerFor(main(page), start, player).script.text), `${start} ${page}`).not.toThrow();
    }
  }
});

test('no choice of pieces names what stands in another', () => {
  const linter = new Linter();
  const config = {
    languageOptions: { sourceType: 'script', globals: globals.browser },
    rules: { 'no-undef': 2 },
  } as const;
  const pages = [...classes.map((name) => `<i class="${name}">`), ...types.map((type) => `<i data-type="${type}">`)];
  for (const start of ['none', 'scorm12'])
    for (const page of ['', ...pages])
      expect(linter.verify(playerFor(main(page), start, player).script.text, config), `${start} ${page}`).toEqual([]);
  expect(linter.verify(playerFor(main(''), 'form', player).script.text, config)).toEqual([]);
});

test('a page of every kind stays in its budget: style 8 KB, script 45 KB, raw', () => {
  const everything = main(names.map((name) => `<i class="${name}" data-type="${name}">`).join(''));
  expect(playerFor(everything, 'scorm12', player).script.text.length).toBeLessThanOrEqual(45 * 1024);
});

test('a rule stays out when what it names does not occur, and a colour that no rule uses', () => {
  const { text } = playerFor(main('<p>un mot</p>'), 'none', player).style;
  expect(text).toContain('.nv-prose p');
  expect(text).not.toMatch(/blockquote|nv-callout|nv-table|data-theme|: #/);
  expect(playerFor(main('<aside class="nv-callout">'), 'none', player).style.text).toContain('.nv-callout{');
  expect(
    playerFor('<p>', 'form', new Map([['player.json', JSON.stringify({ scripts: [], rules })]])).style.text,
  ).not.toContain('--thread');
});

test('the hashes are those of what stands in the page, as a policy writes them', () => {
  const { script, style } = playerFor(main('<div class="nv-tabs">'), 'none', player);
  for (const { text, hash } of [script, style]) {
    expect(hash).toBe(`sha256-${createHash('sha256').update(text).digest('base64')}`);
  }
});

test('no schema, no module, nothing that would end its element', () => {
  for (const { text } of scripts)
    expect(text).not.toMatch(/strictObject|valibot|\bimport\b|\bexport\b|eval\(|<\/script|<!--/);
  for (const { body } of rules) expect(body).not.toMatch(/<\/style|url\(/);
});

test('once built it is not stale', async () => {
  const built = await freshPlayer();
  expect(playerIsStale()).toBe(false);
  expect([...built]).toEqual([...player]);
});
