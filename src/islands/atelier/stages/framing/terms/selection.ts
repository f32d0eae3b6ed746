import type { Stretch } from '#core/framing/quote';

/** Where a point of the page stands in the text: lines bear `data-at`. */
function offsetOf(panel: HTMLElement, node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const line = element?.closest<HTMLElement>('[data-at]');
  if (!line || !panel.contains(line)) return undefined;
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(node, offset);
  return Number(line.dataset.at) + range.toString().length;
}

/** What is selected in the panel, as a stretch of its text; nothing where nothing is, or elsewhere. */
export function selectedIn(panel: HTMLElement): Stretch | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = offsetOf(panel, startContainer, startOffset);
  // A selection of whole lines ends before the first letter of what follows, or outside.
  const end = offsetOf(panel, endContainer, endOffset) ?? lastOf(panel, selection);
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}

function lastOf(panel: HTMLElement, selection: Selection): number | undefined {
  const lines = [...panel.querySelectorAll<HTMLElement>('[data-at]')].filter((line) =>
    selection.containsNode(line, true),
  );
  const line = lines.at(-1);
  return line && Number(line.dataset.at) + (line.textContent?.length ?? 0);
}

/** Lengthens or shortens what is selected, from where the focus stands if nothing is yet. */
export function extendSelection(from: HTMLElement, key: string): void {
  const selection = getSelection();
  if (!selection) return;
  const isHere = selection.anchorNode !== null && from.parentElement?.contains(selection.anchorNode);
  if (!isHere || selection.isCollapsed) selection.collapse(from, 0);
  const isForward = key === 'ArrowRight' || key === 'ArrowDown';
  const step = key === 'ArrowLeft' || key === 'ArrowRight' ? 'word' : 'line';
  selection.modify('extend', isForward ? 'forward' : 'backward', step);
}
