/** What no computer of a team can keep under its name: controls, direction overrides, what Windows refuses or strips. */
const unsafeCharacters = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\\:*?"<>|]/;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A path that stays inside its folder and names the same file on every system: relative, `/` between parts. */
export const isSafePath = (path: string): boolean =>
  !unsafeCharacters.test(path) &&
  path.split('/').every((part) => part !== '' && !/^\.{1,2}$|[. ]$/.test(part) && !reserved.test(part));

/** Two paths with one key are one file on Windows or macOS. */
export const clashKey = (path: string): string => path.normalize('NFC').toLowerCase();

/** A name from outside, made fit to be shown: controls become a visible mark, and it ends. */
export function shownName(name: string): string {
  const visible = Array.from(name, (character) =>
    unsafeCharacters.test(character) && character !== '\\' ? '\ufffd' : character,
  );
  return visible.length > 80 ? `${visible.slice(0, 79).join('')}\u2026` : visible.join('');
}
