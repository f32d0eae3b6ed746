import * as v from 'valibot';
import { deliverableStepSchema, deliverableTexts } from '#core/framing/deliverable';
import type { Framing } from '#core/framing/schema';
import { idSchema } from '#core/id';

/** The life of a confidential deliverable. */
export const reviewSchema = v.strictObject({
  id: idSchema('rv'),
  deliverable: idSchema('v'),
  history: v.optional(v.array(deliverableStepSchema), []),
  texts: deliverableTexts,
});
export type Review = v.InferOutput<typeof reviewSchema>;

/** `prive/reviews.json`: what the team and the contractor alone know of confidential deliverables. It never leaves the team. */
export const reviewsFileSchema = v.strictObject({
  schema: v.literal(1),
  reviews: v.optional(v.array(reviewSchema), []),
});

/** The framing as the team reads it: each confidential deliverable with its life. */
export function withReviews(framing: Framing, reviews: readonly Review[]): Framing {
  const byDeliverable = new Map(reviews.map((review) => [review.deliverable, review]));
  return {
    ...framing,
    deliverables: framing.deliverables.map((deliverable) => {
      const review = deliverable.confidential ? byDeliverable.get(deliverable.id) : undefined;
      return review ? { ...deliverable, history: review.history, texts: review.texts } : deliverable;
    }),
  };
}
