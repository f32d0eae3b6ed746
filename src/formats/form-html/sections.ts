import { type RenderContext, renderQuestion, renderRich, toHtml } from '#blocks/render';
import { type Xml, xml } from '#codecs/xml';
import { list } from '#core/french';
import type { Condition, Form } from '#core/forms/schema';
import { say as sayWord } from '#core/words';
import { printer } from '#formats/moodle-feedback/text';
import { type Ask, type Asked, awaited, onlyAnswer, type Part } from '#formats/form-html/parts';

/** The sections of a form, one after the other as on paper; the script shows one at a time. */
export function sectionsHtml(form: Form, parts: readonly Part[], context: RenderContext): readonly Xml[] {
  const print = printer(context.lang);
  const say = (key: string, values = {}) => print(sayWord(context.words, key, values));
  const page = { form, parts, context, print, say };
  return parts.map((part, index) => sectionHtml(part, index, page));
}

interface Page {
  readonly form: Form;
  readonly parts: readonly Part[];
  readonly context: RenderContext;
  /** Plain text as its language is printed. */
  readonly print: (text: string) => string;
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
}

function sectionHtml(part: Part, index: number, page: Page): Xml {
  const { parts } = page;
  const { id, title, when, layout, asks } = part;
  const asked = layout === 'grid' ? gridHtml(asks, page) : asks.map((ask) => askHtml(ask, 'div', page));
  const before = parts[index - 1]?.when;
  // On paper sections follow one another: what holds for several is said once.
  const isSaid = before !== undefined && before.question === when?.question && before.answer === when.answer;
  const more = title === undefined && index > 0;
  return xml`<section class="nv-page" id="${id}" aria-labelledby="${id}-t"${whenData(when)}>
<h2${more && xml` class="nv-more"`} id="${id}-t" tabindex="-1">${titleOf(index, page)}</h2>
${!isSaid && ifHtml(when, page)}${asked}${index === 0 && codeHtml(page)}</section>
`;
}

/** A page that a condition made necessary goes on under the title of the one before. */
function titleOf(index: number, { form, parts, print, say }: Page): string {
  const own = parts[index]?.title;
  if (own !== undefined) return print(own);
  const before = parts.slice(0, index).findLast(({ title }) => title !== undefined)?.title;
  return index === 0 ? print(form.title) : say('form.continued', { title: before ?? form.title });
}

function askHtml(ask: Ask, tag: 'div' | 'td', page: Page): Xml {
  const open = { markup: `<${tag} class="nv-item"` };
  const close = { markup: `</${tag}>\n` };
  const { id, when } = ask;
  if (ask.kind === 'label') {
    return xml`${open} id="${id}"${whenData(when)}>${ifHtml(when, page)}${html(renderRich(ask.text, page.context))}${close}`;
  }
  const { question, number } = ask;
  return xml`${open} id="${id}" data-q="${question.id}" data-number="${number}"${whenData(when)}${dueData(ask)}${rangeData(ask)}>
<p class="nv-number"><span>${page.say('form.number', { number })}</span> ${dueHtml(ask, page)}</p>
${ifHtml(when, page)}${html(renderQuestion(question, page.context))}
${close}`;
}

/** Scales down a table, each with the text that goes with it beside; what stands before the first scale stays above. */
function gridHtml(asks: readonly Ask[], page: Page): Xml {
  const isScale = (ask: Ask) => ask.kind === 'question' && ask.question.type === 'likert';
  const first = asks.findIndex(isScale);
  const above = first < 0 ? asks : asks.slice(0, first);
  const rows: Ask[][] = [];
  for (const ask of asks.slice(above.length)) {
    if (isScale(ask)) rows.push([ask]);
    else rows.at(-1)?.push(ask);
  }
  const { say } = page;
  return xml`${above.map((ask) => askHtml(ask, 'div', page))}<table class="nv-grid">
<thead><tr><th scope="col">${say('form.criterion')}</th><th scope="col">${say('form.fact')}</th></tr></thead>
<tbody>
${rows.map(
  ([scale, ...beside]) => xml`<tr>
${scale && askHtml(scale, 'td', page)}${beside.length === 1 && beside[0] ? askHtml(beside[0], 'td', page) : xml`<td>${beside.map((ask) => askHtml(ask, 'div', page))}</td>`}</tr>
`,
)}</tbody></table>
`;
}

const whenData = (when: Condition | undefined) =>
  when !== undefined && xml` data-when="${when.question}=${when.answer}"`;

function dueData({ required, requiredWhen }: Asked) {
  if (required) return xml` data-due`;
  return requiredWhen && xml` data-due="${requiredWhen.question}=${requiredWhen.answers.join(' ')}"`;
}

const rangeData = ({ question }: Asked) =>
  question.type === 'numeric' &&
  xml`${question.min !== undefined && xml` data-min="${question.min}"`}${question.max !== undefined && xml` data-max="${question.max}"`}`;

function dueHtml({ required, requiredWhen }: Asked, { parts, say }: Page): Xml | undefined {
  if (required) return undefined;
  const due = requiredWhen && awaited(requiredWhen, parts);
  if (!due) return xml`<span class="nv-due">${say('form.optional')}</span>`;
  const answers = list(
    due.answers.map((answer) => `\u00ab\u00a0${startOf(answer)}\u00a0\u00bb`),
    say('form.or'),
  );
  return xml`<span class="nv-due">${say('form.dueAfter', { answers, number: due.number })}</span>`;
}

/** `4 \u00b7 Conforme`: a point of a grid is known by its number. */
const startOf = (answer: string) => answer.split(' \u00b7 ')[0] ?? answer;

/** On paper and without scripts the condition is a sentence. */
function ifHtml(when: Condition | undefined, { parts, say }: Page): Xml | undefined {
  const wait = when && awaited(onlyAnswer(when), parts);
  if (!wait) return undefined;
  const values = { answer: wait.answers.join(''), number: wait.number };
  return xml`<p class="nv-if">${say('form.if', values)}</p>
`;
}

function codeHtml({ form: { codePrompt }, print, say }: Page): Xml {
  const date = xml`<p class="nv-paper">${say('form.date')} <span class="nv-blank"></span></p>
`;
  if (codePrompt === undefined) return date;
  return xml`<div class="nv-code"><label for="nv-code">${print(codePrompt)}</label>
<input class="nv-text" type="text" id="nv-code" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"></div>
${date}`;
}

const html = (root: Parameters<typeof toHtml>[0]): Xml => ({ markup: toHtml(root) });
