import type { Edit } from '#core/change/change';
import { type CourseFiles, isPlaced } from '#core/change/courseFiles';
import { diff } from '#core/change/diff';
import { nameBesideCode } from '#core/change/label';
import { sayChange } from '#core/change/say';
import { type Stage, stages } from '#core/course/stages';
import { bytesOf, type FileTree } from '#core/fileTree';
import { list } from '#core/french';
import { lettersOf } from '#core/id';
import { partsOf } from '#core/pointer';
import { say, type Words } from '#core/words';
import { isHollow } from '#tasks/saveCourse';
import { stageOfEntity } from '#tasks/workspaceStages';

export const differenceKinds = ['added', 'changed', 'removed'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** One difference, in a sentence. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly text: string;
}

/** How one state of a course differs from another, for a person to read: how many first, then which, stage by stage. */
export interface Differences {
  /** « 2 compétences et 3 objectifs »; empty where there is nothing of the kind. */
  readonly counts: Readonly<Record<DifferenceKind, string>>;
  readonly total: number;
  readonly stages: readonly { readonly stage: Stage; readonly lines: readonly Difference[] }[];
  /** Media and other files that no change reaches, where both sides were given. */
  readonly files: readonly Difference[];
}

export function differencesOf(before: CourseFiles, after: CourseFiles, words: Words): Differences {
  const edits = diff(before, after).filter((edit) => !isScaffold(edit));
  const lines = edits.map((edit) => ({ edit, kind: kindOf(edit), stage: stageOfEdit(edit) }));
  const textOf = (edit: Edit) => {
    const said = sayChange({ id: 'h-0000000000', at: '', by: '', ...edit }, after, words);
    const side = edit.after ?? edit.before;
    const name = edit.path === '' && isPlaced(side) ? nameBesideCode(side.value) : '';
    return name === '' ? said : say(words, 'change.named', { said, name });
  };
  return {
    counts: {
      added: counted(
        edits.filter((edit) => kindOf(edit) === 'added'),
        words,
      ),
      changed: counted(
        edits.filter((edit) => kindOf(edit) === 'changed'),
        words,
      ),
      removed: counted(
        edits.filter((edit) => kindOf(edit) === 'removed'),
        words,
      ),
    },
    total: edits.length,
    stages: stages.flatMap((stage) => {
      const here = lines.filter((line) => line.stage === stage);
      const ordered = differenceKinds.flatMap((kind) => here.filter((line) => line.kind === kind));
      return here.length === 0
        ? []
        : [{ stage, lines: ordered.map(({ edit, kind }) => ({ kind, text: textOf(edit) })) }];
    }),
    files: [],
  };
}

/** The same of files that no change reaches, by their paths; histories differ always, and say nothing here. */
export function fileDifferences(before: FileTree, after: FileTree): readonly Difference[] {
  const spare = (tree: FileTree) => [...tree.keys()].filter((path) => !path.startsWith('history/'));
  return [...new Set([...spare(before), ...spare(after)])].sort().flatMap((text): Difference[] => {
    const [there, then] = [bytesOf(before, text), bytesOf(after, text)];
    if (!there) return [{ kind: 'added', text }];
    if (!then) return [{ kind: 'removed', text }];
    return sameBytes(there, then) ? [] : [{ kind: 'changed', text }];
  });
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

/** A section that is only there, or not there any more, to hold things: the things are told. */
const isScaffold = ({ path, before, after }: Edit): boolean =>
  path !== '' && ((before === undefined && isHollow(after)) || (after === undefined && isHollow(before)));

function kindOf({ path, before, after }: Edit): DifferenceKind {
  if (path !== '') return 'changed';
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

/** The stage that a section of the course belongs to. */
const bySection: Readonly<Record<string, Stage>> = {
  audience: 'audience',
  people: 'audience',
  accommodations: 'audience',
  needs: 'needs',
  objectives: 'objectives',
  design: 'design',
  questions: 'evaluation',
  tests: 'evaluation',
  forms: 'evaluation',
};

const stageOfEdit = ({ entity, path }: Edit): Stage =>
  entity.startsWith('k-') ? (bySection[partsOf(path)?.[0] ?? ''] ?? 'framing') : stageOfEntity(entity);

/** « 2 compétences et 3 objectifs », things by kind in the order of the stages. */
function counted(edits: readonly Edit[], words: Words): string {
  const kinds = edits.map(({ entity, path }) => (path === '' ? lettersOf(entity) : 'field'));
  const parts = [...new Set(kinds)].map((kind) => {
    const n = kinds.filter((one) => one === kind).length;
    const key = `change.${n === 1 ? 'one' : 'many'}`;
    return say(words, `${key}.${kind}` in words ? `${key}.${kind}` : `${key}.other`, { n });
  });
  return list(parts, say(words, 'change.and'));
}
