import * as v from 'valibot';
import { courseFileSchema } from '#core/course/schema';
import { plain } from '#core/text';

/** What a list of starting points shows: `templates/courses/<id>/template.json`. */
export const templateFactsSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  title: plain,
  summary: plain,
});
export type TemplateFacts = v.InferOutput<typeof templateFactsSchema>;

/** `templates/courses/<id>/course.json`: the sections that a new course begins with. Its ids are replaced by new ones. */
export const templateSectionsSchema = v.partial(
  v.pick(courseFileSchema, ['audience', 'needs', 'objectives', 'design', 'tests', 'forms']),
);
