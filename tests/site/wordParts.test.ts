import { expect, test } from 'vitest';
import { atelier } from '#i18n/fr.json';
import { wordsByPart } from '../../src/site/wordParts.ts';

const parts = wordsByPart();

test('every word of the workspace travels with a piece that says it', () => {
  const said = new Set([...parts.values()].flatMap((words) => Object.keys(words)));
  expect(Object.keys(atelier).filter((key) => !said.has(key))).toEqual([]);
});

test('what loads at once carries no stage along, and each stage brings its own', () => {
  const atOnce = Object.keys(parts.get('Atelier') ?? {});
  expect(atOnce).toContain('tools.undo');
  expect(atOnce.filter((key) => /^(survey|raci|budget|peopleImport)\./.test(key))).toEqual([]);
  expect(Object.keys(parts.get('stages/audience/ImportPeople') ?? {})).toContain('peopleImport.title');
});
