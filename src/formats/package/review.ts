import type { Course } from '#blocks/course';
import { questionsIn } from '#blocks/walk';
import { type Xml, xml } from '#codecs/xml';
import { activitiesOf } from '#core/design/schema';
import type { Id } from '#core/id';
import type { Test } from '#core/test/schema';
import { say, type Words } from '#core/words';
import type { Unit } from '#formats/unit';

/**
 * « Pages à revoir »: for each objective that a test asks, the pages that practise it. Hidden, for only a player knows what
 * was missed. A page of another module has no link.
 */
export function reviewOf(test: Test, unit: Unit, course: Course, words: Words): Xml | undefined {
  if (test.correction === 'none') return undefined;
  const asked = test.questions.flatMap((id) => course.questions.find((question) => question.id === id) ?? []);
  const lines = [...new Set(asked.flatMap(({ objective }) => objective ?? []))].flatMap((id) => {
    const objective = course.objectives.find((one) => one.id === id);
    const pages = pagesFor(id, course);
    if (!objective || pages.length === 0) return [];
    const ids = asked.filter((question) => question.objective === id).map((question) => question.id);
    const places = pages.map((page) =>
      unit.pages.includes(page) ? xml` <a href="#${page.id}">${page.title}</a>` : xml` <em>${page.title}</em>`,
    );
    return [xml`<li data-questions="${ids.join(' ')}">${objective.text}${places}</li>\n`];
  });
  if (lines.length === 0) return undefined;
  return xml`<div class="nv-review" hidden><h2>${say(words, 'player.review')}</h2>\n<ul>\n${lines}</ul></div>\n`;
}

/** The pages that ask a question on the objective; without any, those that its activities give to read. */
export function pagesFor(objective: Id<'o'>, { lessons, questions, design }: Course) {
  const asking = new Set(questions.filter((question) => question.objective === objective).map(({ id }) => id));
  const practised = lessons.filter(({ blocks }) => questionsIn(blocks).some((id) => asking.has(id)));
  if (practised.length > 0) return practised;
  const read = activitiesOf(design.modules)
    .filter(({ objectives }) => objectives.includes(objective))
    .flatMap(({ pages }) => pages);
  return lessons.filter(({ id }) => read.includes(id));
}
