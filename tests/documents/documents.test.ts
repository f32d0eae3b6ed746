import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { missionFields } from '#core/views/missionFields';
import { fieldsNamedIn } from '#documents/fill';
import { frenchWords } from '#i18n/words.ts';
import { readDocumentTemplate } from '#tasks/documentTemplate';
import { type DocumentCourse, writeDocument } from '#tasks/writeDocument';
import { courseOf, step } from '../core/framing/missions.ts';
import { clause, codeOf, filledMission } from './filledMission.ts';
import { documentTemplates, templateOf } from './templates.ts';

const mission = filledMission();
function written(id: string, course: DocumentCourse = mission, deliverable?: string) {
  const made = writeDocument(course, templateOf(id), { format: 'html', deliverable }, frenchWords);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return { ...made.value, text: new TextDecoder().decode(made.value.bytes), problems: made.problems };
}
const told = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

test.each(['note-methodologique', 'agenda-mission'])('%s is what the golden page says', (id) => {
  const { path, text } = written(id);
  expect(`${text}`).toBe(readFileSync(`tests/documents/golden/${path}`, 'utf8'));
});

test.each(documentTemplates.map(({ id }) => id))('%s asks only for fields that there are', (id) => {
  const template = templateOf(id);
  const fields = missionFields({ course: mission, texts: template.texts }, frenchWords);
  expect(fieldsNamedIn(template.body).filter((name) => !(name in fields))).toEqual([]);
});

test('R-CIPRES-21: the note has its four compulsory headings', () => {
  const headings = [...written('note-methodologique').text.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text);
  expect(headings).toEqual(
    expect.arrayContaining(['Approche de travail', 'Outils', 'Méthodes', 'Analyse des risques']),
  );
});

test('R-CIPRES-22: the agenda lists meetings in order, and persons to meet; what is not fixed is said', () => {
  const { text, problems } = written('agenda-mission');
  const order = ['Démarrage', 'Restitution', 'Attentes de la direction'].map((title) => text.indexOf(title));
  expect(order.toSorted((a, b) => a - b)).toEqual(order);
  expect(text).toContain('14\u00a0h\u00a030 – 16\u00a0h');
  expect(text).toContain('M. Koffi');
  const gaps = problems
    .filter(({ code, at }) => code === 'document/gap' && at === 't-0a1b2c3d4f')
    .map(({ values }) => values?.['path']);
  expect(gaps).toEqual(['/day', '/start', '/place', '/mode', '/roles', '/people/0/function']);
});

