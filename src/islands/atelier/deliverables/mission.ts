import type { Deliverable, DeliverableStep } from '#core/framing/deliverable';
import { reviewIdOf } from '#core/framing/confidential';
import { type Review, withReviews } from '#core/framing/reviews';
import type { Framing } from '#core/framing/schema';
import { typeset } from '#core/french';
import type { Id } from '#core/id';
import type { Words } from '#core/words';
import { flatten } from '#i18n/flatten.ts';
import { mission, term } from '#i18n/fr.json';
import type { CourseSession } from '../courseSession.svelte';
import { fieldEdits } from '../session/edits';
import { framingOf } from '../stages/framing/framingOf';

/** What rules, reasons, letters and states are said with. */
export const missionWords: Words = flatten({ mission, state: term.state });

/** The word of a state, as French is printed. */
export const stateWord = (state: string): string => typeset(missionWords[`state.${state}`] ?? state);

/** The framing as the team reads it: every deliverable with its life, confidential ones too. */
export function teamFraming(session: CourseSession): Framing {
  const framing = framingOf(session);
  const file = session.files.reviews as { readonly reviews?: readonly Partial<Review>[] } | undefined;
  const reviews = (file?.reviews ?? []).map((review) => ({ history: [], texts: {}, ...review }) as Review);
  const deliverables = framing.deliverables.map((deliverable) => ({ ...empty, ...deliverable }));
  return withReviews({ ...framing, deliverables }, reviews);
}

/** What a deliverable in a file may leave out. */
const empty = { confidential: false, reviewed: true, formats: [], texts: {}, history: [] };

/** The life of a deliverable takes another course, in the file where it belongs. */
export function writeHistory(
  session: CourseSession,
  deliverable: Deliverable,
  history: readonly DeliverableStep[],
): void {
  if (!deliverable.confidential) return session.edit(deliverable.id, '/history', history);
  const id = reviewIdOf(deliverable.id);
  if (session.value(id, '/deliverable') === undefined)
    session.add('/reviews', { id, deliverable: deliverable.id, history });
  else session.edit(id, '/history', history);
}

/** A deliverable becomes confidential, or no longer is: its life goes to where that is kept, in one step to take back. */
export async function setConfidential(
  session: CourseSession,
  deliverable: Deliverable,
  isConfidential: boolean,
): Promise<void> {
  const { id, history, texts } = deliverable;
  const review = reviewIdOf(id);
  const isLived = history.length > 0 || Object.keys(texts).length > 0;
  const flag = fieldEdits(session.files, id, '/confidential', isConfidential ? true : undefined);
  if (!isLived) return session.take(flag);
  const there = session.value(review, '/deliverable') !== undefined;
  const to = (entity: Id) => [
    ...fieldEdits(session.files, entity, '/history', history),
    ...fieldEdits(session.files, entity, '/texts', texts),
  ];
  const away = (entity: Id) => [
    ...fieldEdits(session.files, entity, '/history', []),
    ...fieldEdits(session.files, entity, '/texts', undefined),
  ];
  if (!isConfidential) return session.take([...flag, ...to(id), ...away(review)]);
  if (!there) {
    session.add('/reviews', { id: review, deliverable: id, history, texts });
    return session.take([...flag, ...away(id)]);
  }
  return session.take([...flag, ...away(id), ...to(review)]);
}
