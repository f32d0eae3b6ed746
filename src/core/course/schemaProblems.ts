import type { BaseIssue } from 'valibot';
import { type Id, isId, letters } from '#core/id';
import { pointerOf } from '#core/pointer';
import type { Problem } from '#core/problem';

/**
 * What a schema found wrong in a file, in four codes; `values` name the nearest thing around it that has a name.
 * `placeOf` gives the place of a JSON Pointer: `course.json:12`.
 */
export function schemaProblems(
  issues: readonly BaseIssue<unknown>[],
  file: { readonly name: string; readonly root: unknown; placeOf(pointer: string): string },
): readonly Problem[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    const field = String(path.findLast((key) => typeof key === 'string') ?? '');
    const values = {
      ...ownerOf(file.root, path, file.name),
      field,
      key: field,
      expected: expectedOf(issue, field),
      received: shown(issue.received),
    };
    return { code: codeOf(issue), at: file.placeOf(pointerOf(path)), severity: 'error', values };
  });
}

function codeOf(issue: BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'schema/unknown-field';
  if (issue.received === 'undefined') return 'schema/missing';
  const isType = ['string', 'number', 'boolean', 'array', 'strict_object'].includes(issue.type);
  return isType ? 'schema/wrong-type' : 'schema/wrong-value';
}

/** The innermost thing with an id on the way to the fault; the file itself where there is none. */
function ownerOf(root: unknown, path: readonly (string | number)[], file: string) {
  let owner: { readonly ownerKind: string; readonly owner: string } = { ownerKind: 'file', owner: file };
  let value = root;
  for (const key of path) {
    value = (value as Record<string | number, unknown> | null | undefined)?.[key];
    const named = value as { id?: unknown; code?: unknown; title?: unknown; name?: unknown } | null | undefined;
    if (typeof named?.id !== 'string' || !isId(named.id)) continue;
    const name = [named.code, named.title, named.name].find((text) => typeof text === 'string');
    if (name !== undefined) owner = { ownerKind: kindName(named.id), owner: String(name).slice(0, 80) };
  }
  return owner;
}

const kindName = (id: Id): string => Object.entries(letters).find(([, letter]) => letter === id[0])?.[0] ?? 'file';

/** A key of the word lists, or the accepted values as they are. */
function expectedOf(issue: BaseIssue<unknown>, field: string): string {
  if (issue.type === 'custom') return issue.message;
  if (issue.type === 'regex') return field;
  const expected = issue.expected ?? issue.type;
  return expected
    .replace(/^\(|\)$|"/g, '')
    .replaceAll(' | ', ', ')
    .replace(/^>=/, '≥ ')
    .replace(/^<=/, '≤ ');
}

const shown = (received: string): string =>
  received.length > 60 ? `${received.slice(0, 59)}…` : received.replace(/^"|"$/g, '');
