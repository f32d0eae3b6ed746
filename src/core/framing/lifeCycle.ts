import type { Deliverable, DeliverableState, DeliverableStep } from '#core/framing/deliverable';
import { isError, type Problem, type Result, settle } from '#core/problem';

/** Where each state may lead. */
const next: Readonly<Record<DeliverableState, readonly DeliverableState[]>> = {
  draft: ['in-validation', 'submitted'],
  'in-validation': ['validated', 'draft', 'submitted'],
  validated: ['submitted', 'draft'],
  submitted: ['commented'],
  commented: ['revised'],
  revised: ['final-submitted'],
  'final-submitted': ['approved', 'rejected', 'commented'],
  approved: [],
  rejected: ['revised'],
};

/** A deliverable that nobody has moved is a draft. */
export const stateOf = ({ history }: Pick<Deliverable, 'history'>): DeliverableState => history.at(-1)?.to ?? 'draft';

/** The states that it may go to now; a revised agenda may be asked for after approval. */
export function nextStates(deliverable: Deliverable): readonly DeliverableState[] {
  const state = stateOf(deliverable);
  if (!deliverable.reviewed) return state === 'draft' ? ['submitted'] : [];
  // The partner may not even see it: it goes straight to who asked for it.
  if (deliverable.confidential && state === 'draft') return ['submitted'];
  return state === 'approved' && deliverable.kind === 'pre-mission' ? ['revised'] : next[state];
}

/** What a state may come after. */
export const statesBefore = (to: DeliverableState): readonly DeliverableState[] =>
  (Object.keys(next) as DeliverableState[]).filter((state) => next[state].includes(to));

/** Whether a step to a state has to say why: no validation before it, or one round of comments more. */
export const needsReason = (deliverable: Deliverable, to: DeliverableState): boolean =>
  isUnvalidated(deliverable, { to }) || opensRound(deliverable, { to });

/** One step more, or why it may not be taken. */
export function move(deliverable: Deliverable, step: DeliverableStep): Result<Deliverable> {
  return settle({ ...deliverable, history: [...deliverable.history, step] }, stepProblems(deliverable, step));
}

/** The version that the partner reads, for as long as it is read: nobody changes it meanwhile. */
export function frozenVersion({ history }: Deliverable): string | undefined {
  const last = history.at(-1);
  return last?.to === 'in-validation' ? last.version : undefined;
}

/** Rounds of comments opened so far. */
export const roundsOf = ({ history }: Pick<Deliverable, 'history'>): number =>
  history.filter(({ to }) => to === 'commented').length;

/** What is wrong with a history as it is written, up to the first step that may not be. */
export function historyProblems(deliverable: Deliverable): readonly Problem[] {
  for (const [index, step] of deliverable.history.entries()) {
    const problems = stepProblems({ ...deliverable, history: deliverable.history.slice(0, index) }, step);
    if (problems.some(isError)) return problems;
  }
  return [];
}

function stepProblems(deliverable: Deliverable, step: DeliverableStep): readonly Problem[] {
  const { id: at, code: deliverableCode, history } = deliverable;
  const about = { at, severity: 'error', values: { deliverable: deliverableCode } } as const;
  if (!nextStates(deliverable).includes(step.to)) {
    const values = { ...about.values, state: stateOf(deliverable), toState: step.to };
    return [{ ...about, code: 'framing/illegal-jump', values }];
  }
  const last = history.at(-1)?.on;
  const problems: Problem[] = [];
  if (last !== undefined && step.on < last) problems.push({ ...about, code: 'framing/history-backwards' });
  if (step.to === 'in-validation' && step.version === undefined)
    problems.push({ ...about, code: 'framing/no-frozen-version' });
  if (isUnvalidated(deliverable, step) && step.reason === undefined)
    problems.push({ ...about, code: 'framing/not-validated' });
  if (opensRound(deliverable, step) && (step.reason === undefined || step.by === undefined))
    problems.push({ ...about, code: 'framing/round-unexplained' });
  return problems;
}

type Aim = Pick<DeliverableStep, 'to'>;

/** Sent without the validation of the partner, who reads all but what is confidential. */
const isUnvalidated = (deliverable: Deliverable, { to }: Aim): boolean =>
  deliverable.reviewed && !deliverable.confidential && to === 'submitted' && stateOf(deliverable) !== 'validated';

/** One round is the rule: another one has a reason, and somebody who judged. */
const opensRound = (deliverable: Deliverable, { to }: Aim): boolean =>
  (to === 'commented' && roundsOf(deliverable) > 0) ||
  (to === 'revised' && ['rejected', 'approved'].includes(stateOf(deliverable)));
