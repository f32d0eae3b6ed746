import * as v from 'valibot';
import type { BlockModel } from '#blocks/block';
import { type Block, blockModels, holdsLesson } from '#blocks/models';
import type { Piece, Tag } from '#codecs/mdx/tree';
import type { Problem } from '#core/problem';

type BlockName = Block['block'];

const byTag: ReadonlyMap<string, BlockName> = new Map(
  Object.entries(blockModels).map(([block, { name }]) => [name, block as BlockName]),
);

interface Place {
  readonly path: string;
  readonly problems: Problem[];
  /** The tag around; empty at the top of the page. */
  readonly around: string;
  readonly holds: readonly BlockName[];
}

/** The blocks of a page; what does not fit its model, or its place, is a problem at its line and left out. */
export function readBlocks(path: string, pieces: readonly Piece[]): { blocks: Block[]; problems: Problem[] } {
  const problems: Problem[] = [];
  return { blocks: readIn(pieces, { path, problems, around: '', holds: holdsLesson }), problems };
}

const readIn = (pieces: readonly Piece[], place: Place): Block[] =>
  pieces.flatMap((piece) => (piece.kind === 'prose' ? readText(piece, place) : readTag(piece, place)));

function readText(
  { nodes, lines }: Extract<Piece, { kind: 'prose' }>,
  { path, problems, around, holds }: Place,
): Block[] {
  if (holds.includes('text')) return [{ block: 'text', nodes }];
  problems.push({
    code: 'block/text-misplaced',
    at: `${path}:${lines[0] ?? 1}`,
    severity: 'error',
    values: { around },
  });
  return [];
}

function readTag(tag: Tag, place: Place): Block[] {
  const { path, problems, around, holds } = place;
  const at = `${path}:${tag.line}`;
  const block = byTag.get(tag.name);
  if (block === undefined) throw new Error(`the codec let the unknown tag ${tag.name} through`);
  if (!holds.includes(block)) {
    const code = around === '' ? 'block/needs-parent' : 'block/misplaced';
    problems.push({ code, at, severity: 'error', values: { tag: tag.name, around } });
  }
  const model = blockModels[block] as unknown as BlockModel<Block>;
  const content = readIn(tag.content, { path, problems, around: tag.name, holds: model.holds });
  for (const attribute of ['block', 'content'].filter((name) => name in tag.attributes)) {
    problems.push({ code: 'block/attribute-unknown', at, severity: 'error', values: { tag: tag.name, attribute } });
  }
  const given = { ...tag.attributes, block, ...(model.holds.length > 0 ? { content } : {}) };
  const read = v.safeParse(model.schema, given);
  if (read.success) return [read.output];
  problems.push(...read.issues.map((issue) => attributeProblem(issue, tag, at)));
  return [];
}

function attributeProblem(issue: v.BaseIssue<unknown>, { name, attributes }: Tag, at: string): Problem {
  const attribute = v.getDotPath(issue)?.split('.')[0] ?? '';
  const value = attributes[attribute];
  const values = { tag: name, attribute };
  if (value === undefined) return { code: 'block/attribute-missing', at, severity: 'error', values };
  const unknown = issue.type === 'strict_object' && issue.expected === 'never';
  if (unknown) return { code: 'block/attribute-unknown', at, severity: 'error', values };
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return { code: 'block/attribute-wrong', at, severity: 'error', values: { ...values, value: shown.slice(0, 80) } };
}
