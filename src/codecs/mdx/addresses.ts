/** What an address may be in a page of a course: nothing that runs, nothing outside the folder. */

/** A link that a reader may follow: http, https, mailto, tel, or a place in the page. */
export function isSafeLink(address: string): boolean {
  // Browsers drop these before they read the scheme: `java\tscript:` runs.
  const bare = address.replace(/[\u0000-\u0020\u007f]/g, '');
  return /^(?:https?:\/\/[^/\\]|mailto:.|tel:.|#)/i.test(bare);
}

/** A recording of the course's own media. */
export const isAudioPath = (path: string): boolean => /\.(?:mp3|m4a|ogg)$/i.test(path) && isMediaPath(path);

/** A file of the course's own media: `media/arbre.svg`, `media/photos/salle.jpg`. Written as it is named, without `%`. */
export function isMediaPath(path: string): boolean {
  if (!/^media\/[^\u0000-\u001f\u007f\\?#%:*<>"|]+$/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && !part.startsWith('.') && part.trim() === part);
}
