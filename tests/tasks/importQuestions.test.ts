import { expect, test } from 'vitest';
import { textOf } from '#core/fileTree';
import { memoryStore } from '#adapters/memory/courseStore';
import { gift } from '#formats/gift/write';
import { moodleXml } from '#formats/moodle-xml/write';
import { frenchWords } from '#i18n/words.ts';
import { importQuestions } from '#tasks/importQuestions';
import { openCourse } from '#tasks/openCourse';
import { course, json, sound } from '../cli/soundFolder.ts';
import { smallCourse } from '../fixtures/courses.ts';
import { counted } from '../fixtures/desk.ts';
import { quiet } from '../fixtures/means.ts';

const means = () => ({ words: frenchWords, chance: counted(), at: '2026-11-24T10:00:00Z', by: 'essai' });
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const giftFile = file('banque.txt', '::a:: Un {=x ~y}\n\n::b:: Deux {=x ~y\n\n::c:: Trois {=x ~y}\n');
const aikenFile = file('questions.txt', 'Quatre ?\nA. un\nB. deux\nANSWER: B\n');

const opened = openCourse('accueil', new Map(Object.entries(sound)));
if (!opened.ok) throw new Error('the folder is sound');

test('a batch adds the questions of several files, each format by what it holds', async () => {
  const imported = importQuestions([giftFile, aikenFile], opened.value, means());
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  const { formats, questions, changes } = imported.value;
  expect(formats).toEqual(['gift', 'aiken']);
  expect(questions.map(({ code }) => code)).toEqual(['a', 'c', 'Quatre ?']);
  expect(imported.problems).toMatchObject([{ code: 'gift/braces', at: 'banque.txt:3' }]);
  const store = memoryStore();
  await store.put('accueil', new Map(Object.entries(sound)));
  expect(await store.save('accueil', changes, course.meta.revision)).toMatchObject({ ok: true, value: 1 });
  const kept = await store.open('accueil');
  if (!kept.ok) throw new Error('saved');
  const again = openCourse('accueil', kept.value);
  expect(again.ok && again.value.questions.map(({ code }) => code)).toEqual(['Q1', 'a', 'c', 'Quatre ?']);
  expect(textOf(kept.value, 'history/changes.jsonl')).toContain('"by":"essai"');
});

test('a second import of the same files adds nothing, and says so', () => {
  const first = importQuestions([giftFile], opened.value, means());
  if (!first.ok) throw new Error('read');
  const bank = { ...opened.value, questions: [...opened.value.questions, ...first.value.questions] };
  const second = importQuestions([giftFile, giftFile], bank, { ...means(), chance: counted(1000) });
  expect(second).toMatchObject({ ok: true, value: { questions: [], changes: [] } });
  expect(second.problems.filter(({ code }) => code === 'import/same-content')).toHaveLength(4);
});

test.each([moodleXml, gift])('what %s wrote is not added to the bank that it comes from', async (format) => {
  const written = await format.write(smallCourse, quiet());
  if (!written.ok) throw new Error('written');
  const files = [...written.value].map(([name, text]) => file(name, String(text)));
  const back = importQuestions(files, smallCourse, means());
  expect(back).toMatchObject({ ok: true, value: { questions: [], changes: [], media: new Map() } });
  expect(new Set(back.problems.map(({ code }) => code))).toEqual(new Set(['import/already-there']));
});

test('a file that is no bank of questions is named; beside others it is only a warning', () => {
  const stranger = file('note.txt', 'Bonjour');
  expect(importQuestions([stranger], opened.value, means())).toMatchObject({
    ok: false,
    problems: [{ code: 'import/unknown-kind', at: 'note.txt', severity: 'error' }],
  });
  const both = importQuestions([stranger, aikenFile], opened.value, means());
  expect(both).toMatchObject({ ok: true, problems: [{ code: 'import/unknown-kind', severity: 'warning' }] });
});

test('the pictures of questions that are there already do not come along', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p6kGHAAAAABJRU5ErkJggg==';
  const text = (id: string) =>
    `<quiz><question type="multichoice"><name><text>P</text></name><idnumber>${id}</idnumber><questiontext format="html"><text>&lt;img alt="p" src="data:image/png;base64,${png}"> Quoi ?</text></questiontext><answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer></question></quiz>`;
  const fresh = importQuestions([file('a.xml', text(''))], opened.value, means());
  expect(fresh.ok && [...fresh.value.media.keys()]).toEqual(['media/image.png']);
  const there = importQuestions([file('a.xml', text('q-0000000001'))], opened.value, means());
  expect(there.ok && there.value.media.size).toBe(0);
  expect(json(there.problems)).toContain('import/already-there');
});
