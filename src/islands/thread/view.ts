/** The thread of a course ready to be shown: every word is there, the island only lights and dims. */
export interface ThreadView {
  readonly stops: Readonly<Record<string, Stop>>;
  readonly links: readonly { readonly from: string; readonly to: string }[];
  /** The columns of the loom, from the need to the question: ids from top to bottom. */
  readonly columns: readonly { readonly title: string; readonly ids: readonly string[] }[];
  readonly strands: readonly StrandView[];
  /** Competencies that no objective takes up: a rupture, or an end on purpose. */
  readonly ends: readonly { readonly id: string; readonly sentence: string; readonly isRupture: boolean }[];
  /** Questions that hang on nothing. */
  readonly strays: readonly { readonly id: string; readonly sentence: string }[];
  /** What may be followed: the ids of its chain, and what is to be said of it. */
  readonly followed: readonly Followed[];
}

export interface Stop {
  readonly code: string;
  readonly title: string;
  /** « besoin de rang 1 », « 1 h 30 ». */
  readonly note?: string;
}

export interface StrandView {
  readonly objective: string;
  readonly competencies: readonly string[];
  readonly activities: readonly string[];
  readonly assessments: readonly string[];
  /** The sentence of each place where it breaks. */
  readonly ruptures: { readonly competencies?: string; readonly activities?: string; readonly assessments?: string };
}

export interface Followed {
  readonly id: string;
  readonly kind: 'competency' | 'objective';
  readonly chain: readonly string[];
  readonly sentence: string;
}

/** The words of the island itself. */
export interface ThreadWords {
  readonly need: string;
  readonly objective: string;
  readonly activity: string;
  readonly question: string;
  readonly follow: string;
  readonly all: string;
  readonly competencies: string;
  readonly objectives: string;
  readonly everything: string;
  readonly picture: string;
  readonly rupture: string;
}
