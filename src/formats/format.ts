import type { FileTree } from '#core/fileTree';
import type { Result } from '#core/problem';
import type { Words } from '#core/words';
import type { Run } from '#formats/run';

/**
 * A way out of Navette. `write` gives the files to hand over. A path with a folder that ends in an archive's name
 * (`x.scorm12.zip/imsmanifest.xml`) stands for a file inside that archive: the task packs it, so golden trees stay readable.
 */
export interface Format<Input> {
  readonly id: string;
  write(input: Input, means: Means): Promise<Result<FileTree>>;
}

/** What the rim lends to a writer. */
export interface Means {
  /** Interface words in the language of the export, for what a learner sees. */
  readonly words: Words;
  /** The built player (`npm run build:player`). */
  readonly player: FileTree;
  /** From 0 to 1; awaited, so that a page may draw in between. */
  readonly progress: (share: number) => void | Promise<void>;
  readonly signal: AbortSignal;
  /** The address of the Moodle that people will use, where it is known. */
  readonly moodle?: string;
  /** A faster SHA-1 than ours, where the host has one. */
  readonly sha1?: (bytes: Uint8Array) => Uint8Array;
  /** The export that this format is a part of: what others of it have made need not be made again. */
  readonly run?: Run;
}
