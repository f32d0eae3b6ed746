/** An address that a person can copy from a card and a telephone can open. */
const address = /^https?:\/\/[^\s/?#<>"]+(?:[/?#][^\s<>"]*)?$/i;

/** Longer, its code would be too fine for an old telephone, and its letters for anybody. */
const longest = 100;

/** The address of a Moodle as it goes on a card; `undefined` for what is none. */
export function moodleAddress(text: string): string | undefined {
  const trimmed = text.trim();
  return address.test(trimmed) && trimmed.length <= longest ? trimmed : undefined;
}
