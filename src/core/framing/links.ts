import type { Framing } from '#core/framing/schema';
import type { Id, letters } from '#core/id';

interface Named {
  readonly id: Id;
  readonly code?: string;
  readonly title?: string;
}

interface FramingLink {
  readonly from: Named;
  readonly field: string;
  readonly kind: keyof typeof letters;
  readonly to: Id;
}

/** Everything in the framing that a link may lead to. */
export const framingEntities = (framing: Framing): readonly Named[] => [
  ...framing.results,
  ...framing.roles,
  ...framing.activities,
  ...framing.deliverables,
  ...framing.events,
  ...framing.risks,
  ...framing.issues,
  ...framing.tasks,
  ...framing.logistics,
];

/** Every link of the framing, in the order of its file. */
export function framingLinks(framing: Framing): readonly FramingLink[] {
  const { workload, deliverables, events, risks } = framing;
  const [mission] = framing.activities;
  const cells = [...workload.cells, ...workload.stated].flatMap(({ role, activity }) => {
    const from = framing.roles.find(({ id }) => id === role) ?? mission ?? { id: role };
    return [...toRoles(from, 'role', role), ...toActivity(from, activity)];
  });
  return [
    ...cells,
    ...deliverables.flatMap((one) => [
      ...toActivity(one, one.activity),
      ...toRoles(one, 'accountable', one.accountable, ...one.history.map(({ by }) => by)),
    ]),
    ...events.flatMap((one) => [
      ...toActivity(one, one.activity),
      ...toRoles(one, 'roles', ...one.roles, ...one.decisions.map(({ owner }) => owner)),
    ]),
    ...risks.flatMap((one) => [...toActivity(one, one.activity), ...toRoles(one, 'owner', one.owner)]),
    ...[...framing.tasks, ...framing.logistics].flatMap((one) => [
      ...toActivity(one, one.activity),
      ...toRoles(one, 'role', one.role, ...one.responsible, ...one.consulted, ...one.informed),
    ]),
  ];
}

const toRoles = (from: Named, field: string, ...ids: readonly (Id | undefined)[]): readonly FramingLink[] =>
  ids.flatMap((to) => (to === undefined ? [] : [{ from, field, kind: 'role', to }]));

const toActivity = (from: Named, to: Id | undefined): readonly FramingLink[] =>
  to === undefined ? [] : [{ from, field: 'activity', kind: 'missionActivity', to }];
