import { isObject } from '#core/change/courseFiles';
import type { Id } from '#core/id';

/** What a deliverable holds of its life; of a confidential one it stands in `prive/reviews.json`. */
export const reviewedParts = ['history', 'texts'] as const;

/** The entry of a deliverable in that file: the same ten characters, so that two people never make two. */
export const reviewIdOf = (deliverable: Id<'v'>): Id<'rv'> => `rv-${deliverable.slice(2)}`;

/** `course.json` and `prive/reviews.json`, as read. */
export interface ReviewFiles {
  readonly course: unknown;
  readonly reviews: unknown;
}

/**
 * The same files with the life of confidential deliverables in the second one, whoever wrote it in the first. What is
 * there already stays the same value; a file of reviews that cannot be read (`null`) takes nothing.
 */
export function setApart(files: ReviewFiles): ReviewFiles {
  const { course, reviews } = files;
  const framing = isObject(course) ? course.framing : undefined;
  if (!isObject(course) || !isObject(framing) || !Array.isArray(framing.deliverables) || reviews === null) return files;
  const deliverables = framing.deliverables as unknown[];
  const lived = deliverables.filter(isLived);
  if (lived.length === 0) return files;
  const file = isObject(reviews) ? reviews : { schema: 1 };
  const there = (Array.isArray(file.reviews) ? file.reviews : []) as unknown[];
  const moved = lived.map(reviewOf).filter(({ id }) => !there.some((one) => isObject(one) && one.id === id));
  const bare = deliverables.map((one) => (isLived(one) ? without(one) : one));
  return {
    course: { ...course, framing: { ...framing, deliverables: bare } },
    reviews: { ...file, reviews: [...there, ...moved] },
  };
}

type Lived = Readonly<Record<string, unknown>> & { readonly id: Id<'v'> };

const isLived = (value: unknown): value is Lived =>
  isObject(value) &&
  value.confidential === true &&
  typeof value.id === 'string' &&
  reviewedParts.some((part) => holds(value[part]));

const holds = (part: unknown): boolean =>
  Array.isArray(part) ? part.length > 0 : isObject(part) && Object.keys(part).length > 0;

function reviewOf(deliverable: Lived) {
  const parts = reviewedParts
    .filter((part) => holds(deliverable[part]))
    .map((part) => [part, deliverable[part]] as const);
  return { id: reviewIdOf(deliverable.id), deliverable: deliverable.id, ...Object.fromEntries(parts) };
}

const without = ({ texts: _, ...deliverable }: Lived) => ({ ...deliverable, history: [] });
