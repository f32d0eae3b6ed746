import * as v from 'valibot';
import { deliverableKinds } from '#core/framing/deliverable';
import { plain } from '#core/text';
import { type Problem, type Result, settle } from '#core/problem';
import { fieldsNamedIn } from '#documents/fill';

/** `templates/documents/<id>/template.json`; what the document says stands beside it, in `body.md`. */
const templateSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  title: plain,
  summary: plain,
  /** The kind of deliverable that it is written for. */
  kind: v.picklist(deliverableKinds),
  isLandscape: v.optional(v.boolean(), false),
  /** What only the authors of the deliverable can say: asked in its sheet, kept with it. */
  texts: v.optional(
    v.array(
      v.strictObject({ key: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)), label: plain, hint: v.optional(plain) }),
    ),
    [],
  ),
});

/** One document to make: what it asks for, and its body in Markdown with `{{fields}}`. */
export interface DocumentTemplate extends v.InferOutput<typeof templateSchema> {
  readonly body: string;
}

/** The two files of a template; `folder` names it in the problems. */
export function readDocumentTemplate(json: unknown, body: string, folder: string): Result<DocumentTemplate> {
  const read = v.safeParse(templateSchema, json);
  if (!read.success) {
    const place = read.issues.map((issue) => v.getDotPath(issue) ?? '').join(', ');
    return { ok: false, problems: [wrong(folder, place)] };
  }
  const problems = read.output.id === folder ? [] : [wrong(folder, 'id')];
  return settle({ ...read.output, body }, [...problems, ...(body.trim() === '' ? [wrong(folder, 'body.md')] : [])]);
}

const wrong = (folder: string, place: string): Problem => ({
  code: 'document/wrong-template',
  at: `templates/documents/${folder}`,
  severity: 'error',
  values: { template: folder, place },
});

/** Fields that a body asks for and nobody gives. */
export const unknownFields = ({ id, body }: DocumentTemplate, known: readonly string[]): readonly Problem[] =>
  fieldsNamedIn(body)
    .filter((name) => !known.includes(name))
    .map((documentField) => ({
      code: 'document/unknown-field',
      at: `templates/documents/${id}`,
      severity: 'error',
      values: { template: id, documentField },
    }));
