import type { Day } from '#core/calendar/day';
import type { Audience } from '#core/course/places';
import type { Deliverable, DeliverableState } from '#core/framing/deliverable';
import { datesOf, type DeliverableDates } from '#core/framing/dueDates';
import { nextStates, roundsOf, stateOf } from '#core/framing/lifeCycle';
import type { MissionActivity, Role } from '#core/framing/mission';
import type { Framing } from '#core/framing/schema';

export interface DeliverableRow {
  readonly deliverable: Deliverable;
  readonly activity?: MissionActivity;
  readonly accountable?: Role;
  readonly state: DeliverableState;
  readonly nextStates: readonly DeliverableState[];
  readonly rounds: number;
  readonly dates: DeliverableDates;
  /** Its due date is over and it has not gone out; only told where today is known. */
  readonly isLate: boolean;
  /** Extensions that it may have. */
  readonly formats: readonly string[];
}

export interface Register {
  readonly rows: readonly DeliverableRow[];
  /** What the terms of reference count: the supports used stand apart. */
  readonly count: number;
  readonly supportCount: number;
  /** Every final deliverable is approved, or handed over where nobody reviews it: fees may be asked for. */
  readonly isPayable: boolean;
}

/** The register as somebody may read it: confidential deliverables are the team's alone. */
export function registerOf(framing: Framing, audience: Audience, today?: Day): Register {
  const shown = framing.deliverables.filter(({ confidential }) => audience === 'equipe' || !confidential);
  const supportCount = shown.filter(({ kind }) => kind === 'support').length;
  const finals = framing.deliverables.filter(({ kind }) => kind === 'final');
  return {
    rows: shown.map((deliverable) => rowOf(deliverable, framing, today)),
    count: shown.length - supportCount,
    supportCount,
    isPayable: finals.length > 0 && finals.every(isAccepted),
  };
}

const isAccepted = (deliverable: Deliverable): boolean =>
  stateOf(deliverable) === (deliverable.reviewed ? 'approved' : 'submitted');

function rowOf(deliverable: Deliverable, framing: Framing, today: Day | undefined): DeliverableRow {
  const activity = framing.activities.find(({ id }) => id === deliverable.activity);
  const accountable = framing.roles.find(({ id }) => id === deliverable.accountable);
  const dates = datesOf(deliverable, framing, today);
  const isSent = deliverable.history.some(({ to }) => to === 'submitted');
  const ofMission = framing.formats.filter(({ status }) => status !== 'refused').map(({ extension }) => extension);
  return {
    deliverable,
    ...(activity ? { activity } : {}),
    ...(accountable ? { accountable } : {}),
    state: stateOf(deliverable),
    nextStates: nextStates(deliverable),
    rounds: roundsOf(deliverable),
    dates,
    isLate: !isSent && today !== undefined && dates.due !== undefined && today > dates.due.day,
    formats: deliverable.formats.length > 0 ? deliverable.formats : ofMission,
  };
}
