import type { PlayerData } from '#blocks/playerData';
import type { Id } from '#core/id';
import type { Question } from '#core/question/index';
import type { Layout, Slot } from '#core/tracking/layout';
import type { Words } from '#core/words';

/** How a quiz is corrected: after each answer, once handed in, or never. */
export type Correction = 'each' | 'end' | 'none';

/** The page of a graded quiz and what its author decided. */
export interface QuizPage {
  readonly page: number;
  readonly correction: Correction;
  readonly shuffle: boolean;
}

/** A module as it stands in the document, read once. */
export interface Stage {
  readonly pages: readonly HTMLElement[];
  /** In the order of the document: one for each slot of the layout. */
  readonly questions: readonly HTMLElement[];
  readonly layout: Layout;
  readonly quiz: QuizPage | undefined;
  readonly words: Words;
  /** Names the module among all that a browser may keep. */
  readonly key: string;
}

/** The key and the words that `playerData` left in the page. */
export const readData = (): PlayerData =>
  JSON.parse(document.getElementById('nv-data')?.textContent ?? '{"questions":{},"words":{}}') as PlayerData;

/** An element's question; the second time that a page shows it, its id has a tail. */
export const questionOf = (root: HTMLElement, data: PlayerData): Question | undefined =>
  data.questions[root.id.slice(0, idLength) as Id<'q'>];

const idLength = 'q-0123456789'.length;

export function readStage(): Stage {
  const data = readData();
  const pages = [...document.querySelectorAll<HTMLElement>('.nv-page')];
  const roots = [...document.querySelectorAll<HTMLElement>('.nv-page nv-question')];
  const found = roots.flatMap((root): [HTMLElement, Slot][] => {
    const question = questionOf(root, data);
    const section = root.closest<HTMLElement>('.nv-page');
    if (!question || !section) return [];
    return [[root, { question, page: pages.indexOf(section), graded: section.classList.contains('nv-test') }]];
  });
  const quizPage = pages.find((page) => page.classList.contains('nv-test'));
  const { correction, pass, shuffle } = quizPage?.dataset ?? {};
  const layout: Layout = {
    pages: pages.map(({ id }) => id),
    slots: found.map(([, slot]) => slot),
    ...(quizPage && { quiz: { passShare: pass === undefined ? undefined : Number(pass) } }),
  };
  return {
    pages,
    questions: found.map(([root]) => root),
    layout,
    quiz: quizPage && {
      page: pages.indexOf(quizPage),
      correction: correction as Correction,
      shuffle: shuffle !== undefined,
    },
    words: data.words,
    key: document.body.dataset['key'] ?? '',
  };
}
