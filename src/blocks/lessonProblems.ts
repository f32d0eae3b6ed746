import type { Piece } from '#codecs/mdx/tree';
import type { Problem } from '#core/problem';

/** What reads badly in a well-formed page: headings out of order, a question shown twice. */
export function lessonProblems(path: string, pieces: readonly Piece[]): Problem[] {
  const problems: Problem[] = [];
  const asked = new Set<string>();
  let depth = 1;
  const look = (piece: Piece) => {
    if (piece.kind === 'tag') {
      const { id } = piece.attributes;
      if (piece.name === 'Question' && typeof id === 'string') {
        const at = `${path}:${piece.line}`;
        if (asked.has(id)) problems.push({ code: 'lesson/question-twice', at, severity: 'error' });
        asked.add(id);
      }
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
