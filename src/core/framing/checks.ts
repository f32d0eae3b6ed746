import { criticalFrom, criticalityOf } from '#core/framing/criticality';
import type { MissionEvent } from '#core/framing/followUp';
import { historyProblems } from '#core/framing/lifeCycle';
import { raciProblems } from '#core/framing/raci';
import type { Framing } from '#core/framing/schema';
import { workloadProblems } from '#core/framing/workload';
import type { Problem } from '#core/problem';

/** Where the framing contradicts itself, or leaves out what a mission has to say. */
export const framingProblems = (framing: Framing): readonly Problem[] => [
  ...dateProblems(framing),
  ...workloadProblems(framing),
  ...deliverableProblems(framing),
  ...riskProblems(framing),
  ...issueProblems(framing),
  ...overlapProblems(framing),
  ...raciProblems(framing),
];

/** Days that cannot be in this order; a call that closes after the start is only strange (it has been seen). */
function dateProblems({ activities, applicationDeadline }: Framing): readonly Problem[] {
  return activities.flatMap(({ id: at, code: activity, startDay, endDay, departure, return: back }): Problem[] => {
    const isReversed = isAfter(startDay, endDay) || isAfter(departure, back);
    const isLateCall = isAfter(applicationDeadline, startDay);
    return [
      ...(isReversed
        ? [{ code: 'framing/dates-reversed', at, severity: 'error', values: { activity } } satisfies Problem]
        : []),
      ...(isLateCall
        ? [{ code: 'framing/deadline-after-start', at, severity: 'warning', values: { activity } } satisfies Problem]
        : []),
    ];
  });
}

const isAfter = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one > other;

function deliverableProblems({ deliverables }: Framing): readonly Problem[] {
  return deliverables.flatMap((deliverable) => {
    const nobody: Problem = {
      code: 'framing/no-accountable',
      at: deliverable.id,
      severity: 'warning',
      values: { deliverable: deliverable.code },
    };
    return [...(deliverable.accountable === undefined ? [nobody] : []), ...historyProblems(deliverable)];
  });
}

/** P1 holds an analysis of the risks: a mission that has one has at least a risk. */
function riskProblems({ risks, deliverables }: Framing): readonly Problem[] {
  const [first] = deliverables.filter(({ kind }) => kind === 'pre-mission');
  if (first && risks.length === 0)
    return [{ code: 'framing/no-risk', at: first.id, severity: 'warning', values: { deliverable: first.code } }];
  return risks
    .filter((risk) => criticalityOf(risk) >= criticalFrom && risk.measure === undefined)
    .map(({ id: at, code: risk, probability, impact }) => ({
      code: 'framing/risk-without-measure',
      at,
      severity: 'warning',
      values: { risk, criticality: criticalityOf({ probability, impact }) },
    }));
}

const issueProblems = ({ issues }: Framing): readonly Problem[] =>
  issues
    .filter(({ cells }) => cells.every(({ treated, notApplicable }) => (treated ?? notApplicable) === undefined))
    .map(({ id: at, title: issue }) => ({
      code: 'framing/issue-untreated',
      at,
      severity: 'warning',
      values: { issue },
    }));

/** Two meetings at once for the same role. */
function overlapProblems({ events, roles }: Framing): readonly Problem[] {
  return events.flatMap((one, index) =>
    events.slice(index + 1).flatMap((other): Problem[] => {
      const role = roles.find(({ id }) => one.roles.includes(id) && other.roles.includes(id));
      if (!role || !isOverlapping(one, other)) return [];
      const values = { role: role.code, event: one.title, otherEvent: other.title };
      return [{ code: 'framing/events-overlap', at: other.id, severity: 'warning', values }];
    }),
  );
}

const isOverlapping = (one: MissionEvent, other: MissionEvent): boolean =>
  one.day !== undefined &&
  one.day === other.day &&
  (one.start ?? '') < (other.end ?? '') &&
  (other.start ?? '') < (one.end ?? '');
