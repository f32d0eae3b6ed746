/** The id of a choice, what was typed, or the ids of several choices. */
export type Given = string | readonly string[];

type Field = HTMLInputElement | HTMLTextAreaElement;

/** A part of the form that a condition may hide, or a question of it. */
export interface Piece {
  readonly root: HTMLElement;
  /** `<question>=<answer>`, as the page has it. */
  readonly when: string | undefined;
}

export interface Item extends Piece {
  readonly id: string;
  readonly number: number;
  readonly fields: readonly Field[];
  readonly due: string | undefined;
}

export const pieceOf = (root: HTMLElement): Piece => ({ root, when: root.dataset['when'] });

export const itemOf = (root: HTMLElement): Item => ({
  ...pieceOf(root),
  id: root.dataset['q'] as string,
  number: Number(root.dataset['number']),
  fields: [...root.querySelectorAll<Field>('input, textarea')],
  due: root.dataset['due'],
});

const isOption = ({ type }: Field) => type === 'radio' || type === 'checkbox';

/** What was ticked or typed; `undefined` where nothing was. */
export function responseOf({ fields }: Item): Given | undefined {
  const values = fields.filter((field) => !isOption(field) || (field as HTMLInputElement).checked);
  const given = values.map(({ value }) => value.trim()).filter((value) => value !== '');
  if (given.length === 0) return undefined;
  return fields[0]?.type === 'checkbox' ? given : given[0];
}

/** Puts an earlier answer back. */
export function fillIn({ fields }: Item, response: Given | undefined): void {
  for (const field of fields) {
    const given = response ?? [];
    if (isOption(field)) (field as HTMLInputElement).checked = given.includes(field.value);
    else field.value = String(given);
  }
}

/** The answer as a person reads it. */
export function readable({ fields }: Item): string {
  const ticked = fields.filter((field) => isOption(field) && (field as HTMLInputElement).checked);
  const shown = ticked.map((field) => field.parentElement?.textContent?.trim() ?? '');
  const typed = fields.filter((field) => !isOption(field)).map(({ value }) => value.trim());
  return [...shown, ...typed].filter((text) => text !== '').join(' ; ');
}

/** `q-…=c-… c-…`: whether the question has one of these answers. */
export function holds(wanted: string, answers: ReadonlyMap<string, Given>): boolean {
  const [question = '', choices = ''] = wanted.split('=');
  const given = answers.get(question) ?? [];
  return choices.split(' ').some((choice) => (typeof given === 'string' ? given === choice : given.includes(choice)));
}
