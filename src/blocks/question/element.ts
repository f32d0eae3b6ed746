/** A piece of the page: `element('p', 'nv-verdict', 'Exact')`. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/** A button; around it no form waits to be submitted. */
export function button(label: string, className: string, press: () => void): HTMLButtonElement {
  const made = element('button', className, label);
  made.onclick = press;
  return made;
}

/** A piece whose changes are read out, and where the keyboard may be sent. */
export function status(tag: 'div' | 'p', className: string, role = 'status'): HTMLElement {
  const made = element(tag, className);
  made.setAttribute('role', role);
  made.tabIndex = -1;
  return made;
}

/** Puts these into a piece instead of what stood there: `replaceChildren` is younger than Safari 13. */
export function fill(piece: Element, ...children: readonly (Node | string)[]): void {
  piece.textContent = '';
  piece.append(...children);
}

export const allOf = (selector: string, root: ParentNode = document): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];
