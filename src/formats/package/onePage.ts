import { type Xml, xml } from '#codecs/xml';
import { directionOf } from '#core/direction';
import type { Words } from '#core/words';
import type { Inlined } from '#formats/package/player';

/** What a page that stands alone is made of. */
export interface OnePage {
  readonly lang: string;
  readonly title: string;
  readonly style: Inlined;
  /** Runs at the end of the body; without one nothing runs. */
  readonly script?: Inlined;
  /** `<body …>` and what is in it, without its end. */
  readonly body: Xml;
}

/** A page with its style before it and its script after it, and nothing from elsewhere: it opens from a folder. */
export function onePage({ lang, title, style, script, body }: OnePage): string {
  return xml`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy(['img-src data:'], style, script))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${raw(style.text)}</style>
</head>
${body}${script && xml`<script>${raw(script.text)}</script>\n`}</body>
</html>
`.markup;
}

/** What a page may load and run: what `sources` name, its own style and script. Nothing is sent. */
export const policy = (sources: readonly string[], style: Inlined, script?: Inlined): string =>
  [
    "default-src 'none'",
    ...sources,
    ...(script ? [`script-src '${script.hash}'`] : []),
    `style-src '${style.hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The words under a prefix as what a script of a page reads: `form.live.next` → `next`. */
export const liveWords = (
  words: Words,
  prefix: string,
  print: (text: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([key, word]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), print(word)] as const] : [],
    ),
  );

/** JSON for a script element: no text in it may end the element, nor open a comment. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

const raw = (markup: string): Xml => ({ markup });
