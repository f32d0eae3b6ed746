import type { Course } from '#blocks/course';
import { checkCourse } from '#tasks/checkCourse';
import { openCourse } from '#tasks/openCourse';
import { bank, course, json, page, sound } from '../cli/soundFolder.ts';

type Json = Record<string, unknown>;
/** A copy of the small sound course for one test to spoil. */
export interface Parts {
  course: Json & { objectives: Json[]; needs: { competencies: Json[] }; design: Json & { modules: Json[] } };
  questions: Json[];
  page: string;
  activity: Json;
}

export function treeOf(spoil: (parts: Parts) => void = () => undefined): ReadonlyMap<string, string | Uint8Array> {
  const parts = {
    course: structuredClone(course),
    questions: structuredClone(bank.questions),
    page: page(),
  } as unknown as Parts;
  parts.activity = (
    parts.course.design.modules as unknown as typeof course.design.modules
  )[0]!.sequences[0]!.activities[0]!;
  spoil(parts);
  return new Map<string, string | Uint8Array>([
    ...Object.entries(sound),
    ['course.json', json(parts.course)],
    ['bank.json', json({ schema: 1, questions: parts.questions })],
    ['lessons/accueil.mdx', parts.page],
  ]);
}

export const problemsOf = (spoil?: (parts: Parts) => void) => checkCourse('accueil', treeOf(spoil)).problems;
export const codesOf = (spoil?: (parts: Parts) => void) => problemsOf(spoil).map(({ code }) => code);

export function soundCourse(): Course {
  const opened = openCourse('accueil', treeOf());
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}
