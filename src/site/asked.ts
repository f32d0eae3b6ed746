import type { Question } from '#core/question/index';
import { allCourses, contextOf } from '#site/courses';
import { questionSamples } from '#site/samples/questions';

/** A question of any course, or of the samples, with what it is drawn in. */
export async function askedQuestion(id: string) {
  const courses = await allCourses();
  const course = courses.find(({ questions }) => questions.some((one) => one.id === id)) ?? courses[0];
  const question = [...(course?.questions ?? []), ...questionSamples.map((one) => one.question)].find(
    (one) => one.id === id,
  );
  if (!course || !question) throw new Error(`the guide asks ${id}, and no course has it`);
  return { question, context: contextOf(course) };
}

/** The questions that stand in the HTML of a page, for the script that brings them to life. */
export async function questionsInHtml(html: string): Promise<readonly Question[]> {
  const ids = [...html.matchAll(/<nv-question id="([^"]+)"/g)].map(([, id = '']) => id);
  const found = await Promise.all([...new Set(ids)].map(askedQuestion));
  return found.map(({ question }) => question);
}
