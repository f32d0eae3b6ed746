import type { Id } from '#core/id';
import type { CourseSession } from '../courseSession.svelte';

/** Puts the things of a list in an order, with as few moves as going through it asks for. */
export function arrange(session: CourseSession, list: string, order: readonly Id[]): void {
  order.forEach((id, index) => {
    const at = session.listOf(list).findIndex((item) => item.id === id);
    if (at >= 0 && at !== index) session.move(list, id, index - at);
  });
}
