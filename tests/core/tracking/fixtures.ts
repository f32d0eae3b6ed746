import * as v from 'valibot';
import { type Question, questionSchema } from '#core/question/index';
import type { Layout } from '#core/tracking/layout';

const question = (value: unknown): Question => v.parse(questionSchema, value);

const choices = (...shares: number[]) =>
  shares.map((share, index) => ({ id: `c-000000000${index}`, text: `Choix ${index + 1}`, share }));

export const oilFire = question({
  type: 'single',
  id: 'q-s1ng1e0000',
  code: 'Q-1',
  stem: "Feu d'huile : que saisir ?",
  choices: choices(100, 0, 50),
});
export const causes = question({
  type: 'multiple',
  id: 'q-mvt1p1e000',
  code: 'Q-2',
  stem: 'Lesquels ?',
  points: 2,
  choices: choices(50, 0, 50),
});
export const agency = question({
  type: 'short',
  id: 'q-sh0rt00000',
  code: 'Q-3',
  stem: 'Qui ?',
  answers: [{ id: 'c-0000000000', text: 'la Caisse' }],
});
export const rate = question({
  type: 'numeric',
  id: 'q-nvmer1c000',
  code: 'Q-4',
  stem: 'Combien ?',
  answer: 2.5,
  tolerance: 0.1,
});
export const opinion = question({
  type: 'likert',
  id: 'q-11kert0000',
  code: 'Q-5',
  stem: 'Utile ?',
  scale: [
    { id: 'c-0000000000', label: 'Non' },
    { id: 'c-0000000001', label: 'Oui' },
  ],
});
export const essay = question({ type: 'long', id: 'q-10ng000000', code: 'Q-6', stem: 'Racontez.' });

export const statement = question({
  type: 'true-false',
  id: 'q-trvefa1se0',
  code: 'Q-7',
  stem: 'Vrai ?',
  answer: false,
});
/** The first and the last go with the same partner. */
export const partners = question({
  type: 'matching',
  id: 'q-match1ng00',
  code: 'Q-8',
  stem: 'Qui va avec qui ?',
  points: 3,
  pairs: [
    { id: 'c-0000000000', left: 'Cotisation', right: 'Recettes' },
    { id: 'c-0000000001', left: 'Pension', right: 'Dépenses' },
    { id: 'c-0000000002', left: 'Majoration', right: 'Recettes' },
  ],
  distractors: [{ id: 'c-0000000003', text: 'Réserves' }],
});
export const steps = question({
  type: 'ordering',
  id: 'q-0rder1ng00',
  code: 'Q-9',
  stem: 'Dans quel ordre ?',
  items: ['Cadrer', 'Analyser', 'Concevoir', 'Évaluer'].map((text, index) => ({ id: `c-000000000${index}`, text })),
});
export const report = question({
  type: 'cloze',
  id: 'q-c10ze00000',
  code: 'Q-0',
  stem: 'La [[1]] verse [[2]] % au [[3]].',
  points: 4,
  gaps: [
    { id: 'c-0000000004', kind: 'short', answers: [{ text: 'Caisse' }, { text: 'agence', share: 50 }] },
    { id: 'c-0000000005', kind: 'numeric', answer: 2.5, tolerance: 0.1 },
    { id: 'c-0000000006', kind: 'choice', points: 2, choices: choices(0, 100) },
  ],
});

export const allTypes = [oilFire, causes, agency, rate, opinion, essay, statement, partners, steps, report];

/** Two pages with practice, then a graded quiz. */
export const layout: Layout = {
  pages: ['l-0000000001', 'l-0000000002', 'e-0000000001'],
  slots: [{ question: oilFire, graded: false }, ...allTypes.map((asked) => ({ question: asked, graded: true }))],
  quiz: { passShare: 70 },
};
