import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How much of everything a made course holds. */
export interface Size {
  readonly modules: number;
  readonly pagesPerModule: number;
  /** Of 75 words, with a list and some bold. */
  readonly partsPerPage: number;
  readonly questionsPerModule: number;
  readonly images: number;
  readonly imageBytes: number;
}

/** One module of 1,200 words, 3 images and 10 questions. */
export const oneModule: Size = {
  modules: 1,
  pagesPerModule: 2,
  partsPerPage: 8,
  questionsPerModule: 10,
  images: 3,
  imageBytes: 60_000,
};
/** 10 modules, 60 pages, 300 questions, 30 MB of media. */
export const large: Size = {
  modules: 10,
  pagesPerModule: 6,
  partsPerPage: 8,
  questionsPerModule: 30,
  images: 60,
  imageBytes: 500_000,
};

/** Writes a course folder, the same bytes at every run; gives its media, which do not compress. */
export function writeMadeCourse(folder: string, size: Size): readonly Uint8Array[] {
  const media = count(size.images).map((index) => noise(size.imageBytes, index + 1));
  const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  for (const place of ['lessons', 'media']) mkdirSync(join(folder, place), { recursive: true });
  media.forEach((bytes, index) => writeFileSync(join(folder, `media/image-${index}.png`), bytes));
  for (const index of count(size.modules * size.pagesPerModule)) {
    writeFileSync(join(folder, `lessons/page-${index}.mdx`), page(index, size));
  }
  const questions = count(size.modules * size.questionsPerModule).map((index) => question(index, size));
  writeFileSync(join(folder, 'bank.json'), text({ schema: 1, questions }));
  writeFileSync(join(folder, 'course.json'), text(course(size)));
  return media;
}

const count = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const id = (letter: string, index: number) => `${letter}-${String(index).padStart(10, '0')}`;
const words = 'former évaluer agent usager pension dossier objectif question séquence retour preuve critère'.split(' ');
const sentence = (seed: number, length: number) =>
  `${count(length)
    .map((index) => words[(seed * 7 + index * 5) % words.length])
    .join(' ')}.`;

function page(index: number, { partsPerPage, images, modules, pagesPerModule }: Size): string {
  const pages = modules * pagesPerModule;
  const parts = count(partsPerPage).map((part) => {
    const seed = index * 11 + part;
    const list = [1, 2, 3].map((row) => `- **${sentence(seed + row, 1)}** ${sentence(seed + row, 8)}`).join('\n');
    return `## Partie ${part + 1}\n\n${sentence(seed, 40)} *${sentence(seed, 5)}*\n\n${list}\n`;
  });
  // Every image on some page, also where there are more images than pages.
  const figures = count(images)
    .filter((image) => image % pages === index)
    .map((image) => `<Figure src="media/image-${image}.png" alt="Image ${image}" width={800} height={450} />\n`);
  const asked = [0, 1].map((part) => `<Question id="${id('q', index * 2 + part)}" />\n`);
  return [`---\nid: ${id('l', index)}\ntitle: Page ${index + 1}\n---\n`, ...parts, ...figures, ...asked].join('\n');
}

const question = (index: number, { images }: Size) => ({
  type: 'single',
  id: id('q', index),
  code: `Q-${index + 1}`,
  stem: `${sentence(index, 20)}${index % 30 === 0 ? `\n\n![Image](media/image-${index % images}.png)` : ''}`,
  objective: id('o', index % 10),
  level: 'apply',
  feedback: `${sentence(index + 1, 12)} **${sentence(index, 2)}**`,
  choices: [0, 1, 2, 3].map((choice) => ({
    id: id('c', index * 4 + choice),
    text: `Réponse ${choice + 1} : ${sentence(index + choice, 4)}`,
    share: choice === 0 ? 100 : 0,
    feedback: sentence(index + choice, 10),
  })),
});

function course({ modules, pagesPerModule, questionsPerModule }: Size) {
  const structure = count(modules).map((index) => ({
    id: id('m', index),
    code: `M${index + 1}`,
    title: `Module ${index + 1}`,
    sequences: [
      {
        id: id('z', index),
        code: `S${index + 1}`,
        title: `Séquence ${index + 1}`,
        activities: [
          {
            id: id('a', index),
            code: `A${index + 1}`,
            title: `Activité ${index + 1}`,
            objectives: count(10).map((objective) => id('o', objective)),
            modality: 'asynchronous',
            feedback: true,
            minutes: 60,
            pages: count(pagesPerModule).map((part) => id('l', index * pagesPerModule + part)),
            test: id('e', index),
          },
        ],
      },
    ],
  }));
  return {
    schema: 1,
    meta: {
      id: id('k', 1),
      iri: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      title: 'Formation du banc d’essai',
      lang: 'fr',
      revision: 0,
      created: '2026-11-01T08:00:00Z',
      modified: '2026-11-20T17:30:00Z',
    },
    needs: { competencies: [{ id: id('y', 1), code: 'C1', title: 'Former' }] },
    objectives: count(10).map((index) => ({
      id: id('o', index),
      code: `O${index + 1}`,
      tier: 'operational',
      text: "À partir d'un cas, l'agent traite un dossier sans erreur.",
      level: 'apply',
      competencies: [id('y', 1)],
    })),
    design: { modules: structure },
    tests: count(modules).map((index) => ({
      id: id('e', index),
      code: `T${index + 1}`,
      title: `Quiz ${index + 1}`,
      phase: 'during',
      questions: count(questionsPerModule).map((part) => id('q', index * questionsPerModule + part)),
      passShare: 60,
    })),
  };
}

/** Bytes of a small congruential generator: as a compressed picture, they do not deflate. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
