import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { partsOfSentence, sentenceOf } from '#core/objectives/build';
import { conjugated } from '#core/objectives/conjugate';
import { isDone, levelsOf, rankIn } from '#core/objectives/levels';
import { readList, sentencesOf } from '#core/objectives/list';
import { proposedVerbs } from '#core/objectives/proposals';
import { readSentence } from '#core/objectives/sentence';
import type { Domain } from '#core/objectives/verbs';

describe('the sentence of four parts', () => {
  test('is written in good French, with what is there', () => {
    const parts = {
      who: 'le formateur',
      does: 'rédiger trois objectifs',
      condition: 'à partir de dix énoncés',
      criterion: '',
    };
    expect(sentenceOf(parts)).toBe('À partir de dix énoncés, le formateur rédige trois objectifs.');
    expect(sentenceOf({ ...parts, who: 'les agents', criterion: 'sans erreur.' })).toBe(
      'À partir de dix énoncés, les agents rédigent trois objectifs, sans erreur.',
    );
    expect(sentenceOf({ ...parts, who: '', condition: '' })).toBe('Rédiger trois objectifs.');
    expect(sentenceOf({ who: ' ', does: '', condition: 'avec', criterion: '' })).toBe('');
  });

  test.each([
    ['compléter', 'complète', 'complètent'],
    ['relever', 'relève', 'relèvent'],
    ['rappeler', 'rappelle', 'rappellent'],
    ['employer', 'emploie', 'emploient'],
    ['concevoir', 'conçoit', 'conçoivent'],
    ['résoudre', 'résout', 'résolvent'],
    ['mettre en œuvre', 'met en œuvre', 'mettent en œuvre'],
    ["s'exprimer", "s'exprime", "s'expriment"],
    ['tester', 'teste', 'testent'],
    ['créer', 'crée', 'créent'],
  ])('%s: il %s, ils %s', (infinitive, one, many) => {
    expect([conjugated(infinitive, false), conjugated(infinitive, true)]).toEqual([one, many]);
  });

  const objectives = ['exemple-complet', 'formation-formateurs-ops', 'one-services-numeriques'].flatMap((course) => {
    const file = JSON.parse(readFileSync(`courses/${course}/course.json`, 'utf8')) as {
      objectives: { text: string }[];
    };
    return file.objectives.map(({ text }) => text);
  });

  test.each(objectives)('taken apart and put together again, it is the same: %s', (text) => {
    expect(sentenceOf(partsOfSentence(text))).toBe(text);
  });

  test('condition and criterion go to their own fields', () => {
    expect(partsOfSentence("Face à cinq demandes, l'agent associe chaque demande au service, sans erreur.")).toEqual({
      who: "l'agent",
      does: 'associe chaque demande au service',
      condition: 'face à cinq demandes',
      criterion: 'sans erreur',
    });
  });
});

describe('a list under a common lead', () => {
  test('lends its people to each', () => {
    const list = readList(
      "À l'issue du module, les participants seront capables de :\r\n- citer trois pièces ;\n2) Compléter un dossier, sans erreur ;\n• s'exprimer",
    );
    expect(list.items).toEqual(['citer trois pièces', 'Compléter un dossier, sans erreur', "s'exprimer"]);
    const sentences = sentencesOf(list);
    expect(sentences).toEqual([
      'Les participants citent trois pièces.',
      'Les participants complètent un dossier, sans erreur.',
      "Les participants s'expriment.",
    ]);
    expect(sentences.every((text) => readSentence(text).audience)).toBe(true);
  });

  test('stands on one line too, or without a lead', () => {
    expect(readList("L'agent sera capable de : citer a ; classer b").items).toEqual(['citer a', 'classer b']);
    expect(sentencesOf(readList('- Citer trois pièces\n- Le chef valide.'))).toEqual([
      'Citer trois pièces.',
      'Le chef valide.',
    ]);
    expect(sentencesOf(readList('  \n '))).toEqual([]);
  });
});

describe('levels and verbs of the three domains', () => {
  test.each(Object.entries(levelsOf))('%s: every level has verbs to propose, of its own', (domain, levels) => {
    const seen = levels.flatMap((level) => proposedVerbs(domain as Domain, level));
    expect(levels.every((level) => proposedVerbs(domain as Domain, level).length > 0)).toBe(true);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('a level of another domain has no place', () => {
    expect(rankIn('affective', 'evaluate')).toBeUndefined();
    expect(rankIn('psychomotor', 'perform')).toBe(4);
    expect([
      isDone({ level: 'understand' }),
      isDone({ level: 'apply' }),
      isDone({ level: 'receive' }),
      isDone({ level: 'value' }),
    ]).toEqual([false, true, false, true]);
  });
});
