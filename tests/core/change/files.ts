import type { CourseFiles } from '#core/change/courseFiles';

/** A small course as values, in the order of its schema. */
export const files: CourseFiles = {
  course: {
    schema: 1,
    meta: {
      id: 'k-0a1b2c3d4e',
      iri: 'urn:uuid:345e48b8-10f8-4ea5-808f-a4ece05b5531',
      title: 'Accueil des assurés',
      lang: 'fr',
      revision: 4,
      created: '2026-11-02T09:00:00Z',
      modified: '2026-11-20T12:00:00Z',
      keywords: ['accueil', 'assurés'],
    },
    objectives: [
      { id: 'o-0a1b2c3d4e', code: 'O-1', tier: 'operational', text: 'Accueillir un assuré', competencies: [] },
    ],
    design: {
      modules: [
        {
          id: 'm-0a1b2c3d4e',
          code: 'M1',
          title: 'Premier accueil',
          sequences: [
            {
              id: 'z-0a1b2c3d4e',
              code: 'S1',
              title: 'Au guichet',
              activities: [
                { id: 'a-0a1b2c3d4e', code: 'A1', title: 'Écouter', modality: 'room', minutes: 30 },
                { id: 'a-1a1b2c3d4e', code: 'A2', title: 'Orienter', modality: 'room', minutes: 45 },
              ],
            },
          ],
        },
      ],
    },
    tests: [],
  },
  bank: {
    schema: 1,
    questions: [
      {
        type: 'single',
        id: 'q-0a1b2c3d4e',
        code: 'Q-01',
        stem: 'Qui passe en premier ?',
        objective: 'o-0a1b2c3d4e',
        choices: [
          { id: 'c-0a1b2c3d4e', text: 'La personne attendue', share: 100 },
          { id: 'c-1a1b2c3d4e', text: 'La plus pressée', share: 0.5 },
        ],
      },
    ],
  },
  lessons: new Map([['lessons/accueil.mdx', '---\nid: l-0a1b2c3d4e\ntitle: "Le premier mot"\n---\n\n## Bonjour\n']]),
};
