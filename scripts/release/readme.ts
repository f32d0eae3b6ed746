import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressAt, usualPort } from '../portable/steadyAddress.ts';
import type { Platform } from './platforms.ts';

const text = (name: string): string => readFileSync(join(import.meta.dirname, `readme/${name}.txt`), 'utf8');

/** LISEZMOI.txt, its `{places}` filled; on Windows as its oldest editor reads French: a byte order mark, CRLF. */
export function readme(
  name: Platform['system'] | 'site',
  values: Readonly<Record<string, string>>,
  system: Platform['system'],
): string {
  const all: Readonly<Record<string, string>> = { address: addressAt(usualPort), ...values };
  const filled = text(name)
    .replace('{common}', () => text('common'))
    .replace(/\{(\w+)\}/g, (place, key: string) => all[key] ?? place);
  const whole = `${filled.trimEnd()}\n`;
  return system === 'windows' ? `\ufeff${crlf(whole)}` : whole;
}

export const crlf = (lines: string): string => lines.replace(/\r?\n/g, '\r\n');
