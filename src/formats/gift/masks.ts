/** What a backslash takes out of the grammar, `n` for a line end. */
const escaped = '~=#{}:\\n';
/** Characters that no text has stand for them while the grammar is read: the non-characters from U+FDD0 on. */
const first = 0xfdd0;

/** A text in which what was escaped is no grammar. */
export const mask = (text: string): string =>
  text
    .replace(/[\ufdd0-\ufdef]/g, '')
    .replace(/\\([~=#{}:\\n])/g, (_, sign: string) => String.fromCharCode(first + escaped.indexOf(sign)));

/** The text that was meant. */
export const unmask = (text: string): string =>
  text.replace(/[\ufdd0-\ufdd7]/g, (sign) => {
    const meant = escaped.charAt(sign.charCodeAt(0) - first);
    return meant === 'n' ? '\n' : meant;
  });
