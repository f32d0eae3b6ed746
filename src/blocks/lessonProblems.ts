import type { BlockModel } from '#blocks/block';
import { type Block, blockModels } from '#blocks/models';
import type { Piece, Tag } from '#codecs/mdx/tree';
import type { Problem } from '#core/problem';

const models: ReadonlyMap<string, BlockModel<Block>> = new Map(
  Object.values(blockModels).map((model) => [model.name, model as unknown as BlockModel<Block>]),
);

/** What reads badly in a well-formed page: headings out of order, a question or a reflection shown twice, and what each block knows of itself. */
export function lessonProblems(path: string, pieces: readonly Piece[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let depth = 1;
  const look = (piece: Piece) => {
    if (piece.kind === 'tag') {
      problems.push(...tagProblems(path, piece, seen));
      piece.content.forEach(look);
      return;
    }
    piece.nodes.forEach((node, index) => {
      if (node.type !== 'heading') return;
      const at = `${path}:${piece.lines[index] ?? 1}`;
      if (node.depth === 1) problems.push({ code: 'lesson/heading-too-high', at, severity: 'warning' });
      else if (node.depth > depth + 1) problems.push({ code: 'lesson/heading-skips', at, severity: 'warning' });
      depth = Math.max(2, node.depth);
    });
  };
  pieces.forEach(look);
  return problems;
}

function tagProblems(path: string, tag: Tag, seen: Set<string>): Problem[] {
  const faults = models.get(tag.name)?.faults?.(tag) ?? [];
  const problems = faults.map(({ line, ...fault }): Problem => ({ ...fault, at: `${path}:${line}` }));
  const { id } = tag.attributes;
  const twice = twiceCodes.get(tag.name);
  if (twice === undefined || typeof id !== 'string') return problems;
  if (seen.has(id)) problems.push({ ...twice, at: `${path}:${tag.line}`, severity: 'error' });
  seen.add(id);
  return problems;
}

/** Their ids are places of the page. */
const twiceCodes: ReadonlyMap<string, Pick<Problem, 'code'>> = new Map([
  ['Question', { code: 'lesson/question-twice' }],
  ['Reflection', { code: 'lesson/reflection-twice' }],
]);
