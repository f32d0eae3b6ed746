import { posix } from 'node:path';

/** Attributes that hold one address; those of islands are imported by a script, and a module asks for `./` in front. */
const single = new Set(['href', 'src', 'poster', 'action', 'component-url', 'renderer-url', 'before-hydration-url']);

/** Comments and raw text are stepped over, tags are read attribute by attribute: `<` and `=` in prose or data are safe. */
const pieces =
  /<!--[\s\S]*?-->|(<(script|style)\b(?:[^>"']|"[^"]*"|'[^']*')*>)([\s\S]*?<\/\2>)|<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const attribute = /([\s"'])([a-z-]+)=("|')([\s\S]*?)\3/gi;

/** The HTML of a page with every address from the root made relative to it, so that the site works under any path. */
export function relativeHtml(html: string, page: string): string {
  return html.replace(pieces, (whole: string, opening?: string, _name?: string, rest?: string) => {
    if (whole.startsWith('<!--')) return whole;
    return opening === undefined ? relativeTag(whole, page) : relativeTag(opening, page) + (rest ?? '');
  });
}

function relativeTag(tag: string, page: string): string {
  return tag.replace(attribute, (whole: string, before: string, name: string, quote: string, value: string) => {
    const lower = name.toLowerCase();
    if (lower === 'srcset') return `${before}${name}=${quote}${relativeSet(value, page)}${quote}`;
    return single.has(lower) ? `${before}${name}=${quote}${relativeTo(value, page)}${quote}` : whole;
  });
}

const relativeSet = (value: string, page: string): string =>
  value
    .split(/,\s+/)
    .map((part) => part.trim().replace(/^\S+/, (address) => relativeTo(address, page)))
    .join(', ');

/** The CSS of a sheet with `url(/…)` made relative to it. */
export const relativeCss = (css: string, sheet: string): string =>
  css.replace(/url\((["']?)(\/[^)"']*)\1\)/g, (_, quote: string, address: string) => {
    return `url(${quote}${relativeTo(address, sheet)}${quote})`;
  });

/** `/aide/#moodle` seen from `formations/index.html` → `./../aide/#moodle`; anything but a path from the root is left alone. */
export function relativeTo(address: string, from: string): string {
  if (!address.startsWith('/') || address.startsWith('//')) return address;
  const [, path = '', tail = ''] = /^([^?#]*)(.*)$/.exec(address) ?? [];
  const way = posix.relative(posix.dirname(`/${from}`), path);
  const folder = path.endsWith('/') && way !== '' ? '/' : '';
  return way.startsWith('..') ? `${way}${folder}${tail}` : `./${way}${folder}${tail}`;
}
