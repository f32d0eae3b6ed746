import type { Root } from 'hast';
import type { Course } from '#blocks/course';
import type { Lesson } from '#blocks/lesson';
import { type RenderContext, renderBlocks, renderQuestion, renderRich, shownTest, toHtml } from '#blocks/render';
import { type Xml, xml } from '#codecs/xml';
import { bytesOf } from '#core/fileTree';
import { say, type Words } from '#core/words';
import type { Test } from '#core/test/schema';
import { hastenFirstImage, uniquePlaces } from '#formats/package/places';
import { reviewOf } from '#formats/package/review';
import { turned } from '#formats/package/turned';
import type { Unit } from '#formats/unit';

/** The pages of a unit as sections that read in sequence without scripts; the graded quiz is the last. */
export function sectionsOf(unit: Unit, course: Course, words: Words, media: (path: string) => string): readonly Xml[] {
  const byId = new Map(course.questions.map((question) => [question.id, question]));
  const context: RenderContext = {
    words,
    lang: course.meta.lang,
    media,
    question: (id) => byId.get(id),
    test: (id) => shownTest(id, course),
    size: (path) => bytesOf(course.media, path)?.length,
    corrected: true,
  };
  const unique = uniquePlaces();
  const pages = unit.pages.map((page, index) => {
    const root = unique(renderBlocks(page.blocks, context));
    return pageSection(page, index === 0 ? hastenFirstImage(root) : root, context);
  });
  return unit.test
    ? [...pages, testSection(unit.test, context, unique, reviewOf(unit.test, unit, course, words))]
    : pages;
}

function pageSection({ id, title, minutes }: Lesson, root: Root, { lang, words }: RenderContext): Xml {
  const reading =
    minutes !== undefined && xml`<p class="nv-minutes">${say(words, 'player.minutes', { minutes })}</p>\n`;
  return xml`<section class="nv-page nv-prose" id="${id}">
<h1${turned(title, lang)}>${title}</h1>
${reading}${html(root)}
</section>`;
}

/** A test that is there to practise is one more page of questions: no setting tells the player to count it. */
function testSection(test: Test, context: RenderContext, unique: (root: Root) => Root, review: Xml | undefined): Xml {
  const { id, title, instructions, passShare, kind, correction } = test;
  const { lang, words } = context;
  const graded = kind === 'graded';
  const corrected = !graded || correction !== 'none';
  const questions = test.questions.flatMap((question) => context.question(question) ?? []);
  const shown = { ...context, corrected };
  const items = questions.map((question) => xml`<li>${html(unique(renderQuestion(question, shown)))}</li>\n`);
  const mark = graded && passShare !== undefined && xml`<p>${say(words, 'player.passMark', { pass: passShare })}</p>\n`;
  return xml`<section class="nv-page${graded && ' nv-test'}${graded && test.layout === 'one' && ' nv-one'} nv-prose" id="${id}"${graded && settingsOf(test)}>
<h1${turned(title, lang)}>${title}</h1>
${instructions !== undefined && html(unique(renderRich(instructions, context)))}
${mark}<ol class="nv-questions">
${items}</ol>
${graded && review}</section>`;
}

/** What the author decided, for the player; what is not said is the most common. */
const settingsOf = ({ correction, passShare, shuffle, attempts }: Test): Xml =>
  xml` data-correction="${correction}"${passShare !== undefined && xml` data-pass="${passShare}"`}${shuffle && xml` data-shuffle`}${
    attempts > 0 && xml` data-attempts="${attempts}"`
  }`;

const html = (root: Root): Xml => ({ markup: toHtml(root) });
