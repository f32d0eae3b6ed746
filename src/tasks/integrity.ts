import type { Course } from '#blocks/course';
import { mediaInQuestion, mediaInRich, questionTextProblems, richProblems } from '#blocks/rich';
import { mediaIn } from '#blocks/walk';
import { linkProblems } from '#core/course/links';
import type { Problem } from '#core/problem';
import { type Question, typeOf } from '#core/question/index';
import { refusedShare } from '#formats/moodle-xml/marks';
import { outlineOf } from '#tasks/outline';

/** What would make an export wrong: links and media that lead nowhere, keys that give no mark, texts that hold what they may not. */
export function integrityProblems(course: Course): readonly Problem[] {
  return [
    ...linkProblems(outlineOf(course)),
    ...course.questions.flatMap((question) => typeOf(question).problems(question)),
    ...course.questions.flatMap(questionTextProblems),
    ...course.questions.flatMap(moodleProblems),
    ...richTexts(course).flatMap(({ at, text }) => richProblems(text, at)),
    ...mediaProblems(course),
  ];
}

/** A mark outside Moodle's list is no fault here, but the question stays out of a bank for Moodle. */
function moodleProblems(question: Question): readonly Problem[] {
  const share = refusedShare(question);
  if (share === undefined) return [];
  const values = { question: question.code, share };
  return [{ code: 'question/share-refused-by-moodle', at: question.id, severity: 'warning', values }];
}

interface RichText {
  readonly at: string;
  readonly text: string;
}

/** The rich texts that stand in no question and no page. */
function richTexts({ meta, framing, tests, forms }: Course): readonly RichText[] {
  const texts: { readonly at: string; readonly text: string | undefined }[] = [
    { at: meta.id, text: meta.summary },
    { at: meta.id, text: framing.context },
    ...tests.map(({ id, instructions }) => ({ at: id, text: instructions })),
    ...forms.map(({ id, introduction }) => ({ at: id, text: introduction })),
    ...forms.flatMap(({ id, items }) =>
      items.map((item) => ({ at: id, text: item.kind === 'label' ? item.text : undefined })),
    ),
  ];
  return texts.filter((rich): rich is RichText => rich.text !== undefined);
}

function mediaProblems(course: Course): readonly Problem[] {
  const shown = [
    ...course.lessons.map(({ path, title, blocks }) => ({ at: path, name: title, files: mediaIn(blocks) })),
    ...course.questions.map((question) => ({ at: question.id, name: question.code, files: mediaInQuestion(question) })),
    ...richTexts(course).map(({ at, text }) => ({ at, name: course.meta.title, files: mediaInRich(text) })),
  ];
  const used = new Set(shown.flatMap(({ files }) => files));
  const missing = shown.flatMap(({ at, name, files }) =>
    files
      .filter((file) => !course.media.has(file))
      .map((file): Problem => ({ code: 'media/missing', at, severity: 'error', values: { file, name } })),
  );
  const unused = [...course.media.keys()]
    .filter((file) => !used.has(file))
    .map((file): Problem => ({ code: 'media/unused', at: file, severity: 'info', values: { file } }));
  return [...missing, ...unused];
}
