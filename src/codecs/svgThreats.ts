/**
 * What in an SVG file could run, or fetch from elsewhere.
 *
 * Norm: https://www.w3.org/TR/SVG2/ (script, links, foreign content); XML 1.0 section 2.8 (document type).
 * In:   the text of a file.
 * Out:  the names of what is dangerous, each once; none for a drawing.
 * Problems: none.
 * Deviation: a scan of the text, stricter than a parser: what looks like a threat inside a text or a comment counts too.
 */
export function svgThreats(text: string): readonly string[] {
  const found = [
    ...names(text, /<!(?:DOCTYPE[^>]*\[|ENTITY)/gi, () => '<!ENTITY>'),
    ...names(
      text,
      /<(?:[\w-]+:)?(script|foreignObject|iframe|object|embed|handler|audio|video)\b/gi,
      (name) => `<${name}>`,
    ),
    ...names(text, /[\s"'/](on[a-z]+)\s*=/gi, (name) => name),
    ...names(
      text,
      /\b(?:href|src)\s*=\s*["']\s*(?!#|data:image\/(?:png|jpe?g|gif|webp);)([^"']{0,40})/gi,
      (address) => address,
    ),
    ...names(text, /\burl\(\s*["']?\s*(?!#)([^"')]{0,40})/gi, (address) => `url(${address})`),
    ...names(text, /(@import)\b/gi, (name) => name),
    ...names(text, /(<\?xml-stylesheet)\b/gi, (name) => name),
  ];
  return [...new Set(found)];
}

const names = (text: string, pattern: RegExp, nameOf: (match: string) => string): readonly string[] =>
  [...text.matchAll(pattern)].map(([, match = '']) => nameOf(match.trim()));
