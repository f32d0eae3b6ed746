import { beforeAll, expect, test } from 'vitest';
import type { Course } from '#blocks/course';
import { formHtml } from '#formats/form-html/write';
import { moodleFeedback } from '#formats/moodle-feedback/write';
import { freshPlayer } from '../../../scripts/buildPlayer.ts';
import { courseWithForms } from '../../core/forms/madeForms.ts';
import { templates } from '../../core/forms/templates.ts';
import { quiet } from '../../fixtures/means.ts';

let course: Course;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  course = await courseWithForms(templates);
  const written = await formHtml.write(course, quiet({ player: await freshPlayer() }));
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  expect(written.problems).toEqual([]);
  pages = new Map([...written.value].map(([path, file]) => [path, String(file)]));
  const dump = process.env['NAVETTE_DUMP'];
  if (dump) {
    const { mkdirSync, writeFileSync } = await import('node:fs');
    mkdirSync(dump, { recursive: true });
    for (const [path, file] of pages) writeFileSync(`${dump}/${path}`, file);
    const xml = await moodleFeedback.write(course, quiet());
    console.log(JSON.stringify(xml.problems, undefined, 1));
    if (xml.ok) for (const [path, file] of xml.value) writeFileSync(`${dump}/${path}`, file);
  }
});

test('a page for each form', () => {
  expect([...pages.keys()]).toEqual(
    templates.map(({ code }) => `formation-formateurs-ops-${code.toLowerCase()}.form.html`),
  );
});
