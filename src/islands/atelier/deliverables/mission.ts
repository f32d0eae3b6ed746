import type { Deliverable, DeliverableStep } from '#core/framing/deliverable';
import { reviewIdOf } from '#core/framing/confidential';
import { type Review, withReviews } from '#core/framing/reviews';
import type { Framing } from '#core/framing/schema';
import { typeset } from '#core/french';
import type { Id } from '#core/id';
import type { Words } from '#core/words';
import mission from 'branch:mission';
import states from 'branch:term.state';
import type { CourseSession } from '../courseSession.svelte';
import { fieldEdits, placedIn } from '../session/edits';
import { framingOf } from '../stages/framing/framingOf';

/** What rules, reasons, letters and states are said with. */
export const missionWords: Words = { ...mission, ...states };

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

/** The same report of somebody else, in the same activity: both may be one, signed by both, while nobody has begun. */
export const twinOf = (deliverable: Deliverable, { deliverables }: Framing): Deliverable | undefined =>
  deliverable.reviewed && deliverable.history.length === 0
    ? deliverables.find(
        ({ id, activity, title, kind, history }) =>
          id !== deliverable.id &&
          activity === deliverable.activity &&
          title === deliverable.title &&
          kind === deliverable.kind &&
          history.length === 0,
      )
    : undefined;

/** Two reports become one: it bears what their codes share. */
export function join(session: CourseSession, deliverable: Deliverable, twin: Deliverable): Promise<void> {
  const parts = deliverable.code.split('-');
  const shared = parts.filter((part, index) => twin.code.split('-')[index] === part);
  const before = placedIn(session.files, { in: session.id, under: '/framing/deliverables' }, twin.id);
  return session.take([
    ...fieldEdits(session.files, deliverable.id, '/code', shared.join('-') || deliverable.code),
    ...(before ? [{ entity: twin.id, path: '', before, after: undefined }] : []),
  ]);
}
