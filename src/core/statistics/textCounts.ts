export interface TextCounts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  /** Words of more than six letters. */
  readonly longWords: number;
}

/** Counts of a French text; digits are no words, a hyphen joins, an apostrophe separates. */
export function countText(text: string): TextCounts {
  const found = words(text);
  return {
    words: found.length,
    sentences: sentences(text),
    syllables: found.reduce((total, word) => total + syllables(word), 0),
    longWords: found.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 6).length,
  };
}

const words = (text: string): string[] => text.normalize('NFC').match(/\p{L}+(?:-\p{L}+)*/gu) ?? [];

/** Ends at . ! ? … or a blank line, but not after an abbreviation nor within a number. */
function sentences(text: string): number {
  const marked = text
    .normalize('NFC')
    .replace(/(?<=\d)[.,](?=\d)/g, '')
    .replace(/(?<![\p{L}])(M|MM|Mme|Dr|Pr|p|pp|art|etc|cf|ex|n)\.(?!\s*$)/giu, '$1')
    .replace(/\n\s*\n/g, '.')
    .replace(/[!?\u2026]/g, '.');
  return marked.split(/\.+(?=[\s.\u00bb"\u201d')\]]|$)/u).filter((part) => /\p{L}|\d/u.test(part)).length;
}

/**
 * Vowel groups, `qu` and `gu` being consonants, a mute final `e` dropped; a lone consonant that elides (`l`, `d`, `qu`)
 * has none. An approximation within a few percent.
 */
export function syllables(word: string): number {
  const bare = word.toLowerCase();
  if (/^([cdjlmnst]|qu)$/.test(bare)) return 0;
  return bare.split('-').reduce((total, part) => total + syllablesOf(part), 0);
}

function syllablesOf(part: string): number {
  const groups = part
    .replace(/\u0153/g, 'e')
    .replace(/\u00e6/g, 'e')
    .replace(/qu/g, 'q')
    .replace(/gu(?=[aeiou\u00e0-\u00ff])/g, 'g')
    .replace(/(?<=[aeiou\u00e0-\u00ff])y(?=[aeiou\u00e0-\u00ff])/g, 'j')
    .replace(/([\u00e9\u00e8])(?=[aiou\u00e0\u00e2\u00ee\u00f4\u00fb]|e(?!s?$))/g, '$1.')
    .replace(/(?<=[aeiou])(?=[\u00eb\u00ef\u00fc])/g, '.')
    .match(/[aeiouy\u00e0\u00e2\u00e4\u00e8-\u00ef\u00f4\u00f6\u00f9-\u00fc\u00ff]+/g);
  const count = groups?.length ?? 0;
  const isMute = count > 1 && /[^aeiouy\u00e0-\u00ff]es?$/.test(part.replace(/([qg])ue(s?)$/, '$1e$2'));
  return Math.max(1, count - (isMute ? 1 : 0));
}
