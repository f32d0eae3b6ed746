/** The HTML that may stand in a line of text, with its attributes. */
export const inlineTags: ReadonlyMap<string, readonly string[]> = new Map([
  ['br', []],
  ['sub', []],
  ['sup', []],
  ['kbd', []],
  ['abbr', ['title']],
]);
