import type { Course } from '#blocks/course';
import { type RenderContext, renderRich, toHtml } from '#blocks/render';
import { type Xml, xml } from '#codecs/xml';
import type { Form } from '#core/forms/schema';
import { say, type Words } from '#core/words';
import { drafting, filledBytes, heldAddress } from '#formats/draft';
import type { Means } from '#formats/format';
import type { Part } from '#formats/form-html/parts';
import { sectionsHtml } from '#formats/form-html/sections';
import { printer } from '#formats/moodle-feedback/text';
import { directionOf } from '#core/direction';
import { playerFor } from '#formats/package/player';

/** The one page of a form: every section, the style before them, the script after them, nothing from elsewhere. */
export function documentOf(
  form: Form,
  name: string,
  parts: readonly Part[],
  course: Course,
  { words, player }: Pick<Means, 'words' | 'player'>,
): Uint8Array {
  const { meta, media } = course;
  const { addressOf, draft } = drafting();
  const context: RenderContext = {
    words,
    lang: meta.lang,
    media: addressOf,
    question: () => undefined,
    corrected: false,
  };
  const print = printer(meta.lang);
  const said = (key: string, values = {}) => print(say(words, key, values));
  const to = print(form.returnTo ?? say(words, 'form.whereNobody'));
  const body = xml`<body class="nv-form" data-key="${meta.iri}#${form.id}" data-form="${form.id}" data-version="${meta.revision}" data-name="${name}" data-to="${to}">
<a class="nv-skip" href="#nv-main">${said('player.skip')}</a>
<header class="nv-head"><p class="nv-course">${print(meta.title)}</p><h1>${print(form.title)}</h1></header>
<main id="nv-main" class="nv-prose" tabindex="-1">
<noscript><p class="nv-callout nv-caution">${said('form.noScript')}</p></noscript>
<div class="nv-intro">
${form.introduction !== undefined && { markup: toHtml(renderRich(form.introduction, context)) }}
<p>${said('form.howTo')}</p>
<aside class="nv-callout nv-info" aria-labelledby="nv-where"><p class="nv-label" id="nv-where"><strong>${said('form.where')}</strong></p>
<p class="nv-screen">${said('form.whereText', { to })}</p>
<p class="nv-paper">${said('form.paper', { to })}</p></aside>
</div>
${sectionsHtml(form, parts, context)}<section class="nv-end" id="nv-end" aria-labelledby="nv-end-t" hidden><h2 id="nv-end-t" tabindex="-1">${said('form.endTitle')}</h2></section>
</main>
<footer class="nv-foot"></footer>
<script type="application/json" id="nv-data">${raw(liveWords(words, print))}</script>
`;
  // The script reads the fields as they stand: the questions need none of their own.
  const { script } = playerFor('', 'form', player);
  const { style } = playerFor(body.markup, 'form', player);
  const { markup } = xml`<!doctype html>
<html lang="${meta.lang}" dir="${directionOf(meta.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy(script.hash, style.hash))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${print(form.title)} - ${print(meta.title)}</title>
<style>${raw(style.text)}</style>
</head>
${body}<script>${raw(script.text)}</script>
</body>
</html>
`;
  return filledBytes(draft(markup), (path) =>
    media.has(path) && picture.test(path) ? heldAddress(path, course) : path,
  );
}

const prefix = 'form.live.';

/** What the script says, as JSON: `form.live.next` → `next`. */
function liveWords(words: Words, print: (text: string) => string): string {
  const said = Object.entries(words).flatMap(([key, word]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), print(word)] as const] : [],
  );
  // No text inside a script element may end it, nor open a comment in it.
  return JSON.stringify(Object.fromEntries(said)).replace(/</g, '\\u003c');
}

/** A picture travels inside the page; what is no picture keeps an address that leads nowhere. */
const picture = /\.(svg|png|jpe?g|gif|webp)$/i;

/** Only this script and this style run, and nothing is fetched or sent. */
const policy = (script: string, style: string): string =>
  [
    "default-src 'none'",
    'img-src data:',
    `script-src '${script}'`,
    `style-src '${style}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const raw = (markup: string): Xml => ({ markup });
