import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findQuote, quoteOf } from '#core/framing/quote';
import { linesOf, type Passage, readTerms } from '#core/framing/termsReader';
import { folded } from '#core/framing/termsLists';

const fixture = (name: string) => readFileSync(`tests/fixtures/terms/${name}`, 'utf8');
const cipres = fixture('cipres.txt');
const one = fixture('one.md');
const shown = (text: string, wanted: (passage: Passage) => boolean) =>
  readTerms(text)
    .filter(wanted)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
const items = (text: string, list: Passage['list']) => shown(text, (passage) => passage.list === list);

test('case A: what stands under each title, however it is written', () => {
  expect(items(cipres, 'general')).toEqual([
    'Aider les Organismes de Prévoyance Sociale à élaborer des formations pour leurs managers et techniciens',
  ]);
  expect(items(cipres, 'specific')).toEqual([
    'co-construire une approche méthodologique',
    'élaborer une approche systématique de programmes de formation et de conception de modules',
  ]);
  expect(items(cipres, 'activity')).toEqual([
    'Activité 1 : 12 décembre 2022 au 3 février 2023, sur site, Lomé',
    'Activité 2 : 6 février au 10 mars 2023, à distance',
    'Activité 3 : du 20/03/2023 au 21/04/2023, à distance',
  ]);
  expect(items(cipres, 'result')).toEqual([
    'R1 vingt formateurs attestés',
    'R2 vingt plans de cours validés',
    'R3 au moins quinze grains e-learning déposés',
  ]);
  expect(items(cipres, 'deliverable')).toEqual([
    'P1 : Une note méthodologique détaillant l’approche de travail, les outils et les méthodes à employer',
    'P2 : Un agenda détaillant les réunions et les séances de travail',
  ]);
});

test('R-CIPRES-40: the dates of the three activities are read as days', () => {
  const dates = readTerms(cipres).filter(({ kind }) => kind === 'date');
  expect(dates.map(({ from, to }) => [from, to])).toEqual([
    ['2022-12-12', '2023-02-03'],
    ['2023-02-06', '2023-03-10'],
    ['2023-03-20', '2023-04-21'],
  ]);
});

test('R-CIPRES-41, 45, 64: delays are told with what they run from', () => {
  expect(shown(cipres, ({ kind }) => kind === 'deadline')).toEqual([
    "au plus tard 5 jours ouvrables avant le début de l'activité ou le départ, selon la première éventualité",
    '10 jours ouvrables après leurs soumissions',
    'au moins une semaine avant le début',
  ]);
});

test('R-CIPRES-48, R-PAGOF-07: person-days, by any of their names', () => {
  const days = readTerms(cipres).filter(({ kind }) => kind === 'days');
  expect(days.map(({ start, end, days: value }) => [cipres.slice(start, end), value])).toEqual([
    ['19 personnes-jours', 19],
    ['43 jours/homme', 43],
    ['Maximum de 6 jours', 6],
  ]);
});

test('case B: a numbered list ends where the numbers begin again under another title', () => {
  expect(items(one, 'deliverable')).toEqual([
    'Note méthodologique avec résultat attendu par séance',
    'Agenda avec responsabilités de chaque expert',
    "Formulaires d'évaluation des connaissances",
  ]);
  expect(readTerms(one).flatMap(({ kind, from, to }) => (kind === 'date' ? [[from, to]] : []))).toEqual([
    ['2019-02-18', '2019-02-22'],
    ['2019-03-01', '2019-03-01'],
  ]);
});

test('a day that no calendar has is told as a date, without a day', () => {
  expect(readTerms('Le 31/02/2023.')).toEqual([{ start: 3, end: 13, kind: 'date' }]);
});

test('lines and their pieces are the text, whatever it is', () => {
  const words = fc.constantFrom(
    'Livrables :',
    '- note',
    '12 mars 2023',
    'au plus tard 5 jours avant',
    '\n',
    ' ',
    'é',
    ';',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(words).map((list) => list.join('\n')),
      ),
      (text) => {
        expect(folded(text).length).toBe(text.length);
        const lines = linesOf(text, readTerms(text));
        expect(lines.map((line) => line.text).join('\n')).toBe(text);
        for (const line of lines) {
          expect(line.pieces.map((piece) => piece.text).join('')).toBe(line.text);
          for (const piece of line.pieces) expect(text.slice(piece.at, piece.at + piece.text.length)).toBe(piece.text);
        }
      },
    ),
  );
});

test('a quotation is found where it was made, where it went, and not once it is gone', () => {
  const start = cipres.indexOf('  et de conception');
  const quote = quoteOf(cipres, { start, end: cipres.indexOf('.', start) });
  expect(quote).toEqual({ text: 'et de conception de modules', at: start + 2 });
  if (!quote) throw new Error('no quote');
  expect(findQuote(cipres, quote)?.start).toBe(quote.at);
  expect(findQuote(`Préambule\n${cipres.replace('et de conception', 'et  de\nconception')}`, quote)?.start).toBe(
    quote.at + 10,
  );
  expect(findQuote('Autre chose', quote)).toBeUndefined();
  expect(quoteOf('a   b', { start: 1, end: 4 })).toBeUndefined();
});

test('a long text is read at once', () => {
  const long = `${cipres}\n`.repeat(60);
  expect(readTerms(long).length).toBe(60 * readTerms(cipres).length);
});
