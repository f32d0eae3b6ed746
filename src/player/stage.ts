import type { PlayerData } from '#blocks/playerData';
import { allOf } from '#blocks/question/element';
import { speak } from '#blocks/question/said';
import type { Id } from '#core/id';
import type { Question } from '#core/question/index';
import { type Key, questionFrom } from '#core/question/key';
import type { Layout, Slot } from '#core/tracking/layout';

/** A module as it stands in the document, read once. */
export interface Stage {
  readonly pages: readonly HTMLElement[];
  readonly layout: Layout;
  /** As the layout's, with the element of each. */
  readonly slots: readonly (Slot & { readonly root: HTMLElement })[];
  /** The last page, where it is a graded quiz; its data say what its author decided. */
  readonly quiz: HTMLElement | undefined;
}

/** What an author decided of a quiz. */
export interface QuizData {
  /** After each answer, once handed in, or never. */
  readonly correction?: 'each' | 'end' | 'none';
  readonly pass?: string;
  /** There or not. */
  readonly shuffle?: string;
  /** How often it may be handed in; without, as often as wanted. */
  readonly attempts?: string;
}

type Keys = PlayerData['questions'];

/** The keys that `playerData` left in the page; its words are spoken from now on. */
export function readKeys(): Keys {
  const { questions, words } = JSON.parse((document.querySelector('#nv-data') as Element).textContent) as PlayerData;
  speak(words);
  return questions;
}

/** An element's question; the second time that a page shows it, its id has a tail. */
export function questionOf(root: HTMLElement, keys: Keys): Question {
  const id = root.id.slice(0, 12) as Id<'q'>;
  const fields = allOf('.nv-choices input', root) as HTMLInputElement[];
  return questionFrom(
    id,
    root.dataset['type'],
    fields.map(({ value }) => value),
    keys[id] as Key,
  );
}

export function readStage(): Stage {
  const keys = readKeys();
  const pages = allOf('.nv-page');
  const [quiz] = allOf('.nv-test');
  const slots = allOf('nv-question').map((root) => ({
    root,
    graded: !!quiz && quiz.contains(root),
    question: questionOf(root, keys),
  }));
  const { pass }: QuizData = quiz ? quiz.dataset : {};
  return {
    pages,
    layout: {
      pages: pages.map(({ id }) => id),
      slots,
      quiz: quiz && { passShare: pass ? Number(pass) : undefined },
    },
    slots,
    quiz,
  };
}
