import type { Id } from '#core/id';

/** One of the ten interaction kinds that SCORM 2004 and xAPI share: all that trackers write. `prompt` and option texts are rich. */
export type Interaction = Kind & {
  /** Of the points of its question, where that has several interactions; 0 to 1. */
  readonly weight?: number;
};

type Kind =
  | {
      readonly kind: 'choice';
      readonly id: Id<'q'>;
      readonly prompt: string;
      readonly options: readonly Option[];
      readonly right: readonly string[];
      /** All that is right has to be chosen; otherwise any one of it. */
      readonly together: boolean;
    }
  | {
      readonly kind: 'fill-in' | 'long-fill-in';
      readonly id: Id<'q'>;
      readonly prompt: string;
      readonly right: readonly string[];
      readonly caseMatters: boolean;
    }
  | { readonly kind: 'likert'; readonly id: Id<'q'>; readonly prompt: string; readonly options: readonly Option[] }
  | {
      readonly kind: 'numeric';
      readonly id: Id<'q'>;
      readonly prompt: string;
      readonly range: readonly [number | undefined, number | undefined];
    }
  | { readonly kind: 'true-false'; readonly id: Id<'q'>; readonly prompt: string; readonly right: boolean }
  | {
      readonly kind: 'matching';
      readonly id: Id<'q'>;
      readonly prompt: string;
      readonly sources: readonly Option[];
      readonly targets: readonly Option[];
      readonly right: readonly (readonly [string, string])[];
    }
  | {
      readonly kind: 'sequencing';
      readonly id: Id<'q'>;
      readonly prompt: string;
      readonly options: readonly Option[];
      readonly right: readonly string[];
    }
  | { readonly kind: 'performance' | 'other'; readonly id: Id<'q'>; readonly prompt: string };

export interface Option {
  readonly id: string;
  readonly text: string;
}
