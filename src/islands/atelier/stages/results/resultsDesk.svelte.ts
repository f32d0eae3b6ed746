import { type Lot, recordsFile } from '#core/records/record';
import type { CourseSession } from '../../courseSession.svelte';
import { w } from '../../words';
import type { Workspace } from '../../workspace';
import type { ChosenFile, ReadFiles } from '../../workers/results';
import type { SaidProblem } from '../../workers/said';

type Standing = Awaited<ReturnType<Workspace['desk']['resultsStanding']>>;

/** Results from Moodle as they stand in the folder: read, taken, taken back. All heavy work is the worker's. */
export class ResultsDesk {
  standing = $state.raw<Standing | undefined>(undefined);
  /** Why the last writing failed. */
  trouble = $state.raw<readonly SaidProblem[]>([]);

  readonly session: CourseSession;
  readonly #workspace: Workspace;

  constructor(session: CourseSession, workspace: Workspace) {
    [this.session, this.#workspace] = [session, workspace];
  }

  async load(): Promise<void> {
    if (await this.session.handOver()) this.standing = await this.#workspace.desk.resultsStanding();
  }

  /** What files would bring; nothing is written. `undefined` where the course itself cannot be read. */
  async read(
    chosen: readonly ChosenFile[],
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<ReadFiles | undefined> {
    // Another window may have taken some of it meanwhile.
    if (!(await this.session.handOver())) return undefined;
    const by = this.#workspace.notes.setting('name') ?? w('by.nobody');
    return this.#workspace.desk.readResults(chosen, by, progress, signal);
  }

  /** Files go into the book, each as an import of its own, read anew beside what stands now; whether they did. */
  async take(chosen: readonly ChosenFile[], progress: (share: number) => void, signal: AbortSignal): Promise<boolean> {
    const read = await this.read(chosen, progress, signal);
    return read !== undefined && (read.text === '' || (await this.#append(read.text)));
  }

  /** How many results live on in later imports; `undefined` where nothing was written. */
  async retract(lot: Lot['id']): Promise<number | undefined> {
    const { desk, notes } = this.#workspace;
    if (!(await this.session.handOver())) return undefined;
    const outlived = await desk.resultsOutlivedBy(lot);
    const line = await desk.surveyRetract(lot, notes.setting('name') ?? w('by.nobody'));
    return (await this.#append(line)) ? outlived : undefined;
  }

  async #append(text: string): Promise<boolean> {
    this.trouble = await this.session.appendTo(recordsFile, text);
    if (this.trouble.length === 0) await this.load();
    return this.trouble.length === 0;
  }
}
