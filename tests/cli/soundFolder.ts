import type { Files } from './navette.ts';

const ids = { objective: 'o-0000000001', competency: 'y-0000000001', page: 'l-0000000001', question: 'q-0000000001' };

export const course = {
  schema: 1,
  meta: {
    id: 'k-0000000001',
    iri: 'urn:uuid:0b5e2b6e-7c44-4c53-9d0a-3f2a0d6f9b12',
    title: 'Accueil au guichet',
    lang: 'fr',
    revision: 0,
    created: '2026-11-01T08:00:00Z',
    modified: '2026-11-20T17:30:00Z',
  },
  needs: { competencies: [{ id: ids.competency, code: 'C1', title: 'Accueillir un usager', rank: 1 }] },
  objectives: [
    {
      id: ids.objective,
      code: 'O1',
      tier: 'operational',
      text: "Face à un usager, l'agent cite les trois pièces à fournir, sans erreur.",
      level: 'remember',
      competencies: [ids.competency],
    },
  ],
  design: {
    modules: [
      {
        id: 'm-0000000001',
        code: 'M1',
        title: 'Au guichet',
        sequences: [
          {
            id: 'z-0000000001',
            code: 'S1',
            title: "L'accueil",
            activities: [
              {
                id: 'a-0000000001',
                code: 'A1',
                title: 'Lire et répondre',
                objectives: [ids.objective],
                modality: 'asynchronous',
                minutes: 20,
                feedback: true,
                pages: [ids.page],
              },
            ],
          },
        ],
      },
    ],
  },
};

export const bank = {
  schema: 1,
  questions: [
    {
      type: 'single',
      id: ids.question,
      code: 'Q1',
      objective: ids.objective,
      level: 'remember',
      stem: 'Quelle pièce faut-il ?',
      choices: [
        { id: 'c-0000000001', text: "La carte d'assuré", share: 100 },
        { id: 'c-0000000002', text: 'Aucune', share: 0 },
      ],
    },
  ],
};

/** The page, with more Markdown at its end: from line 12 on. */
export const page = (more = ''): string =>
  `---
id: ${ids.page}
title: Accueillir
---

## Bonjour

![Un guichet](media/guichet.svg)

<Question id="${ids.question}" />

${more}
`;

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>\n';

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A small course that nothing is wrong with. */
export const sound: Files = {
  'course.json': json(course),
  'bank.json': json(bank),
  'lessons/accueil.mdx': page(),
  'media/guichet.svg': drawing,
};
