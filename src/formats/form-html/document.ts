import type { Course } from '#blocks/course';
import { type RenderContext, renderRich, toHtml } from '#blocks/render';
import { type Xml, xml } from '#codecs/xml';
import type { Form } from '#core/forms/schema';
import { say } from '#core/words';
import { drafting, filledBytes, heldAddress } from '#formats/draft';
import type { Means } from '#formats/format';
import type { Part } from '#formats/form-html/parts';
import { sectionsHtml } from '#formats/form-html/sections';
import { printer } from '#formats/moodle-feedback/text';
import { liveWords, onePage, scriptJson } from '#formats/package/onePage';
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
<script type="application/json" id="nv-data">${raw(scriptJson(liveWords(words, 'form.live.', print)))}</script>
`;
  // The script reads the fields as they stand: the questions need none of their own.
  const { script } = playerFor('', 'form', player);
  const { style } = playerFor(body.markup, 'form', player);
  const title = `${print(form.title)} - ${print(meta.title)}`;
  const markup = onePage({ lang: meta.lang, title, style, script, body });
  return filledBytes(draft(markup), (path) =>
    media.has(path) && picture.test(path) ? heldAddress(path, course) : path,
  );
}

/** A picture travels inside the page; what is no picture keeps an address that leads nowhere. */
const picture = /\.(svg|png|jpe?g|gif|webp)$/i;

const raw = (markup: string): Xml => ({ markup });
