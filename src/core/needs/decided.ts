import type { Id } from '#core/id';
import { above } from '#core/needs/framework';
import type { Competency, Need, NeedsSource } from '#core/needs/schema';

/** Whether a need may lead to learning objectives: training was decided, or the terms of reference ask for it. */
export const isForTraining = ({ decision }: Need): boolean => decision === 'training' || decision === 'imposed';

/** Whether it was decided that a need does not lead to them. */
export const isKeptOut = ({ decision }: Need): boolean => decision === 'other' || decision === 'set-aside';

/** Why a competency is kept out of the objectives: its own reason, or that of its needs where none of them asks for training; nothing where it is not. */
export function reasonKeptOut({ id, setAside }: Competency, source: NeedsSource): string | undefined {
  if (setAside !== undefined) return setAside;
  const own = (source.needs ?? []).filter(({ competencies }) => competencies.includes(id));
  if (own.length === 0 || !own.every(isKeptOut)) return undefined;
  return own.map((need) => need.reason ?? measuresFor(need, source) ?? need.title).join(' · ');
}

/** The other solutions of a need, in one line; nothing where there are none. */
export function measuresFor({ id }: Need, { solutions = [] }: NeedsSource): string | undefined {
  const own = solutions.filter(({ need }) => need === id).map(({ title }) => title);
  return own.length === 0 ? undefined : own.join(' ; ');
}

/** Whether objectives reach a competency: they name it, one above it, or one that details it. */
export function isReached(id: Id, aimed: ReadonlySet<string>, competencies: readonly Competency[]): boolean {
  const family = [id, ...above(competencies, id).map((one) => one.id)];
  return (
    family.some((one) => aimed.has(one)) ||
    competencies.some((one) => aimed.has(one.id) && above(competencies, one.id).some((higher) => higher.id === id))
  );
}
