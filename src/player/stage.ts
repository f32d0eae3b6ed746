import type { PlayerData } from '#blocks/playerData';
import type { Id } from '#core/id';
import type { Question } from '#core/question/index';
import type { Layout, Slot } from '#core/tracking/layout';
import type { Words } from '#core/words';

/** A module as it stands in the document, read once. */
export interface Stage {
  readonly pages: readonly HTMLElement[];
  readonly layout: Layout;
  /** As the layout's, with the element of each. */
  readonly slots: readonly (Slot & { readonly root: HTMLElement })[];
  /** The last page, where it is a graded quiz, and what its author decided. */
  readonly quiz: Quiz | undefined;
  readonly words: Words;
  /** Names the module among all that a browser may keep. */
  readonly key: string;
}

export interface Quiz {
  readonly section: HTMLElement;
  /** After each answer, once handed in, or never. */
  readonly correction: 'each' | 'end' | 'none';
  readonly shuffle: boolean;
  /** How often it may be handed in; 0 as often as wanted. */
  readonly attempts: number;
  /** One question at a time. */
  readonly one: boolean;
}

/** The keys and the words that `playerData` left in the page. */
export const readData = (): PlayerData =>
  JSON.parse((document.querySelector('#nv-data') as Element).textContent) as PlayerData;

/** An element's question; the second time that a page shows it, its id has a tail. */
export const questionOf = (root: HTMLElement, { questions }: PlayerData): Question =>
  questions[root.id.slice(0, 12) as Id<'q'>] as Question;

export const allOf = (selector: string, root: ParentNode = document): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];

export function readStage(): Stage {
  const data = readData();
  const pages = allOf('.nv-page');
  const section = allOf('.nv-test')[0];
  const { correction, pass, shuffle, attempts = 0 } = section ? section.dataset : ({} as DOMStringMap);
  const slots = pages.flatMap((within, page) =>
    allOf('nv-question', within).map((root) => ({
      root,
      page,
      graded: within === section,
      question: questionOf(root, data),
    })),
  );
  const quiz = section && {
    section,
    correction: correction as Quiz['correction'],
    shuffle: shuffle !== undefined,
    attempts: Number(attempts),
    one: section.classList.contains('nv-one'),
  };
  const layout = { pages: pages.map(({ id }) => id), slots };
  return {
    pages,
    layout: section ? { ...layout, quiz: { passShare: pass === undefined ? undefined : Number(pass) } } : layout,
    slots,
    quiz,
    words: data.words,
    key: document.body.dataset['key'] as string,
  };
}
