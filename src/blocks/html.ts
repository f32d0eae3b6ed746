import type { Root } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml as stringify } from 'hast-util-to-html';

const ours: [string, RegExp] = ['className', /^nv-[a-z]+$/];

/** All that a rendered page may hold; the rest is dropped, whoever put it there. */
const allowed: Schema = {
  tagNames: [
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr', 'div', 'aside'],
    ...['section', 'dl', 'dt', 'dd', 'dfn', 'cite', 'caption', 'video', 'audio', 'track'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'figure', 'figcaption', 'details', 'summary', 'img'],
    ...['a', 'em', 'strong', 'del', 'code', 'br', 'sub', 'sup', 'kbd', 'abbr', 'span'],
    ...['nv-question', 'label', 'input', 'select', 'option', 'textarea'],
  ],
  attributes: {
    '*': [ours, 'id', 'role', 'ariaLabel', 'ariaLabelledBy', 'ariaDescribedBy', 'dir', 'lang'],
    a: ['href', 'title', 'rel', 'download'],
    abbr: ['title'],
    video: ['src', 'poster', 'width', 'height', 'controls', 'preload'],
    audio: ['src', 'controls', 'preload'],
    track: ['src', 'kind', 'srcLang', 'label', 'default'],
    img: ['src', 'alt', 'title', 'width', 'height', 'loading', 'decoding'],
    ol: ['start'],
    th: [['scope', 'col', 'row']],
    div: ['tabIndex'],
    li: ['dataFor'],
    'nv-question': ['dataType'],
    input: [
      ['type', 'radio', 'checkbox', 'text'],
      'name',
      'value',
      'autoComplete',
      'autoCapitalize',
      'spellCheck',
      'inputMode',
      'size',
    ],
    select: ['name'],
    option: ['value'],
    textarea: ['name', 'rows'],
  },
  // `src`, and the `href` of a download, are given by the host, which may hold the file as `blob:` or `data:`; the author's own address was refused before.
  protocols: {
    href: ['http', 'https', 'mailto', 'tel', 'blob', 'data'],
    src: ['http', 'https', 'blob', 'data'],
    poster: ['http', 'https', 'blob', 'data'],
  },
  strip: ['script', 'style'],
  // The default would give every field `disabled`.
  required: {},
  // The ids are ours: authors have no way to give one.
  clobber: [],
};

/** The HTML of a rendered tree, sanitised. */
export const toHtml = (root: Root): string => stringify(sanitize(root, allowed));
