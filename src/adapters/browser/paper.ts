/** What is inside the margins of `print.css` on an A4 page, in CSS pixels of 1/96 inch. */
const width = (178 / 25.4) * 96;
const height = (259 / 25.4) * 96;

/** How many A4 pages something takes on paper: laid out as it will be printed, its rows never cut. */
export function pagesOf(element: HTMLElement): number {
  const sheet = sheetOf(element);
  Object.assign(sheet.style, { position: 'fixed', left: '-300vw', top: '0', width: `${width}px`, display: 'block' });
  document.body.append(sheet);
  const head = sheet.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  const rows = [...sheet.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height);
  const around = sheet.getBoundingClientRect().height - rows.reduce((sum, row) => sum + row, 0);
  sheet.remove();
  let pages = 1;
  let used = around;
  for (const row of rows) {
    if (used + row > height) [pages, used] = [pages + 1, head];
    used += row;
  }
  return pages + Math.max(0, Math.ceil(used / height) - 1);
}

/** Prints one thing of the page, and nothing around it. */
export function printOnly(element: HTMLElement): void {
  const sheet = sheetOf(element);
  document.body.append(sheet);
  document.documentElement.classList.add('one-sheet');
  const after = () => {
    document.documentElement.classList.remove('one-sheet');
    sheet.remove();
    removeEventListener('afterprint', after);
  };
  addEventListener('afterprint', after);
  print();
}

function sheetOf(element: HTMLElement): HTMLElement {
  const sheet = document.createElement('div');
  sheet.className = 'sheet';
  sheet.setAttribute('aria-hidden', 'true');
  const copy = element.cloneNode(true) as HTMLElement;
  // A second element of the same id would take the place of the first.
  for (const one of [copy, ...copy.querySelectorAll('[id]')]) one.removeAttribute('id');
  sheet.append(copy);
  return sheet;
}
