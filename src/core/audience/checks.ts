import type { Audience } from '#core/audience/schema';
import { percent } from '#core/french';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';

/** Above this share of learners with a weak connection or none, modules must do without the network. */
const mostWeak = 0.25;
/** Below this ease in the language, out of 5, texts must be easier. */
const easeNeeded = 3;

/** What the audience asks of all that follows. */
export function audienceProblems(course: {
  readonly meta: { readonly id: Id };
  readonly audience: Audience;
}): readonly Problem[] {
  const { groups, prerequisites, prerequisiteCheck } = course.audience;
  const at = course.meta.id;
  const learners = groups.reduce((sum, { size }) => sum + size, 0);
  const weak = groups
    .filter(({ connection }) => connection === 'weak' || connection === 'none')
    .reduce((sum, { size }) => sum + size, 0);
  const share = learners === 0 ? 0 : weak / learners;
  return [
    ...(prerequisites.length > 0 && prerequisiteCheck === undefined
      ? [{ code: 'audience/prerequisites-unchecked', at, severity: 'warning' } satisfies Problem]
      : []),
    ...(share > mostWeak
      ? [
          {
            code: 'audience/weak-connection',
            at,
            severity: 'info',
            values: { share: percent(share) },
          } satisfies Problem,
        ]
      : []),
    ...groups
      .filter(({ language }) => language !== undefined && language < easeNeeded)
      .map(({ id, code, language = 0 }): Problem => {
        const values = { group: code, level: language };
        return { code: 'audience/hard-language', at: id, severity: 'info', values };
      }),
  ];
}
