import type { Course } from '#blocks/course';
import { playerData } from '#blocks/playerData';
import { type Xml, xml } from '#codecs/xml';
import { directionOf } from '#core/direction';
import { say } from '#core/words';
import { type Draft, drafting } from '#formats/draft';
import type { Means } from '#formats/format';
import { sectionsOf } from '#formats/package/pages';
import type { PackageKind } from '#formats/package/kind';
import { policy } from '#formats/package/onePage';
import { type Inlined, playerFor } from '#formats/package/player';
import { turned } from '#formats/package/turned';
import { perRun } from '#formats/run';
import type { Unit } from '#formats/unit';

export { directionOf } from '#core/direction';

/** The one page of a package: every section, the style before them, the script after them, nothing from elsewhere. */
export function documentOf(
  unit: Unit,
  course: Course,
  means: Lent,
  { tracker, describe }: Pick<PackageKind, 'tracker' | 'describe'>,
): Draft {
  const { lang, title, iri } = course.meta;
  const { words, player } = means;
  const body = bodies(means, unit.id, () => bodyOf(unit, course, words));
  const { script, style } = players(means, `${tracker} ${unit.id}`, () => playerFor(body.markup, tracker, player));
  const { markup } = xml`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy(sources, style, script))}">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${unit.title === title ? title : `${unit.title} - ${title}`}</title>
<style>${raw(style.text)}</style>
</head>
<body data-key="${iri}#${unit.id}">
${raw(body.markup)}
<script type="application/json" id="nv-data">${raw(playerData(unit.questions, words, describe, { script: script.text, markup: body.markup }))}</script>
<script>${raw(script.text)}</script>
</body>
</html>
`;
  return { ...body, markup };
}

type Lent = Pick<Means, 'words' | 'player' | 'run'>;

/** Every kind of package shows the same pages. */
const bodies = perRun<Draft>();
const players = perRun<{ readonly script: Inlined; readonly style: Inlined }>();

function bodyOf(unit: Unit, course: Course, words: Means['words']): Draft {
  const { lang, title } = course.meta;
  const { addressOf, draft } = drafting();
  const sections = sectionsOf(unit, course, words, addressOf);
  const { markup } = xml`<a class="nv-skip" href="#nv-main">${say(words, 'player.skip')}</a>
<header class="nv-head"><p class="nv-course"${turned(title, lang)}>${title}</p><p class="nv-module"${turned(unit.title, lang)}>${unit.title}</p></header>
${contents(unit, lang, words)}
<main id="nv-main" tabindex="-1">
${sections.map((section) => xml`${section}\n`)}</main>
<footer class="nv-foot"></footer>`;
  return draft(withoutIdleAnchors(markup));
}

/** Without the anchors of headings that no link of the page leads to: from elsewhere none can. */
function withoutIdleAnchors(markup: string): string {
  const led = new Set(markup.match(/(?<= href="#)[^"]*(?=")/g));
  const labels = [...new Set(markup.match(/(?<= aria-labelledby=")[^"]*/g))];
  return markup.replace(/(<h[2-6]) id="([^"]*)"/g, (whole, start: string, id: string) =>
    led.has(id) || labels.some((label) => label.startsWith(id)) ? whole : start,
  );
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

/** Pictures, sound and films are the package's own. */
const sources = ["img-src 'self' data:", "media-src 'self' data:"];

const raw = (markup: string): Xml => ({ markup });
