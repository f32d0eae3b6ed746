import { element } from '#blocks/question/element';

/** Hands over a value as a file of JSON. */
export function saveJson(file: string, value: object): void {
  const blob = new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' });
  const link = Object.assign(element('a', ''), { href: URL.createObjectURL(blob), download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Puts the text of a field at the disposal of other programs; `false` where the browser refuses. */
export async function copyOut(field: HTMLTextAreaElement): Promise<boolean> {
  field.select();
  const done = await navigator.clipboard?.writeText(field.value).then(
    () => true,
    () => false,
  );
  // Pages opened from a folder, and older browsers, know the old way only.
  return done || document.execCommand('copy');
}

/** Now, UTC to the second. */
export const instant = (): string => `${new Date().toISOString().slice(0, 19)}Z`;
