/**
 * A document as one HTML page that prints clean and that word processors open.
 *
 * Norm: HTML Living Standard; CSS Paged Media 3 for the page. Tables also bear the old attributes of HTML 4, which word
 *       processors read and style sheets of theirs do not replace.
 * In:   a document tree; the words of its language.
 * Out:  UTF-8, one file, nothing from elsewhere and no script.
 * Problems: none of its own.
 * Deviation: no address in the page leads into the workspace: what is missing is said in words, between brackets.
 */
import { type Xml, xml } from '#codecs/xml';
import { directionOf } from '#core/direction';
import { typeset } from '#core/french';
import { say, type Words } from '#core/words';
import type { Block, Document, Inline, Table } from '#documents/model';

export function writeHtml(document: Document, words: Words): string {
  const { lang, title, above, isLandscape, blocks, clause } = document;
  const print = printerFor(lang);
  const pen = { print, said: (key: string, values = {}) => print(say(words, `document.${key}`, values)) };
  const { markup } = xml`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${print(`${title} - ${above}`)}</title>
<style>
${raw(style(isLandscape))}
</style>
</head>
<body>
<p class="above">${print(above)}</p>
<h1>${print(title)}</h1>
${blocks.map((block) => blockHtml(block, pen))}${
    clause !== undefined &&
    xml`<p class="clause">${clause}</p>
`
  }</body>
</html>
`;
  return markup;
}

interface Pen {
  readonly print: (text: string) => string;
  readonly said: (key: string, values?: Readonly<Record<string, string>>) => string;
}

const printerFor = (lang: string) => (/^fr\b/.test(lang) ? typeset : (text: string) => text);

const raw = (markup: string): Xml => ({ markup });

const headings = { 1: 'h1', 2: 'h2', 3: 'h3' } as const;

function blockHtml(block: Block, pen: Pen): Xml {
  switch (block.kind) {
    case 'heading': {
      const name = raw(headings[block.level]);
      return xml`<${name}>${inlineHtml(block.content, pen)}</${name}>
`;
    }
    case 'paragraph':
      return xml`<p class="text">${inlineHtml(block.content, pen)}</p>
`;
    case 'list': {
      const name = raw(block.isOrdered ? 'ol' : 'ul');
      return xml`<${name}>
${block.items.map((item) => xml`<li>${itemHtml(item, pen)}</li>\n`)}</${name}>
`;
    }
    case 'quote':
      return xml`<blockquote>
${block.blocks.map((one) => blockHtml(one, pen))}</blockquote>
`;
    case 'table':
      return tableHtml(block, pen);
    case 'facts':
      return xml`<table class="facts" border="0" cellspacing="0" cellpadding="3" width="100%">
${block.rows.map(({ label, content }) => factHtml(pen.print(label), inlineHtml(content, pen)))}</table>
`;
  }
}

const factHtml = (
  label: string,
  content: readonly Xml[],
): Xml => xml`<tr><th scope="row" width="26%" align="left" valign="top">${label}</th><td valign="top">${content}</td></tr>
`;

/** A word processor sets a paragraph inside a list item apart: one alone is the item itself. */
function itemHtml(item: readonly Block[], pen: Pen): readonly Xml[] {
  const [first, ...more] = item;
  const head = first?.kind === 'paragraph' ? inlineHtml(first.content, pen) : first ? [blockHtml(first, pen)] : [];
  return [...head, ...more.map((one) => blockHtml(one, pen))];
}

const tableHtml = (
  { columns, rows }: Table,
  pen: Pen,
): Xml => xml`<table border="1" cellspacing="0" cellpadding="4" width="100%">
<thead>
<tr>${columns.map((column) => headHtml(column, pen))}</tr>
</thead>
<tbody>
${rows.map(
  (row) => xml`<tr>${row.map((cell, index) => cellHtml(cell, columns[index]?.align, pen))}</tr>
`,
)}</tbody>
</table>
`;

