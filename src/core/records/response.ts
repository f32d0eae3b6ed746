import * as v from 'valibot';
import { idSchema } from '#core/id';

/** Marks the file, so that an import knows it by its first line. */
export const responseSchemaName = 'navette-response-1';

/** One person's answers to one form, as its page hands them over. No name: who it is, the code says, if anything does. */
export const responseSchema = v.strictObject({
  schema: v.literal(responseSchemaName),
  form: idSchema('f'),
  /** `meta.revision` of the course that the page was made from. */
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** As the person wrote it; not there where the form asks for none, or none was given. */
  code: v.optional(v.pipe(v.string(), v.maxLength(80))),
  /**
   * The questions answered among those that were shown: the id of a choice, `true`, `false` or `dont-know`, what was typed, or
   * for several choices the list of their ids.
   */
  answers: v.record(
    idSchema('q'),
    v.union([v.pipe(v.string(), v.maxLength(20_000)), v.pipe(v.array(v.string()), v.maxLength(60))]),
  ),
  /** When it was handed over, UTC. */
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)),
});

/** The JSON in a downloaded file, or at the end of a message into which the answer was copied; `undefined` where there is none. */
export function responseJsonIn(text: string): string | undefined {
  const start = text.lastIndexOf(`{"schema":"${responseSchemaName}"`);
  if (start >= 0) return text.slice(start, text.lastIndexOf('}') + 1);
  const whole = text.trim();
  return whole.startsWith('{') && whole.endsWith('}') ? whole : undefined;
}
