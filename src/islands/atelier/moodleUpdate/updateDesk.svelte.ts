import { download } from '#adapters/browser/download';
import { isInPart, judge } from '#tasks/moodleUpdateJudge';
import type { CourseSession } from '../courseSession.svelte';
import { traceExport } from '../history/versionShelf.svelte';
import type { UpdateMade, UpdateSeen, UpdateState } from '../workers/moodleUpdate';
import type { SaidProblem } from '../workers/said';
import type { Workspace } from '../workspace';

/** What the person says, what changed since the state that Moodle holds, and what came of it. */
export class UpdateDesk {
  states = $state.raw<readonly UpdateState[] | undefined>();
  chosen = $state<string | undefined>();
  seen = $state.raw<UpdateSeen | undefined>();
  /** Keys of activities that nobody has begun. */
  untouched = $state<string[]>([]);
  insisted = $state<string[]>([]);
  made = $state.raw<UpdateMade | undefined>();
  share = $state<number | undefined>();
  problems = $state.raw<readonly SaidProblem[]>([]);
  readonly judged = $derived.by(() => {
    if (!this.seen) return [];
    const { comparison, answered } = this.seen;
    const said = new Set(comparison.activities.map(({ key }) => key).filter((key) => !this.untouched.includes(key)));
    return judge(comparison, { answered: new Set(answered), said, insisted: new Set(this.insisted) });
  });
  readonly isFileWanted = $derived(this.judged.some(isInPart));
  /** Nothing to do in Moodle at all. */
  readonly isSame = $derived(
    this.seen !== undefined &&
      this.judged.every(
        ({ state, isReordered, was, now }) =>
          state === 'unchanged' && !isReordered && was?.title === now?.title && was?.home === now?.home,
      ) &&
      this.seen.comparison.sections.every(({ was, now, isRetold }) => was === now && !isRetold),
  );
  #stop: AbortController | undefined;
  readonly #session: () => CourseSession;
  readonly #workspace: () => Workspace;
  readonly #player: string;

  constructor(session: () => CourseSession, workspace: () => Workspace, player: string) {
    [this.#session, this.#workspace, this.#player] = [session, workspace, player];
  }

  /** The states of the folder; what went to Moodle last is compared at once. */
  async begin(): Promise<void> {
    if (!(await this.#session().handOver())) return;
    this.states = await this.#workspace().desk.updateStates();
    const [first] = this.states;
    if (first?.sentAt !== undefined) await this.choose(first.id);
  }

  async choose(id: string): Promise<void> {
    this.stop();
    [this.chosen, this.seen, this.made, this.problems] = [id, undefined, undefined, []];
    [this.untouched, this.insisted] = [[], []];
    const told = await this.#working((progress, signal) =>
      this.#workspace().desk.updateSince(id, this.#player, progress, signal),
    );
    if (told === undefined || this.chosen !== id) return;
    if (told.ok) this.seen = told.value;
    else this.problems = told.problems;
  }

  async make(): Promise<void> {
    const { seen } = this;
    if (!seen) return;
    const told = await this.#working((progress, signal) =>
      this.#workspace().desk.updateFile(seen.comparison, this.judged, this.#player, progress, signal),
    );
    if (told === undefined) return;
    if (!told.ok) {
      this.problems = told.problems;
      return;
    }
    this.made = told.value;
    this.problems = told.value.problems;
    if (!told.value.file) return;
    download(told.value.file.path, told.value.file.bytes);
    await traceExport(this.#session(), this.#workspace(), { formats: ['moodle-backup'] });
  }

  stop(): void {
    this.#stop?.abort();
  }

  async #working<Told>(work: (progress: (share: number) => void, signal: AbortSignal) => Promise<Told>) {
    const stop = new AbortController();
    this.#stop = stop;
    this.share = 0;
    try {
      return await work((now) => this.#stop === stop && (this.share = now), stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      return undefined;
    } finally {
      if (this.#stop === stop) this.share = undefined;
    }
  }
}
