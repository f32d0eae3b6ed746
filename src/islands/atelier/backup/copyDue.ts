import type { CourseNote } from '#adapters/browser/deviceNotes';

const day = 86_400_000;
/** After so many days, or so many saved changes, a copy is due. */
const daysAlone = 2;
const changesAlone = 200;
/** What « plus tard » is worth. */
const patience = day;

export interface CopyDue {
  /** Saved changes since the last copy that holds everything. */
  readonly changes: number;
  /** When that was; `undefined`: never. */
  readonly since: string | undefined;
}

/** Whether a course has been without a copy out of the browser for too long; `undefined` where all is well. */
export function copyDue({ copied, began, later }: CourseNote, revision: number, now: Date): CopyDue | undefined {
  const last = copied ?? began;
  if (!last) return undefined;
  const changes = revision - last.revision;
  const age = now.getTime() - new Date(last.at).getTime();
  const isQuiet = later !== undefined && now.getTime() - new Date(later).getTime() < patience;
  if (changes <= 0 || isQuiet || (age < daysAlone * day && changes < changesAlone)) return undefined;
  return { changes, since: copied?.at };
}
