import type { MissionTask } from '#core/framing/followUp';
import type { Framing } from '#core/framing/schema';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';

/** Réalise, approuve (rend compte), est consulté, est informé. */
export const raciLetters = ['R', 'A', 'C', 'I'] as const;
export type RaciLetter = (typeof raciLetters)[number];

type Shares = Required<Pick<MissionTask, 'responsible' | 'consulted' | 'informed'>> & Pick<MissionTask, 'role'>;
type TaskShares = Pick<MissionTask, 'role'> & Partial<Shares>;

/** What a role is in a task, in the order of the letters; R and A may go together. */
export function raciOf(task: TaskShares, role: Id<'w'>): readonly RaciLetter[] {
  const { responsible = [], consulted = [], informed = [] } = task;
  return [
    ...(responsible.includes(role) ? (['R'] as const) : []),
    ...(task.role === role ? (['A'] as const) : []),
    ...(consulted.includes(role) ? (['C'] as const) : []),
    ...(informed.includes(role) ? (['I'] as const) : []),
  ];
}

/**
 * The shares of a task once a letter was set for a role, or taken off where it stood; without a letter, the role has
 * none. There is one A at most: it moves. Who is consulted or informed does nothing else.
 */
export function withLetter(task: TaskShares, role: Id<'w'>, letter: RaciLetter | undefined): Shares {
  const before = raciOf(task, role);
  const kept = letter === 'R' || letter === 'A' ? before.filter((one) => one === 'R' || one === 'A') : [];
  const isOff = letter !== undefined && before.includes(letter);
  const after = letter === undefined ? [] : isOff ? kept.filter((one) => one !== letter) : [...kept, letter];
  const listed = (ids: readonly Id<'w'>[] = [], wanted: RaciLetter) => {
    const others = ids.filter((id) => id !== role);
    // What stays keeps its place: a change tells only what changed.
    return after.includes(wanted) ? (ids.includes(role) ? [...ids] : [...others, role]) : others;
  };
  const accountable = after.includes('A') ? role : task.role === role ? undefined : task.role;
  return {
    role: accountable,
    responsible: listed(task.responsible, 'R'),
    consulted: listed(task.consulted, 'C'),
    informed: listed(task.informed, 'I'),
  };
}

/** Tasks for which nobody answers: each has exactly one A. */
export const raciProblems = ({ tasks }: Framing): readonly Problem[] =>
  tasks
    .filter(({ role }) => role === undefined)
    .map(({ id: at, title: task }) => {
      return { code: 'framing/task-without-accountable', at, severity: 'warning', values: { task } };
    });