function headHtml({ content, align, share }: Table['columns'][number], pen: Pen): Xml {
  const width = share !== undefined && xml` width="${share}%"`;
  return xml`<th scope="col" bgcolor="#eeeeee" align="${align === 'end' ? 'right' : 'left'}" valign="top"${width}>${inlineHtml(content, pen)}</th>`;
}

const cellHtml = (content: readonly Inline[], align: 'end' | undefined, pen: Pen): Xml =>
  xml`<td valign="top"${align === 'end' && xml` align="right"`}>${inlineHtml(content, pen)}</td>`;

const inlineHtml = (content: readonly Inline[], pen: Pen): readonly Xml[] =>
  content.map((inline) => {
    switch (inline.kind) {
      case 'text':
        return xml`${pen.print(inline.value)}`;
      case 'strong':
        return xml`<strong>${inlineHtml(inline.content, pen)}</strong>`;
      case 'emphasis':
        return xml`<em>${inlineHtml(inline.content, pen)}</em>`;
      case 'link':
        return xml`<a href="${inline.href}">${inlineHtml(inline.content, pen)}</a>`;
      case 'break':
        return xml`<br>`;
      case 'gap':
        return xml`<span class="gap">[${pen.said('gap', { what: inline.label })}]</span>`;
    }
  });

/**
 * Points and centimetres: what paper and word processors count in. Margins are said on all four sides, and
 * paragraphs have none unless a class gives them some: LibreOffice reads a margin of three values as another, and gives cells the space of paragraphs.
 */
const style = (
  isLandscape: boolean,
): string => `@page { size: A4${isLandscape ? ' landscape' : ''}; margin: 2cm 2cm 2.2cm 2cm }
body { margin: 0 auto; max-width: ${isLandscape ? '25.7cm' : '17cm'}; color: #000; background: #fff; font: 11pt/1.4 Georgia, 'Liberation Serif', 'Times New Roman', serif }
h1, h2, h3, th, .above { font-family: 'Segoe UI', 'Liberation Sans', Arial, sans-serif; line-height: 1.25 }
h1 { margin: 0pt 0pt 12pt 0pt; font-size: 20pt; font-weight: 600 }
h2 { margin: 18pt 0pt 6pt 0pt; padding-top: 6pt; border-top: 1px solid #666; font-size: 14pt; font-weight: 600 }
h3 { margin: 12pt 0pt 4pt 0pt; font-size: 11.5pt; font-weight: 600 }
h1, h2, h3 { page-break-after: avoid; break-after: avoid }
p { margin: 0pt 0pt 0pt 0pt }
p.text { margin: 0pt 0pt 6pt 0pt }
ul, ol, blockquote { margin: 0pt 0pt 6pt 0pt }
li { margin-bottom: 2pt }
ul, ol { padding-left: 18pt }
blockquote { margin-left: 1cm; font-style: italic }
p.above { margin: 0pt 0pt 2pt 0pt; color: #444; font-size: 10pt }
table { width: 100%; margin: 4pt 0pt 10pt 0pt; border-collapse: collapse }
th, td { padding: 3pt 5pt; border: 1px solid #888; text-align: left; vertical-align: top; overflow-wrap: anywhere; font-size: 9.5pt; line-height: 1.35 }
th { font-size: 9pt; font-weight: 600 }
th[align=right], td[align=right] { text-align: right }
thead { display: table-header-group }
thead th { background: #eee }
tr { page-break-inside: avoid; break-inside: avoid }
.facts th, .facts td { border: 0; border-bottom: 1px solid #ccc }
.gap { border-bottom: 1px dashed #000; background: #fff3c4 }
p.clause { margin: 18pt 0pt 0pt 0pt; padding: 6pt 8pt; border: 1px solid #888; font-size: 9pt; page-break-inside: avoid; break-inside: avoid }
@media screen { body { padding: 1.2cm 1cm } }
@media print { body { max-width: none } }`;
