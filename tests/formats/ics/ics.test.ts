import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { framingSchema } from '#core/framing/schema';
import { contentLine, textValue } from '#formats/ics/line';
import { ics } from '#formats/ics/write';
import { quiet } from '../../fixtures/means.ts';
import { courseOf } from '../../core/framing/missions.ts';

const cipres = courseOf('socieux-2022');
const meeting = {
  id: 't-0a1b2c3d4e',
  kind: 'meeting',
  title: 'Réunion; avec la Cellule, à Lomé',
  day: '2022-12-12',
  start: '09:00',
  end: '10:30',
  place: 'Lomé',
  decisions: [{ text: 'Trois ateliers' }, { text: 'Un compte rendu' }],
};
const { events } = v.parse(framingSchema, { events: [meeting] });
const asCourse = (framing: Course['framing']): Course => ({
  ...cipres,
  framing,
  name: 'mission',
  tests: [],
  questions: [],
  lessons: [],
  media: new Map(),
  source: new Map(),
});

async function written(framing: Course['framing']) {
  const result = await ics.write(asCourse(framing), quiet());
  if (!result.ok) throw new Error('refused');
  return { text: String(result.value.get('mission.ics') ?? ''), problems: result.problems };
}

test('the calendar of a mission', async () => {
  const { text, problems } = await written({ ...cipres.framing, events });
  await expect(text).toMatchFileSnapshot('golden/mission.ics');
  expect(problems).toMatchObject([{ code: 'ics/confidential-left-out', severity: 'info', values: { count: 12 } }]);
});

test('no confidential report in it, a UID for each entry', async () => {
  const { text } = await written({ ...cipres.framing, events });
  const bare = text.replaceAll('\r\n ', '');
  expect(bare).not.toMatch(/ExMR|ExF/);
  const uids = [...bare.matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid);
  expect(new Set(uids).size).toBe(uids.length);
  expect(uids).toHaveLength(3 + 1 + 17);
  expect(uids[0]).toBe(`${cipres.meta.iri}#${cipres.framing.activities[0]!.id}`);
});

test('a mission without dates gives no file, and says why', async () => {
  const { text, problems } = await written(v.parse(framingSchema, {}));
  expect(text).toBe('');
  expect(problems.map(({ code }) => code)).toEqual(['ics/nothing-dated']);
});

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

test('lines are at most 75 octets, end in CRLF, and unfold to what was written', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const value = textValue(text);
      const folded = contentLine('SUMMARY', value);
      expect(folded.endsWith('\r\n')).toBe(true);
      const lines = folded.slice(0, -2).split('\r\n');
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true);
      expect(Buffer.from(folded).toString('utf8')).toBe(folded);
      expect(folded.replaceAll('\r\n ', '')).toBe(`SUMMARY:${value}\r\n`);
    }),
  );
});

test('a text is read back as it was, but for what is no text', () => {
  const unescaped = (value: string) => value.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aé\\;,:\n"🙂 n') }), (text) => {
      expect(unescaped(textValue(text))).toBe(text);
      expect(textValue(text)).not.toMatch(/\n/);
    }),
  );
  expect(textValue('a\u0000\u0007b\ud800')).toBe('ab\ufffd');
});
