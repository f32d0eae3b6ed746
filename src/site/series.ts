import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { readFrontMatter } from '#codecs/mdx/frontMatter';

const headSchema = v.object({
  title: v.string(),
  description: v.string(),
  /** Place in the series, 1 first. */
  order: v.number(),
  /** The group under which the index shows it. */
  part: v.string(),
});

export interface SeriesPage extends v.InferOutput<typeof headSchema> {
  readonly href: string;
}

/** The folders of MDX pages that are read one after the other. */
export const series = ['guide', 'aide'] as const;
export type Series = (typeof series)[number];

/** The pages of a series in their order. Read, not imported: an import would bring along the styles and scripts of them all. */
export async function pagesOfSeries(name: Series): Promise<readonly SeriesPage[]> {
  const folder = join('src/pages', name);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.mdx'));
  const pages = await Promise.all(
    files.map(async (file) => {
      const head = headOf(await readFile(join(folder, file), 'utf8'), join(folder, file));
      return { ...head, href: `/${name}/${file.replace(/\.mdx$/, '')}/` };
    }),
  );
  return pages.sort((one, other) => one.order - other.order);
}

/** The series that an address belongs to, the pages of it and the place among them; nothing outside a series. */
export async function placeInSeries(path: string) {
  const name = series.find((one) => path.startsWith(`/${one}/`));
  if (name === undefined) return undefined;
  const pages = await pagesOfSeries(name);
  const index = pages.findIndex(({ href }) => href === path);
  return index < 0 ? undefined : { name, pages, index, previous: pages[index - 1], next: pages[index + 1] };
}

function headOf(text: string, file: string): v.InferOutput<typeof headSchema> {
  const [, yaml = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const head = readFrontMatter(yaml, 2, (code, line) => {
    throw new Error(`${file}:${line} ${code}`);
  });
  return v.parse(headSchema, head);
}
