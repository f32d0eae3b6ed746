import { fieldId } from '../route.svelte';

const writable = 'input:not([disabled]), textarea, select';

/** Brings a field under the eyes and the keys; of a list, its empty row; of what is only shown, the thing itself. */
export function focusPlace({ entity, path }: { readonly entity: string; readonly path: string }): boolean {
  const found = document.getElementById(fieldId(entity, path)) ?? document.getElementById(entity);
  if (!found) return false;
  for (let fold = found.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  const field = found.matches(writable)
    ? found
    : (found.querySelector<HTMLElement>('.blank input, .blank textarea') ??
      found.querySelector<HTMLElement>(writable) ??
      found);
  if (!field.matches(`${writable}, [tabindex]`)) field.tabIndex = -1;
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
  return true;
}

/** The same as soon as it is there, unless the person goes on by themselves first; gives the way to give up. */
export function focusOnceThere(place: { readonly entity: string; readonly path: string }): () => void {
  if (focusPlace(place)) return () => undefined;
  const watch = new MutationObserver(() => {
    if (focusPlace(place)) giveUp();
  });
  const giveUp = () => {
    watch.disconnect();
    removeEventListener('keydown', giveUp);
    removeEventListener('pointerdown', giveUp);
  };
  watch.observe(document.body, { childList: true, subtree: true });
  addEventListener('keydown', giveUp);
  addEventListener('pointerdown', giveUp);
  return giveUp;
}
