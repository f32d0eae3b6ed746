import type { Stage } from '#core/course/stages';
import type { Issue } from '#core/framing/followUp';

type Cell = Issue['cells'][number];

/** What an issue says of a stage. */
export const cellOf = ({ cells = [] }: { readonly cells?: Issue['cells'] }, stage: Stage): Cell | undefined =>
  cells.find((cell) => cell.stage === stage);

export function stateOf(issue: Issue, stage: Stage): 'treated' | 'aside' | 'open' {
  const cell = cellOf(issue, stage);
  if (cell?.treated !== undefined) return 'treated';
  return cell?.notApplicable === undefined ? 'open' : 'aside';
}
