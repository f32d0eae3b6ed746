import type { Course } from '#blocks/course';
import { playerData } from '#blocks/playerData';
import { type Xml, xml } from '#codecs/xml';
import { directionOf } from '#core/direction';
import { say } from '#core/words';
import type { Means } from '#formats/format';
import { sectionsOf } from '#formats/package/pages';
import type { PackageKind } from '#formats/package/kind';
import { playerFor } from '#formats/package/player';
import { turned } from '#formats/package/turned';
import type { Unit } from '#formats/unit';

export { directionOf } from '#core/direction';

/** The one page of a package: every section, the style before them, the script after them, nothing from elsewhere. */
export function documentOf(
  unit: Unit,
  course: Course,
  { words, player }: Pick<Means, 'words' | 'player'>,
  { tracker, describe }: Pick<PackageKind, 'tracker' | 'describe'>,
  media: ReadonlyMap<string, string>,
): string {
  const { lang, title, iri } = course.meta;
  const sections = sectionsOf(unit, course, words, media);
  const body = xml`<a class="nv-skip" href="#nv-main">${say(words, 'player.skip')}</a>
<header class="nv-head"><p class="nv-course"${turned(title, lang)}>${title}</p><p class="nv-module"${turned(unit.title, lang)}>${unit.title}</p></header>
${contents(unit, lang, words)}
<main id="nv-main" tabindex="-1">
${sections.map((section) => xml`${section}\n`)}</main>
<footer class="nv-foot"></footer>`;
  const { script, style } = playerFor(body.markup, tracker, player);
  const { markup } = xml`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy(script.hash, style.hash))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${unit.title === title ? title : `${unit.title} - ${title}`}</title>
<style>${raw(style.text)}</style>
</head>
<body data-key="${iri}#${unit.id}">
${body}
<script type="application/json" id="nv-data">${raw(playerData(unit.questions, words, describe, script.text))}</script>
<script>${raw(script.text)}</script>
</body>
</html>
`;
  return markup;
}

/** The list of pages, folded, and their knots on the thread; a unit of one page needs none. */
function contents({ pages, test }: Unit, lang: string, words: Means['words']): Xml | false {
  const listed = [...pages, ...(test ? [test] : [])];
  if (listed.length < 2) return false;
  const links = listed.map(({ id, title }) => xml`<li><a href="#${id}"${turned(title, lang)}>${title}</a></li>\n`);
  const knots = listed.map(() => xml`<i></i>`);
  const where = say(words, 'player.pageCount', { pages: listed.length });
  return xml`<nav class="nv-nav" aria-label="${say(words, 'player.pages')}"><details class="nv-contents">
<summary><span class="nv-where">${where}</span><span class="nv-knots" aria-hidden="true">${knots}</span></summary>
<ol class="nv-thread">
${links}</ol>
</details></nav>`;
}

/** Only this script and this style run; pictures, sound and films are the package's own. */
const policy = (script: string, style: string): string =>
  [
    "default-src 'self'",
    "img-src 'self' data:",
    "media-src 'self' data:",
    `script-src '${script}'`,
    `style-src '${style}'`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const raw = (markup: string): Xml => ({ markup });
