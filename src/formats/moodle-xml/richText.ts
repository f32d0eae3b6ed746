import type { Element, ElementContent, RootContent } from 'hast';
import type { RenderContext } from '#blocks/block';
import { renderRich, toHtml } from '#blocks/render';
import { cdata, type Xml, xml } from '#codecs/xml';
import { bytesOf, type FileTree } from '#core/fileTree';
import type { Words } from '#core/words';
import { base64 } from '#codecs/base64';

/** What rich text needs on its way into Moodle. */
export interface Source {
  readonly words: Words;
  readonly lang: string;
  readonly media: FileTree;
  /** A file is only named, by its path in the course (`from`): whoever reads the text again has the files. */
  readonly named?: true;
}

/**
 * The inside of a `questiontext`, a `feedback`, …: the HTML, with a plain sentence after it if there is one, and the images
 * that it shows; `finish` has the last word on the HTML. CDATA, because Moodle's reader drops a blank between two escaped characters.
 */
export function richXml(
  text: string | undefined,
  source: Source,
  sentence?: string,
  finish: (html: string) => string = (html) => html,
): Xml {
  if (text === undefined) return xml`<text></text>`;
  const shown = new Set<string>();
  const context = contextOf(source, (path) => {
    shown.add(path);
    return `@@PLUGINFILE@@/${inFolder(path).split('/').map(encodeURIComponent).join('/')}`;
  });
  const root = renderRich(text, context);
  const html = toHtml(sentence === undefined ? root : { ...root, children: [...root.children, paragraph(sentence)] });
  return xml`<text>${cdata(finish(html))}</text>${[...shown].map((path) => fileXml(path, source))}`;
}

const paragraph = (value: string): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [{ type: 'text', value }],
});

function fileXml(path: string, { media, named }: Source): Xml | undefined {
  const bytes = bytesOf(media, path);
  if (bytes === undefined) return undefined;
  const parts = inFolder(path).split('/');
  const name = parts.pop() ?? path;
  const folder = ['', ...parts, ''].join('/');
  if (named) return xml`<file name="${name}" path="${folder}" from="${path}"/>`;
  return xml`<file name="${name}" path="${folder}" encoding="base64">${{ markup: base64(bytes) }}</file>`;
}

/** Moodle keeps the files of a text in a folder of their own: `media/` is ours. */
const inFolder = (path: string) => path.replace(/^media\//, '');

/** The text as HTML where no file can go along: an image becomes its description. `images` counts them. */
export function htmlWithoutImages(text: string, source: Source): { readonly html: string; readonly images: number } {
  const root = renderRich(text, contextOf(source));
  let images = 0;
  const described = (node: RootContent | ElementContent): ElementContent[] => {
    if (node.type === 'doctype') return [];
    if (node.type !== 'element') return [node];
    if (node.tagName !== 'img') return [{ ...node, children: node.children.flatMap(described) }];
    images += 1;
    const { alt } = node.properties;
    return [{ type: 'text', value: typeof alt === 'string' ? alt : '' }];
  };
  const children = onlyParagraph(root.children.flatMap(described));
  return { html: toHtml({ type: 'root', children }), images };
}

/** A text of one paragraph stands inside a line of Moodle's: the paragraph goes, its content stays. */
const onlyParagraph = (nodes: readonly ElementContent[]): ElementContent[] => {
  const [first, ...others] = nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return first?.type === 'element' && first.tagName === 'p' && others.length === 0 ? first.children : [...nodes];
};

const contextOf = ({ words, lang }: Source, media: (path: string) => string = (path) => path): RenderContext => ({
  words,
  lang,
  media,
  question: () => undefined,
  corrected: false,
});
