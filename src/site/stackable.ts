/**
 * The tables of a Markdown page made ready for a phone: where there are three columns or more, each cell knows its column,
 * and says that it is a cell, for a sheet that lays rows out as blocks takes the meaning of a table away.
 */
export const stackable = (html: string): string =>
  html.replace(/<table>([\s\S]*?)<\/table>/g, (table: string, inside: string) => {
    const labels = [...inside.matchAll(/<th>([\s\S]*?)<\/th>/g)].map(([, head = '']) => plain(head));
    return labels.length < 3 ? table : `<table role="table" class="stacks">${labelled(inside, labels)}</table>`;
  });

function labelled(inside: string, labels: readonly string[]): string {
  let column = 0;
  return inside.replace(/<(tr|th|td)>/g, (_, tag: string) => {
    if (tag === 'tr') column = 0;
    if (tag === 'td') return `<td role="cell" data-label="${labels[column++] ?? ''}">`;
    return tag === 'tr' ? '<tr role="row">' : '<th role="columnheader" scope="col">';
  });
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('"', '&quot;')
    .trim();
