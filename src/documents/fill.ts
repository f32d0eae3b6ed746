import type { Cell, Field, Fields } from '#core/views/documentFields';
import type { Block, Document, Inline } from '#documents/model';
import { proseOf } from '#documents/prose';

/** `{{name}}`, or `{{name?}}` for what may be left out where it is empty. */
const place = /\{\{([\w.-]+)(\??)\}\}/;
const places = new RegExp(place, 'g');

/** The names of the fields that a body asks for, each once. */
export const fieldsNamedIn = (body: string): readonly string[] => [
  ...new Set([...body.matchAll(places)].map(([, name = '']) => name)),
];

/** The blocks of a body, its places filled; a name that no field bears throws: whoever reads the template refuses it before. */
export const filled = (body: string, fields: Fields): Document['blocks'] =>
  withoutHollow(proseOf(body).flatMap((block) => fillBlock(block, fields)));

function fillBlock(block: Block, fields: Fields): readonly Block[] {
  switch (block.kind) {
    case 'paragraph': {
      const alone = placeAlone(block.content);
      if (alone) return fieldBlocks(fieldOf(alone.name, fields), alone.isOptional);
      const content = block.content.flatMap((inline) => fillInline(inline, fields));
      return content.length === 0 ? [] : [{ ...block, content }];
    }
    case 'heading':
      return [{ ...block, content: block.content.flatMap((inline) => fillInline(inline, fields)) }];
    case 'list': {
      const items = block.items.map((item) => item.flatMap((one) => fillBlock(one, fields)));
      return [{ ...block, items: items.filter((item) => item.length > 0) }];
    }
    case 'quote':
      return [{ ...block, blocks: block.blocks.flatMap((one) => fillBlock(one, fields)) }];
    case 'table':
      return factsOf(block, fields);
    case 'facts':
      return [block];
  }
}

/** A table of a template has two columns, what and its value: a fact that may be left out goes with its line. */
function factsOf({ columns, rows }: Extract<Block, { kind: 'table' }>, fields: Fields): readonly Block[] {
  const all = [columns.map(({ content }) => content), ...rows];
  const facts = all.flatMap(([what = [], value = []]) => {
    const content = value.flatMap((inline) => fillInline(inline, fields));
    const label = what.map((inline) => (inline.kind === 'text' ? inline.value : '')).join('');
    return content.length === 0 ? [] : [{ label, content }];
  });
  return [{ kind: 'facts', rows: facts }];
}

function placeAlone(content: readonly Inline[]) {
  const [only, ...more] = content;
  if (more.length > 0 || only?.kind !== 'text') return undefined;
  const [all, name = '', mark] = place.exec(only.value) ?? [];
  return all !== undefined && all === only.value.trim() ? { name, isOptional: mark === '?' } : undefined;
}

function fieldBlocks(field: Field, isOptional: boolean): readonly Block[] {
  if (isEmpty(field)) return isOptional ? [] : [{ kind: 'paragraph', content: [gapOf(field)] }];
  if (field.kind === 'text' && field.isRich === true) return proseOf(field.value ?? '').map(below);
  if (field.kind === 'text') return [{ kind: 'paragraph', content: [textOf(field.value)] }];
  if (field.kind === 'list') {
    return [
      {
        kind: 'list',
        isOrdered: false,
        items: field.items.map((item) => [{ kind: 'paragraph', content: [textOf(item)] }]),
      },
    ];
  }
  const columns = field.columns.map(({ text, ...look }) => ({ content: [textOf(text)], ...look }));
  return [{ kind: 'table', columns, rows: field.rows.map((row) => row.map(cellOf)) }];
}

/** The headings of authors stand below those of the template. */
const below = (block: Block): Block => (block.kind === 'heading' ? { ...block, level: 3 } : block);

function fillInline(inline: Inline, fields: Fields): readonly Inline[] {
  if (inline.kind === 'strong' || inline.kind === 'emphasis' || inline.kind === 'link')
    return [{ ...inline, content: inline.content.flatMap((one) => fillInline(one, fields)) }];
  if (inline.kind !== 'text') return [inline];
  const parts: Inline[] = [];
  let last = 0;
  for (const { index, 0: all, 1: name = '', 2: mark } of inline.value.matchAll(places)) {
    if (index > last) parts.push(textOf(inline.value.slice(last, index)));
    parts.push(...fieldInline(fieldOf(name, fields), mark === '?'));
    last = index + all.length;
  }
  return last < inline.value.length ? [...parts, textOf(inline.value.slice(last))] : parts;
}

function fieldInline(field: Field, isOptional: boolean): readonly Inline[] {
  if (isEmpty(field)) return isOptional ? [] : [gapOf(field)];
  if (field.kind === 'text') return [textOf(field.value)];
  return field.kind === 'list' ? [textOf(field.items.join(' ; '))] : [];
}

function fieldOf(name: string, fields: Fields): Field {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw new Error(`no field ${name} for a document`);
  return field;
}

const isEmpty = (field: Field): boolean =>
  field.kind === 'text'
    ? field.value === undefined
    : field.kind === 'list'
      ? field.items.length === 0
      : field.rows.length === 0;

const textOf = (value: string | undefined): Inline => ({ kind: 'text', value: value ?? '' });

const gapOf = ({ label, place: where }: Field): Inline => ({ kind: 'gap', label, place: where });

function cellOf({ text, missing, isStrong }: Cell): readonly Inline[] {
  if (text === undefined) return missing ? [{ kind: 'gap', ...missing }] : [];
  return isStrong === true ? [{ kind: 'strong', content: [textOf(text)] }] : [textOf(text)];
}

/** A heading that nothing follows before the next of its rank says nothing. */
function withoutHollow(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block, index) => {
    const after = blocks[index + 1];
    return block.kind !== 'heading' || (after !== undefined && (after.kind !== 'heading' || after.level > block.level));
  });
}
