/** The module that every peer was measured with: about 1,200 words, three pictures of 40 kB, ten questions, an accordion. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import * as v from 'valibot';
import type { Course } from '#blocks/course';
import { readLesson } from '#blocks/lessonFile';
import { crc32 } from '#codecs/crc32';
import { bankFileSchema, courseFileSchema } from '#core/course/schema';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const paragraphs = read('text.txt').trim().split('\n');
const { questions } = v.parse(bankFileSchema, { schema: 1, questions: JSON.parse(read('questions.json')) as unknown });

const id = (letter: string, number: number) => `${letter}-${String(number).padStart(10, '0')}`;
const ask = (number: number) => `<Question id="${questions[number]?.id}" />`;
const figure = (number: number) =>
  `<Figure src="media/${number}.png" alt="Schéma ${number} : du constat à la décision." width={800} height={400} />`;

/** Three pages: a third of the text each, four questions for practice, the last four paragraphs in an accordion. */
function bodyOf(page: number): string {
  const prose = paragraphs.slice(0, -4);
  const share = Math.ceil(prose.length / 3);
  const mine = prose.slice(page * share, (page + 1) * share);
  const panels = paragraphs.slice(-4).map((text, index) => `<Panel title="Cas ${index + 1}">\n${text}\n</Panel>`);
  const middle = page === 1 ? `<Accordion>\n${panels.join('\n')}\n</Accordion>` : '';
  return [
    '## Partir des faits',
    mine[0],
    page < 2 ? ask(page * 2) : '',
    ...mine.slice(1),
    figure(page + 1),
    middle,
    page < 2 ? ask(page * 2 + 1) : '',
  ].join('\n\n');
}

const lessons = [0, 1, 2].map((page) => {
  const path = `lessons/page-${page + 1}.mdx`;
  const lesson = readLesson(
    path,
    `---\nid: ${id('l', page)}\ntitle: Du constat au besoin, page ${page + 1}\n---\n\n${bodyOf(page)}\n`,
  );
  if (!lesson.ok) throw new Error(JSON.stringify(lesson.problems));
  return lesson.value;
});

const activity = {
  id: id('a', 1),
  code: 'A1',
  title: 'Lire et répondre',
  modality: 'asynchronous',
  minutes: 30,
  pages: lessons.map((lesson) => lesson.id),
  test: id('e', 1),
};
const quiz = {
  id: id('e', 1),
  code: 'T1',
  title: 'Test du module',
  phase: 'during',
  questions: questions.slice(4).map((question) => question.id),
  passShare: 70,
};
const instant = '2026-11-01T08:00:00Z';

const file = v.parse(courseFileSchema, {
  schema: 1,
  meta: {
    id: id('k', 1),
    iri: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    title: 'Analyser un besoin de formation',
    lang: 'fr',
    revision: 0,
    created: instant,
    modified: instant,
  },
  design: {
    modules: [
      {
        id: id('m', 1),
        code: 'M1',
        title: 'Du constat au besoin',
        sequences: [{ id: id('z', 1), code: 'S1', title: 'À distance', activities: [activity] }],
      },
    ],
  },
  tests: [quiz],
});

/** 800 × 400 points of black or white noise, as PNG: 40 kB that no compressor makes smaller. */
function noise(seed: number): Uint8Array {
  const rows = Buffer.alloc(400 * 101);
  let state = seed;
  for (let place = 0; place < rows.length; place += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    rows[place] = place % 101 === 0 ? 0 : state >>> 24;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(800, 0);
  header.writeUInt32BE(400, 4);
  header.writeUInt8(1, 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}

export const benchCourse: Course = {
  ...file,
  name: 'mesure',
  questions,
  lessons,
  media: new Map([1, 2, 3].map((number) => [`media/${number}.png`, noise(number)])),
};
