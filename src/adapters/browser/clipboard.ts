/** Puts a text at the disposal of other programs; `false` where the browser refuses. On an insecure origin there is no clipboard but the old command. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    return copySelected(area, () => area.select());
  }
}

/** Puts a table at the disposal of word processors and spreadsheets: as HTML with its lines drawn, and as text with tabs. */
export async function copyTable(table: HTMLTableElement): Promise<boolean> {
  const plain = plainTable(table);
  try {
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join('\t'));
    const item = {
      'text/html': blobOf('text/html', new XMLSerializer().serializeToString(plain)),
      'text/plain': blobOf('text/plain', rows.join('\n')),
    };
    await navigator.clipboard.write([new ClipboardItem(item)]);
    return true;
  } catch {
    return copySelected(plain, () => getSelection()?.selectAllChildren(plain.parentElement ?? plain));
  }
}

const blobOf = (type: string, text: string) => new Blob([text], { type });

/** A word processor knows neither our sheets nor our tools: only what a table says, with a line around each cell. */
function plainTable(table: HTMLTableElement): HTMLTableElement {
  const plain = table.cloneNode(true) as HTMLTableElement;
  for (const element of [plain, ...plain.querySelectorAll('*')])
    for (const { name } of [...element.attributes])
      if (!/^(col|row)span$|^scope$/.test(name)) element.removeAttribute(name);
  plain.querySelectorAll('button, input, svg').forEach((element) => element.remove());
  plain.setAttribute('border', '1');
  plain.setAttribute('cellspacing', '0');
  plain.setAttribute('cellpadding', '4');
  return plain;
}

function copySelected(element: HTMLElement, select: () => void): boolean {
  const before = document.activeElement;
  const place = document.createElement('div');
  // Not hidden: what is not drawn cannot be selected.
  Object.assign(place.style, { position: 'fixed', top: '0', left: '-200vw' });
  place.append(element);
  document.body.append(place);
  select();
  const isCopied = document.execCommand('copy');
  place.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
