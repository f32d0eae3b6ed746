import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { dist } from './built.ts';

const folder = join(dist, '_astro');

/** What a piece weighs on the line, in KB. */
function weightOf(piece: string): number {
  const files = readdirSync(folder).filter((name) => name.startsWith(`${piece}.`) && name.endsWith('.js'));
  expect(files, piece).toHaveLength(1);
  return gzipSync(readFileSync(join(folder, files[0] ?? ''))).length / 1000;
}

test('the export dialog stays light; the forecast for Moodle is a piece of its own, loaded when it is unfolded', () => {
  expect(weightOf('ExportDialog')).toBeLessThan(8);
  expect(weightOf('MoodleForecast')).toBeLessThan(5);
});
