import type { Course } from '#blocks/course';
import { type Xml, xml } from '#codecs/xml';
import { drawn } from '#core/test/compose';
import type { Test } from '#core/test/schema';
import { say, type Words } from '#core/words';

/** What the paper says of a test whose questions a blueprint drew: that they were, and on the key what each line asked and got. */
export function planOf(test: Test, course: Course, words: Words): { readonly blank?: Xml; readonly key?: Xml } {
  if (test.blueprint === undefined) return {};
  const lines = drawn(test, course.questions).map(({ objective, count, questions }, index) => {
    const level = test.blueprint?.[index]?.level;
    const code = course.objectives.find(({ id }) => id === objective)?.code ?? objective;
    const asked = level === undefined ? code : `${code} (${say(words, `export.level.${level}`)})`;
    return say(words, 'paper.planLine', { asked, found: questions.length, count });
  });
  const said = xml`<p class="nv-plan">${say(words, 'paper.drawn')}</p>\n`;
  return {
    blank: said,
    key: xml`${said}<p class="nv-plan">${say(words, 'paper.plan', { lines: lines.join(', ') })}</p>\n`,
  };
}
