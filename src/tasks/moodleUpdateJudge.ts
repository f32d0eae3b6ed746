import type { Planned } from '#formats/moodle-backup/plan';
import type { Compared, Comparison } from '#tasks/moodleUpdate';

export const updateStates = ['new', 'safe', 'keep', 'gone', 'unchanged'] as const;
export type UpdateState = (typeof updateStates)[number];

/** What is known of the learners. */
export interface Beginnings {
  /** Ids that answers have come back under. */
  readonly answered: ReadonlySet<string>;
  /** What the person says has begun; without it, all that may have. */
  readonly said?: ReadonlySet<string>;
  /** To be replaced although learners have begun. */
  readonly insisted?: ReadonlySet<string>;
}

/** What to do with an activity. */
export interface Judged extends Compared {
  readonly state: UpdateState;
  /** Learners' work may stand in it. */
  readonly holdsWork: boolean;
  readonly isBegun: boolean;
  /** Answers have come back: it has begun, whatever anybody says. */
  readonly isAnswered: boolean;
  /** Not changed itself: its links lead to what is replaced. */
  readonly goesAlong: boolean;
}

/** What holds attempts, answers, marks or messages of learners. */
export const holdsWork = (kind: Planned['kind']): boolean => kind !== 'label' && kind !== 'page' && kind !== 'glossary';

/** What to do with each activity, from what changed and what is known of the learners. */
export function judge({ activities }: Comparison, known: Beginnings): readonly Judged[] {
  const alone = activities.map((one) => judgedAlone(one, known));
  const arriving = new Set(alone.filter(isInPart).map(({ key }) => key));
  return alone.map((one) =>
    one.state === 'unchanged' && one.now?.kind === 'label' && one.leadsTo.some((key) => arriving.has(key))
      ? { ...one, state: 'safe', goesAlong: true }
      : one,
  );
}

/** What the file for Moodle holds. */
export const isInPart = ({ state }: Judged): boolean => state === 'new' || state === 'safe';

function judgedAlone(one: Compared, { answered, said, insisted }: Beginnings): Judged {
  const kind = (one.was ?? one.now)?.kind ?? 'label';
  const isAnswered = one.instruments.some((id) => answered.has(id));
  const isBegun = one.was !== undefined && holdsWork(kind) && (isAnswered || (said?.has(one.key) ?? true));
  const state = stateOf(one, isBegun && insisted?.has(one.key) !== true);
  return { ...one, state, holdsWork: holdsWork(kind), isBegun, isAnswered, goesAlong: false };
}

function stateOf({ was, now, changes }: Compared, mustStay: boolean): UpdateState {
  if (!now) return 'gone';
  if (!was) return 'new';
  if (changes.length === 0) return 'unchanged';
  return mustStay ? 'keep' : 'safe';
}
