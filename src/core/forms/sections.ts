import type { Condition, Form, FormItem } from '#core/forms/schema';
import type { Id } from '#core/id';
import type { Plain } from '#core/text';

export type Entry = Exclude<FormItem, { kind: 'page' }>;

/** What stands on one page of a form. */
export interface Section {
  /** Its page item; the form itself where the form does not begin with one. */
  readonly id: Id<'i'> | Id<'f'>;
  readonly title?: Plain | undefined;
  readonly when?: Condition | undefined;
  readonly layout: 'list' | 'grid';
  readonly entries: readonly Entry[];
}

/** The pages of a form, in order; one that holds nothing and has no title is none. */
export function sectionsOf({ id, items }: Form): readonly Section[] {
  const sections: (Section & { readonly entries: Entry[] })[] = [{ id, layout: 'list', entries: [] }];
  for (const item of items) {
    if (item.kind === 'page') sections.push({ ...item, entries: [] });
    else sections.at(-1)?.entries.push(item);
  }
  return sections.filter(({ title, entries }) => title !== undefined || entries.length > 0);
}