test('R-CIPRES-24: the clause stands once, word for word, in every state', () => {
  for (const { id } of documentTemplates) {
    for (const history of [[], [{ to: 'submitted', on: '2022-12-05', reason: 'x' }]] as const) {
      const deliverables = mission.framing.deliverables.map((one) => ({ ...one, history: history.map(step) }));
      const { text } = written(id, { ...mission, framing: { ...mission.framing, deliverables } });
      const plain = text.replace(/&#39;|\u2019/g, "'").replace(/\s+/g, ' ');
      expect(plain.split(clause.replace(/\s+/g, ' ')).length, id).toBe(2);
    }
  }
});

test('confidential deliverables are in no document, and have none', () => {
  for (const { id } of documentTemplates) expect(written(id).text).not.toContain('NE-PAS-DIFFUSER');
  const made = writeDocument(
    mission,
    templateOf('agenda-mission'),
    { format: 'html', deliverable: 'A1-ExMR-E1' },
    frenchWords,
  );
  expect(told(made.problems)).toEqual(['document/confidential']);
});

test('what is empty is said once, with the very field, and nothing is made up', () => {
  const course = { ...courseOf('socieux-2022'), name: 'mission' };
  const { text, gaps, problems } = written('note-methodologique', course);
  const p1 = codeOf(course, 'A1-P1');
  expect(gaps).toBeGreaterThan(5);
  expect(problems).toContainEqual({
    code: 'document/gap',
    at: p1,
    severity: 'warning',
    values: { missing: 'Approche de travail', path: '/texts/approche' },
  });
  expect(problems).toContainEqual({
    code: 'document/gap',
    at: course.meta.id,
    severity: 'warning',
    values: { missing: 'Registre des risques', path: '/framing/risks' },
  });
  expect(text).toContain('[à compléter\u00a0: Approche de travail]');
});

test('page limit and formats of the deliverable are told', () => {
  const long = written('note-methodologique');
  expect(long.problems).toContainEqual(
    expect.objectContaining({ code: 'document/too-long', at: codeOf(mission, 'A1-P1') }),
  );
  expect(long.problems.find(({ code }) => code === 'document/other-format')?.values?.['formats']).toBe(
    '.doc, .ppt, .xls, .odt, .odp, .ods',
  );
  const other = written('note-methodologique', mission, 'A2-P1');
  expect([other.path, told(other.problems).includes('document/too-long')]).toEqual([
    'cipres-a2-p1-note-methodologique.html',
    false,
  ]);
});

test('R-CIPRES-31: what word processors and templates leave behind is told, with its part', () => {
  const context = 'Voir Erreur ! Source du renvoi introuvable.' as typeof mission.framing.context;
  const { problems } = written('note-methodologique', { ...mission, framing: { ...mission.framing, context } });
  expect(problems.filter(({ code }) => code === 'document/residue').map(({ values }) => values)).toEqual([
    { residue: 'Erreur ! Source du renvoi', section: 'Contexte' },
    { residue: '{{approche}}', section: 'Enquête' },
  ]);
});

test('a wish that cannot be met is told', () => {
  const note = templateOf('note-methodologique');
  const codes = (format: string, deliverable?: string) =>
    told(writeDocument(mission, note, { format, deliverable }, frenchWords).problems);
  expect(codes('exe')).toEqual(['document/unknown-format']);
  expect(codes('html', 'P9')).toEqual(['document/unknown-deliverable']);
  expect(
    told(writeDocument(mission, { ...note, body: '{{nothing}}' }, { format: 'html' }, frenchWords).problems),
  ).toEqual(['document/unknown-field']);
  expect(readDocumentTemplate({ id: 'x' }, 'a', 'x').problems).toMatchObject([{ code: 'document/wrong-template' }]);
  expect(
    readDocumentTemplate(
      JSON.parse(readFileSync('templates/documents/agenda-mission/template.json', 'utf8')),
      '',
      'autre',
    ).problems.map(({ values }) => values?.['place']),
  ).toEqual(['id', 'body.md']);
});

test('nothing that a person types breaks the page', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (typed) => {
      if (typed.trim() === '') return;
      const texts = {
        approche: typed,
        outils: typed,
        methodes: typed,
      } as unknown as (typeof mission.framing.deliverables)[number]['texts'];
      const deliverables = mission.framing.deliverables.map((one) => (one.code === 'A1-P1' ? { ...one, texts } : one));
      const { text } = written('note-methodologique', {
        ...mission,
        framing: { ...mission.framing, client: typed.trim() as typeof mission.framing.client, deliverables },
      });
      expect(text).not.toMatch(/<(script|img|iframe|svg)/i);
      for (const name of ['table', 'ul', 'ol', 'p', 'h2', 'h3', 'td', 'th', 'span', 'blockquote'])
        expect(text.match(new RegExp(`<${name}[\\s>]`, 'g'))?.length ?? 0, name).toBe(
          text.match(new RegExp(`</${name}>`, 'g'))?.length ?? 0,
        );
    }),
    { numRuns: 60 },
  );
});

/** There where a word processor is installed: its pages are those that the document counts. */
const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
test.skipIf(!office)(
  'a word processor opens it, and counts the pages as we do, or one more or less',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'navette-document-'));
    for (const { id } of documentTemplates) {
      const { path, bytes, pages } = written(id);
      writeFileSync(join(folder, path), bytes);
      const home = `-env:UserInstallation=file://${folder}/office`;
      execFileSync(office!, [home, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, path)], {
        stdio: 'ignore',
      });
      const pdf = readFileSync(join(folder, path.replace(/html$/, 'pdf')), 'latin1');
      const counted = pdf.match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
      expect(Math.abs(counted - pages), `${id}: ${counted} pages, ${pages} counted`).toBeLessThanOrEqual(1);
    }
  },
  120_000,
);
