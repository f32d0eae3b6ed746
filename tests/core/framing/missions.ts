import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { memoryChance } from '#adapters/memory/chance';
import { memoryClock } from '#adapters/memory/clock';
import { type CourseFile, courseFileSchema } from '#core/course/schema';
import { textOf } from '#core/fileTree';
import { type DeliverableStep, deliverableStepSchema } from '#core/framing/deliverable';
import type { Framing } from '#core/framing/schema';
import { newCourse } from '#tasks/newCourse';

export const profileOf = (id: string) =>
  JSON.parse(readFileSync(`templates/profiles/${id}.json`, 'utf8')) as Record<string, unknown>;

/** The files of a new course after a profile. */
export function filesOf(id: string, changed: Readonly<Record<string, unknown>> = {}) {
  const profile = { ...profileOf(id), ...changed };
  const made = newCourse(profile, { name: 'mission', title: 'Mission' }, memoryClock(), memoryChance());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

export const courseOf = (id: string, changed: Readonly<Record<string, unknown>> = {}): CourseFile =>
  v.parse(courseFileSchema, JSON.parse(textOf(filesOf(id, changed), 'course.json') ?? ''));

export const missionOf = (id: string): Framing => courseOf(id).framing;

/** The mission with one activity changed. */
export const withActivity = (
  framing: Framing,
  code: string,
  changed: Partial<Framing['activities'][number]>,
): Framing => ({
  ...framing,
  activities: framing.activities.map((one) => (one.code === code ? { ...one, ...changed } : one)),
});

export function deliverable(framing: Framing, code: string): Framing['deliverables'][number] {
  const found = framing.deliverables.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
}

export type RawStep = v.InferInput<typeof deliverableStepSchema>;

export const step = (raw: RawStep): DeliverableStep => v.parse(deliverableStepSchema, raw);
