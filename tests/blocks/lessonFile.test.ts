import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLesson, writeLesson } from '#blocks/lessonFile';
import type { Lesson } from '#blocks/lesson';
import { blocks, soup, title } from './arbitraries.ts';

const path = 'lessons/page.mdx';

const lesson = fc
  .record({ title, minutes: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }), blocks })
  .map(({ minutes, ...rest }): Lesson => ({
    id: 'l-0a1b2c3d4e',
    path,
    ...rest,
    ...(minutes === undefined ? {} : { minutes }),
  }));

function read(text: string): Lesson {
  const result = readLesson(path, text);
  if (!result.ok) throw new Error(`${JSON.stringify(result.problems)}\n${text}`);
  return result.value;
}

test('what is written is read back the same, and written again letter for letter', () => {
  fc.assert(
    fc.property(lesson, (page) => {
      const text = writeLesson(page);
      expect(read(text)).toEqual(page);
      expect(writeLesson(read(text))).toBe(text);
    }),
    { numRuns: Number(process.env.RUNS ?? 200) },
  );
});

test('any text is read without a throw; what reads well is written and read back the same', () => {
  const header = '---\nid: l-0a1b2c3d4e\ntitle: Page\n---\n\n';
  fc.assert(
    fc.property(soup, (text) => {
      readLesson(path, text);
      const result = readLesson(path, header + text);
      if (!result.ok) return;
      const written = writeLesson(result.value);
      expect(read(written)).toEqual(result.value);
      expect(writeLesson(read(written))).toBe(written);
    }),
    { numRuns: Number(process.env.RUNS ?? 400) },
  );
});

test('signs of lists on two lines in a row stay text', () => {
  const value = '1.\n1. a\n-\n- b\n+\n+ c\n*\n* d';
  const text = {
    block: 'text' as const,
    nodes: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] }],
  };
  const page: Lesson = { ...read('---\nid: l-0a1b2c3d4e\ntitle: Page\n---\n'), blocks: [text] };
  expect(read(writeLesson(page))).toEqual(page);
});

test.each(globSync('courses/*/lessons/*.mdx'))('%s is read, and stable after the first save', (file) => {
  const first = read(readFileSync(file, 'utf8'));
  const written = writeLesson(first);
  expect(read(written)).toEqual(first);
  expect(writeLesson(read(written))).toBe(written);
});
