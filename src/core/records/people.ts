import * as v from 'valibot';
import { schemaVersion } from '#core/course/version';
import { idSchema } from '#core/id';
import { plain } from '#core/text';

/** Where the people of a course stand: never in a site, a package or a shared document. */
export const peopleFile = 'data/people.json';

export const genders = ['f', 'm', 'other', 'undisclosed'] as const;
export type Gender = (typeof genders)[number];

/** Somebody who takes part. */
export const personSchema = v.strictObject({
  id: idSchema('n'),
  /** What stands for the person wherever a name may not: answers and results bear it. */
  code: plain,
  lastName: plain,
  firstName: plain,
  /** None where the person has none. */
  email: v.optional(plain),
  phone: v.optional(plain),
  /** Organisme. */
  institution: v.optional(plain),
  /** Country or province, as the mission counts them. */
  country: v.optional(plain),
  /** Fonction. */
  function: v.optional(plain),
  /** Manager, technicien, RH… as the survey calls them. */
  category: v.optional(plain),
  gender: v.optional(v.picklist(genders)),
  /** Ancienneté, in the bands of the survey. */
  seniority: v.optional(plain),
  /** The group, as it is called. */
  group: v.optional(plain),
  /** BCP 47; the course's language where there is none. */
  lang: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/))),
});
export type Person = v.InferOutput<typeof personSchema>;
/** A person as the file has it. */
export type PersonInput = v.InferInput<typeof personSchema>;

/** What somebody needs to take part like the others. Apart from the list of people: who needs a list does not need this. */
export const accommodationSchema = v.strictObject({
  id: idSchema('am'),
  person: idSchema('n'),
  need: plain,
  /** What was decided about it. */
  measure: v.optional(plain),
});
export type Accommodation = v.InferOutput<typeof accommodationSchema>;

/** `data/people.json` */
export const peopleFileSchema = v.strictObject({
  schema: v.literal(schemaVersion),
  people: v.optional(v.array(personSchema), []),
  accommodations: v.optional(v.array(accommodationSchema), []),
});
