import * as v from 'valibot';
import { schemaVersion } from '#core/course/schema';
import { idSchema } from '#core/id';
import { plain } from '#core/text';

/** Where the people of a course stand: never in a site, a package or a shared document. */
export const peopleFile = 'data/people.json';

/** Somebody who takes part. */
export const personSchema = v.strictObject({
  id: idSchema('n'),
  /** What stands for the person wherever a name may not: answers and results bear it. */
  code: plain,
  lastName: plain,
  firstName: plain,
  /** None where the person has none. */
  email: v.optional(plain),
  /** Organisme. */
  institution: v.optional(plain),
  /** The group, as it is called. */
  group: v.optional(plain),
  /** BCP 47; the course's language where there is none. */
  lang: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/))),
});
export type Person = v.InferOutput<typeof personSchema>;

/** `data/people.json` */
export const peopleFileSchema = v.strictObject({
  schema: v.literal(schemaVersion),
  people: v.optional(v.array(personSchema), []),
});
