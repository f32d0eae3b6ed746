/** The words of one piece of the workspace: see `src/site/wordParts.ts`. */
declare module 'words:*' {
  const words: Readonly<Record<string, string>>;
  export default words;
}

/** The words under one branch of the language file. */
declare module 'branch:*' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
