import { createContext, untrack } from 'svelte';

/** One section of a stage, as it stands on the screen. */
export interface OutlineEntry {
  readonly id: string;
  readonly title: string;
  readonly element: HTMLElement;
}

/** The sections of the stage that is shown, in their order on the screen. */
export class Outline {
  entries = $state.raw<readonly OutlineEntry[]>([]);

  /** Adds a section; gives the way to take it off again. */
  join(entry: OutlineEntry): () => void {
    // Whoever joins does not wait for the others: reading the list here must not bring it back.
    const others = untrack(() => this.entries);
    this.entries = [...others, entry].sort((one, other) =>
      one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    return () => (this.entries = this.entries.filter(({ element }) => element !== entry.element));
  }
}

export const [getOutline, setOutline] = createContext<Outline>();
