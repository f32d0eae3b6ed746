/**
 * A needs survey as a page to fill in on any device without a network.
 *
 * Norm: HTML Living Standard; Content Security Policy Level 3, for the meta element.
 * In:   a survey with its competencies; the title and the address of its course.
 * Out:  one file with its style and its script, that opens from a folder. It gives a file (`core/survey/response.ts`) and a short
 *       text (`core/survey/shortAnswer.ts`) to hand over.
 * Problems: none.
 * Deviation: nothing is sent; the links to message programs only open them with the text.
 */
import { renderRich, toHtml } from '#blocks/render';
import { type Xml, xml } from '#codecs/xml';
import { date } from '#core/french';
import type { FileTree } from '#core/fileTree';
import { type AskedCompetency, type AskedSurvey, respondentCodes, shortCodeOf, surveyScale } from '#core/needs/survey';
import type { Plain } from '#core/text';
import { type Side, sides } from '#core/survey/answer';
import { say, type Words } from '#core/words';
import { printer } from '#formats/moodle-feedback/text';
import { liveWords, onePage, scriptJson } from '#formats/package/onePage';
import { playerFor } from '#formats/package/player';

/** What a page says of the course that its survey belongs to. */
export interface SurveyCourse {
  readonly title: string;
  readonly iri: string;
  readonly lang: string;
}

interface Printing {
  readonly asked: AskedSurvey;
  readonly words: Words;
  readonly print: (text: string) => string;
  readonly said: (key: string, values?: Readonly<Record<string, string | number>>) => string;
}

/** The bytes of the page. */
export function surveyPage(
  asked: AskedSurvey,
  course: SurveyCourse,
  { words, player }: { readonly words: Words; readonly player: FileTree },
): Uint8Array {
  const { survey, competencies, version } = asked;
  const print = printer(course.lang);
  const said = (key: string, values = {}) => print(say(words, `survey.page.${key}`, values));
  const page: Printing = { asked, words, print, said };
  const to = print(survey.returnTo ?? said('nobody'));
  const na = survey.notApplicable ?? '';
  const body = xml`<body class="nv-survey" data-key="${course.iri}#${survey.id}" data-to="${to}">
<a class="nv-skip" href="#nv-main">${print(say(words, 'player.skip'))}</a>
<header class="nv-head"><p class="nv-course">${print(course.title)}</p><h1>${print(survey.title)}</h1></header>
<main id="nv-main" class="nv-prose" tabindex="-1">
<noscript><p class="nv-callout nv-caution">${said('noScript')}</p></noscript>
${consentHtml(page, course.lang)}<p>${said('where', { to })}${survey.until !== undefined && ` ${said('until', { until: date(survey.until) })}`}</p>
<section aria-labelledby="nv-about"><h2 id="nv-about">${said('about')}</h2>
<div class="nv-code"><label for="nv-code">${said('code')}</label>
<input class="nv-text" type="text" id="nv-code" maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="nv-code-hint">
<p class="nv-hint" id="nv-code-hint">${said('codeHint', { example: respondentCodes(survey)[0] ?? 'R01' })}</p></div>
${survey.fields.map((field, index) => fieldHtml(field, index, page))}</section>
<section aria-labelledby="nv-scales"><h2 id="nv-scales">${said('scales')}</h2>
<p>${said(survey.rated === 'team' ? 'howTeam' : 'howSelf', { na: na || '\u2013' })}</p>
<dl class="nv-scales">${sides.map((side) => scaleHtml(side, page))}</dl></section>
<section aria-labelledby="nv-asks"><h2 id="nv-asks">${said('asks')}</h2>
${competencies.map((one, index) => askHtml(one, index, page))}</section>
<section class="nv-end" id="nv-end" aria-labelledby="nv-end-t"><h2 id="nv-end-t" tabindex="-1">${said('end')}</h2></section>
</main>
<footer class="nv-foot"></footer>
<script type="application/json" id="nv-data">${raw(dataOf(page, version))}</script>
`;
  const { script, style } = playerFor(body.markup, 'survey', player);
  const title = `${print(survey.title)} - ${print(course.title)}`;
  return new TextEncoder().encode(onePage({ lang: course.lang, title, style, script, body }));
}

const raw = (markup: string): Xml => ({ markup });

function consentHtml({ asked: { survey }, words, said }: Printing, lang: string): Xml | undefined {
  if (survey.consent === undefined) return undefined;
  const context = { words, lang, media: (path: string) => path, question: () => undefined, corrected: false };
  return xml`<div class="nv-consent">${raw(toHtml(renderRich(survey.consent, context)))}
<label class="nv-accept"><input type="checkbox" id="nv-consent"><span>${said('accept')}</span></label></div>
`;
}

function fieldHtml(
  { name, options }: { readonly name: Plain; readonly options: readonly Plain[] },
  index: number,
  { print, said }: Printing,
): Xml {
  const id = `nv-field-${index}`;
  const label = xml`<label for="${id}">${print(name)}</label>`;
  if (options.length === 0)
    return xml`<div class="nv-code">${label}<input class="nv-text" type="text" id="${id}" data-field="${name}" maxlength="80" autocomplete="off"></div>
`;
  const choices = options.map((option) => xml`<option value="${option}">${print(option)}</option>`);
  return xml`<div class="nv-code">${label}<select class="nv-text" id="${id}" data-field="${name}"><option value="">${said('choose')}</option>${choices}</select></div>
`;
}

const points = Array.from({ length: surveyScale.max - surveyScale.min + 1 }, (_, index) => surveyScale.min + index);

function scaleHtml(side: Side, { asked: { survey }, print, said }: Printing): Xml {
  const lines = points.map((point, index) => xml`<li><b>${point}</b> ${print(survey[side][index] ?? '')}</li>`);
  return xml`<div><dt>${said(side)}</dt><dd><ul>${lines}</ul></dd></div>`;
}

function askHtml({ id, title }: AskedCompetency, index: number, page: Printing): Xml {
  const { asked, print } = page;
  return xml`<fieldset class="nv-ask" data-id="${id}"><legend><span class="nv-number">${index + 1}/${asked.competencies.length}</span> ${print(title)}</legend>
${sides.map((side) => sideHtml(id, side, page))}</fieldset>
`;
}

function sideHtml(id: string, side: Side, { asked: { survey }, print, said }: Printing): Xml {
  const name = `${id}-${side}`;
  const choices = points.map((point, index) => {
    const label = said('point', { point, label: survey[side][index] ?? '' });
    return xml`<label><input type="radio" name="${name}" value="${point}" aria-label="${label}"><span>${point}</span></label>`;
  });
  const apart =
    survey.notApplicable !== undefined &&
    xml`<label class="nv-apart"><input type="radio" name="${name}" value="na"><span>${print(survey.notApplicable)}</span></label>`;
  return xml`<div class="nv-side" role="radiogroup" aria-labelledby="${name}"><span class="nv-which" id="${name}">${said(side)}</span>
<span class="nv-points">${choices}${apart}</span><span class="nv-word" aria-hidden="true"></span></div>
`;
}

/** What the script works with, as JSON that ends no element. */
function dataOf({ asked: { survey, competencies }, words, print }: Printing, version: number): string {
  const data = {
    survey: survey.id,
    version,
    code: shortCodeOf(survey),
    scale: surveyScale,
    items: competencies.map(({ id }) => id),
    labels: Object.fromEntries(sides.map((side) => [side, survey[side].map((label) => print(label))])),
    words: liveWords(words, 'survey.live.', print),
  };
  return scriptJson(data);
}
