import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { bytesIn, freshCli, navette, navetteJson, scratch, writeFiles } from './navette.ts';
import { sound } from './soundFolder.ts';

beforeAll(freshCli, 180_000);

/** A sound course folder, and a file to import into it. */
function ready(name: string, content: string | Uint8Array) {
  const root = scratch();
  const into = writeFiles(join(root, 'accueil'), sound);
  const file = join(root, name);
  writeFileSync(file, content);
  return { into, file };
}

const codesIn = (into: string) =>
  (JSON.parse(readFileSync(join(into, 'bank.json'), 'utf8')) as { questions: { code: string }[] }).questions.map(
    ({ code }) => code,
  );

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${body}\n</quiz>\n`;
const question = (name: string, stem = 'Quoi ?', more = '') =>
  `<question type="multichoice"><name><text>${name}</text></name><questiontext format="html"><text><![CDATA[${stem}]]></text>${more}</questiontext><single>true</single><answer fraction="100"><text>oui</text></answer><answer fraction="0"><text>non</text></answer></question>`;

describe('import of questions', () => {
  test('a GIFT file that breaks in the middle: the rest is kept, the bad part named with its line', () => {
    const { into, file } = ready('banque.gift', '::a:: Un {=x ~y}\n\n::b:: Deux {=x ~y\n\n::c:: Trois {=x ~y}\n');
    const { status, document } = navetteJson('import', file, '--into', into);
    expect(status).toBe(0);
    expect(document).toMatchObject({ ok: true, format: 'gift', added: [{ code: 'a' }, { code: 'c' }] });
    expect(document.problems).toMatchObject([{ code: 'gift/braces', place: 'banque.gift:3', severity: 'warning' }]);
    expect(codesIn(into)).toEqual(['Q1', 'a', 'c']);
    expect(navette('check', into).status).toBe(0);
  });

  test('a person reads how many, and what is missing', () => {
    const { into, file } = ready('banque.gift', '::a:: Un {=x ~y}\n\n::b:: Deux {~x ~y}\n');
    const { status, stdout, stderr } = navette('import', file, '--into', into);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('1 question ajoutée à « Accueil au guichet » depuis banque.gift.');
    expect(stdout).toMatch(/banque\.gift:3 {2}« b » n'est pas importée/);
    expect(navette('import', file, '--into', into, '--strict').status).toBe(1);
  });

  test('imported twice, nothing is added and nothing changes', () => {
    const { into, file } = ready('banque.gift', '::a:: Un {=x ~y}\n');
    navette('import', file, '--into', into);
    const before = bytesIn(into);
    const { status, document } = navetteJson('import', file, '--into', into);
    expect(status).toBe(0);
    expect(document.problems).toMatchObject([{ code: 'import/same-content', severity: 'info' }]);
    expect(bytesIn(into)).toEqual(before);
  });

  test('Moodle XML in Windows-1252, sixty choices, no right answer, a drawing with a script, a picture', () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>').toString('base64');
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p6kGHAAAAABJRU5ErkJggg==';
    const lines = [
      question('\x91\xe9t\xe9\x92'),
      question('60').replace('</question>', `${'<answer fraction="0"><text>x</text></answer>'.repeat(58)}</question>`),
      question('faux').replace('"100"', '"0"'),
      question(
        'dessin',
        '<img src="@@PLUGINFILE@@/a.svg" alt="A"> ?',
        `<file name="a.svg" path="/" encoding="base64">${svg}</file>`,
      ),
      question('photo', `<img src="data:image/png;base64,${png}" alt="P"> ?`),
    ];
    const { into, file } = ready('banque.xml', latin(xml(lines.join('\n'))));
    const { status, document } = navetteJson('import', file, '--into', into);
    expect(status).toBe(0);
    expect(document).toMatchObject({ format: 'moodle-xml', media: ['media/image.png'] });
    expect(document.problems.map(({ code, place }) => [code, place])).toEqual([
      ['import/question-left-out', 'banque.xml:4'],
      ['import/question-left-out', 'banque.xml:5'],
      ['import/image-unsafe', 'banque.xml:6'],
    ]);
    expect(document.problems[0]?.what).toContain('60 choix');
    expect(codesIn(into)).toEqual(['Q1', '‘été’', 'dessin', 'photo']);
    expect(readFileSync(join(into, 'media/image.png')).toString('base64')).toBe(png);
    expect(navette('check', into).status).toBe(0);
  });

  test.each([
    ['nothing but faults', 'banque.gift', '::a:: Un {=x', 'import/no-question'],
    ['a text that is no bank', 'note.txt', 'Bonjour à tous', 'import/unknown-kind'],
    ['XML of something else', 'page.xml', '<html/>', 'import/not-moodle'],
    ['a document type', 'banque.xml', '<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>', 'xml/doctype'],
  ])('%s: exit 1, and the folder is as it was', (_, name, content, code) => {
    const { into, file } = ready(name, content);
    const before = bytesIn(into);
    const { status, document } = navetteJson('import', file, '--into', into);
    expect(status).toBe(1);
    expect(document.problems.map((problem) => problem.code)).toContain(code);
    expect(bytesIn(into)).toEqual(before);
  });

  test('into a folder that is no course: exit 1', () => {
    const { file } = ready('banque.gift', '::a:: Un {=x ~y}\n');
    const { status, document } = navetteJson('import', file, '--into', scratch());
    expect(status).toBe(1);
    expect(document.problems.length).toBeGreaterThan(0);
  });
});
