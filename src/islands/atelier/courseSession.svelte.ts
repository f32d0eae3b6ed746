import type { DraftBox } from '#adapters/browser/draftBox';
import type { OtherWindows } from '#adapters/browser/otherWindows';
import type { Asked } from '#adapters/browser/remote';
import { apply } from '#core/change/apply';
import type { Change } from '#core/change/change';
import { type CourseFiles, fileOfSection, findEntity, type Placed } from '#core/change/courseFiles';
import { childOf, same } from '#core/change/edit';
import type { courseFileSchema } from '#core/course/schema';
import type { Clock } from '#core/course/store';
import { type Chance, type Id, newId } from '#core/id';
import { partsOf, pointerOf } from '#core/pointer';
import { rebase } from '#tasks/saveCourse';
import { emptyLog, logged, redoBatch, type UndoLog, undoBatch } from '#tasks/workspaceUndo';
import type { InferInput } from 'valibot';
import type { DeskApi, Verdict } from './workers/deskApi';
import type { SaidProblem, SaidResult } from './workers/said';
import type { Keeping, StoreApi } from './workers/storeApi';

/** `course.json` as it stands in its file: what may be left out may be missing. */
export type CourseSource = InferInput<typeof courseFileSchema>;
/** One thing of a list of the course. */
export type Item = Readonly<Record<string, unknown>> & { readonly id: Id };

/** What a session works with; tests lend others. */
export interface SessionMeans {
  readonly store: Pick<Asked<StoreApi>, 'open' | 'save' | 'tree' | 'read' | 'keep' | 'append'>;
  readonly desk: Pick<Asked<DeskApi>, 'take' | 'follow' | 'check'>;
  readonly drafts: DraftBox;
  readonly windows: Pick<OtherWindows, 'tell'>;
  readonly keeping: Keeping;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly by: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** What a screen tells once: another window wrote there too, something was taken back. */
export interface Notice {
  readonly kind:
    'overwrote' | 'lost' | 'refreshed' | 'recovered' | 'undone' | 'redone' | 'removed' | 'nothing' | 'stuck';
  readonly change?: Change;
  readonly count?: number;
}

/** From the last key to the saving, and from the first unsaved one at the most; milliseconds. */
const calm = 500;
const longest = 900;
/** To the next try, where the world refuses. */
const pauseAfterTrouble = 5_000;

/** One course at work: what is shown, what is typed, what is saved. All of a screen reads and writes through it. */
export class CourseSession {
  readonly name: string;
  files = $state.raw<CourseFiles>({ course: {}, bank: {}, lessons: new Map() });
  log = $state.raw<UndoLog>(emptyLog);
  /** When the last batch was kept, UTC. */
  savedAt = $state.raw('');
  /** Typed and not kept yet. */
  isDirty = $state.raw(false);
  /** Why the last saving failed; what was typed waits here. */
  trouble = $state.raw<SaidProblem | undefined>(undefined);
  notice = $state.raw<Notice | undefined>(undefined);
  verdict = $state.raw<Verdict | undefined>(undefined);
  /** A fault of ours, with its trace. */
  fault = $state.raw<string | undefined>(undefined);
  course = $derived(this.files.course as CourseSource);

  readonly #means: SessionMeans;
  #revision = 0;
  #typing: readonly Change[] = [];
  #queue: readonly (readonly Change[])[] = [];
  #firstKey = 0;
  #lastKey = 0;
  #isWaiting = false;
  #saving: Promise<void> | undefined;
  #untold: readonly (readonly Change[])[] = [];
  #isChecking = false;
  #mustCheck = false;
  #isTaken = false;

  constructor(name: string, means: SessionMeans) {
    this.name = name;
    this.#means = means;
  }

  get id(): Id {
    return this.course.meta.id;
  }

  /** Of the last saving. */
  get revision(): number {
    return this.#revision;
  }

  /** Reads the course, and gives back what a window that was killed had not saved; the reasons where it cannot. */
  async open(): Promise<readonly SaidProblem[]> {
    const opened = await this.#means.store.open(this.name);
    if (!opened.ok) return opened.problems;
    const { files, revision, log, modified } = opened.value;
    [this.files, this.#revision, this.log, this.savedAt] = [files, revision, log, modified];
    this.takeAbandoned();
    void this.#check();
    return [];
  }

  /** Changes that no window saved; those that a saving reached are known by their ids. */
  takeAbandoned(): void {
    const known = new Set(this.log.done.flat().map(({ id }) => id));
    const drafts = this.#means.drafts.takeAbandoned(this.name).filter(({ id }) => !known.has(id));
    if (drafts.length === 0) return;
    const { kept, files } = rebase(drafts, this.files);
    if (kept.length === 0) return;
    this.files = files;
    this.#typing = [...this.#typing, ...kept];
    this.notice = { kind: 'recovered', count: kept.length };
    this.#schedule();
  }

  /** The value of a field; `undefined` where nothing stands. */
  value(entity: Id, path: string): unknown {
    const parts = partsOf(path) ?? [];
    const owner = entity === this.id ? this.files[fileOfSection(parts[0])] : findEntity(this.files, entity)?.value;
    return parts.reduce<unknown>((value, part) => childOf(value, part), owner);
  }

  /** One field takes a value, or none. */
  edit(entity: Id, path: string, after: unknown): void {
    const before = this.value(entity, path);
    if (same(before, after)) return;
    this.#make([...this.#missingAround(entity, path), this.#change(entity, path, before, after)]);
  }

  /** A thing joins a list of the course: `/needs/competencies`; at its end unless said otherwise. */
  add(list: string, item: Item, index = this.listOf(list).length): void {
    const after: Placed = { in: this.id, under: list, index, value: item };
    this.#make([...this.#missingAround(this.id, `${list}/0`, []), this.#change(item.id, '', undefined, after)]);
  }

  remove(list: string, id: Id): void {
    const before = this.#placed(list, id);
    if (!before) return;
    this.#make([this.#change(id, '', before, undefined)]);
    this.notice = { kind: 'removed', change: this.#change(id, '', before, undefined) };
  }

  /** One place up or down in its list. */
  move(list: string, id: Id, steps: -1 | 1): void {
    const before = this.#placed(list, id);
    const index = (before?.index ?? 0) + steps;
    if (!before || index < 0 || index >= this.listOf(list).length) return;
    this.#make([this.#change(id, '', before, { ...before, index })]);
  }

  listOf(list: string): readonly Item[] {
    const items = this.value(this.id, list);
    return Array.isArray(items) ? (items as Item[]) : [];
  }

  /** A file that no change reaches, as text; `undefined` where there is none. */
  async readFile(path: string): Promise<string | undefined> {
    const read = await this.#means.store.read(this.name, path);
    const content = read.ok ? read.value : undefined;
    return typeof content === 'object' ? new TextDecoder().decode(content) : content;
  }

  /** Puts or takes away files that no change reaches: media, versions. Why not, where it cannot. */
  keepFiles = (files: ReadonlyMap<string, string | Uint8Array | undefined>): Promise<readonly SaidProblem[]> =>
    this.#besides(this.#means.store.keep(this.name, files));

  /** Adds lines to the end of a file that no change reaches: answers, results. Why not, where it cannot. */
  appendTo = (path: string, text: string): Promise<readonly SaidProblem[]> =>
    this.#besides(this.#means.store.append(this.name, path, text));

  async #besides(kept: Promise<SaidResult<void>>): Promise<readonly SaidProblem[]> {
    const { ok, problems } = await kept;
    if (!ok) return problems;
    this.#isTaken = false;
    this.#means.windows.tell({ course: this.name, kind: 'saved' });
    void this.#check();
    return [];
  }

  newId = <const Letter extends string>(letter: Letter): Id<Letter> => newId(letter, this.#means.chance);

  /** Takes back the last step, wherever it was made. */
  undo = (): Promise<void> => this.#step(undoBatch, 'undone');
  redo = (): Promise<void> => this.#step(redoBatch, 'redone');

  /** Keeps what is typed, now. */
  async flush(): Promise<void> {
    this.#cut();
    await this.#save();
  }

  /** Another window saved: what it wrote is shown; what is typed here stays. */
  async refresh(): Promise<void> {
    if (this.isDirty || this.#saving) return;
    const opened = await this.#means.store.open(this.name);
    if (!opened.ok || this.isDirty || opened.value.revision === this.#revision) return;
    const { files, revision, log, modified } = opened.value;
    [this.files, this.#revision, this.log, this.savedAt] = [files, revision, log, modified];
    this.#isTaken = false;
    this.notice = { kind: 'refreshed' };
    void this.#check();
  }

  /** The desk learns how the course stands here, saved or not; `false` where it cannot. */
  async tellDesk(): Promise<boolean> {
    try {
      const untold = this.#untold;
      if (this.#isTaken && (await this.#means.desk.follow(this.name, untold))) {
        this.#untold = this.#untold.slice(untold.length);
        return true;
      }
      this.#isTaken = false;
      // A saving that goes on meanwhile may be in what is taken, or not: then once more.
      for (let tries = 0; tries < 3 && !this.#isTaken; tries++) this.#isTaken = await this.#take();
      return this.#isTaken;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** The same from the store anew: with all its history, and files that no change reaches. */
  async handOver(): Promise<boolean> {
    await this.flush();
    this.#isTaken = false;
    return this.tellDesk();
  }

  async #take(): Promise<boolean> {
    const { store, desk, keeping } = this.#means;
    await this.#saving;
    const waiting = this.#queue;
    this.#untold = [];
    const tree = keeping === 'memory' ? await store.tree(this.name) : undefined;
    if (tree && !tree.ok) return false;
    const taken = await desk.take(this.name, tree?.value);
    return taken.ok && (waiting.length === 0 || (await desk.follow(this.name, waiting)));
  }

  async #step(batchOf: typeof undoBatch, kind: 'undone' | 'redone'): Promise<void> {
    do await this.flush();
    while (this.#typing.length > 0);
    const batch = batchOf(this.log, this.#means.clock(), this.#means.by());
    if (!batch) {
      this.notice = { kind: 'nothing' };
      return;
    }
    const applied = apply(this.files, batch);
    if (!applied.ok) {
      this.notice = { kind: 'stuck' };
      return;
    }
    this.files = applied.value;
    const change = batch.at(-1);
    this.notice = { kind, ...(change ? { change } : {}) };
    this.#typing = batch;
    this.isDirty = true;
    await this.flush();
  }

  /** The objects on the way to a field that are not there yet; `innermost` is put at the last of them. */
  #missingAround(entity: Id, path: string, innermost: unknown = {}): readonly Change[] {
    const parts = (partsOf(path) ?? []).slice(0, -1);
    const missing = parts.findIndex(
      (_, index) => this.value(entity, pointerOf(parts.slice(0, index + 1))) === undefined,
    );
    if (missing < 0) return [];
    const inner = parts.slice(missing + 1).reduceRight<unknown>((value, part) => ({ [part]: value }), innermost);
    return [this.#change(entity, pointerOf(parts.slice(0, missing + 1)), undefined, inner)];
  }

  #placed(list: string, id: Id): Placed | undefined {
    const index = this.listOf(list).findIndex((item) => item.id === id);
    return index < 0 ? undefined : { in: this.id, under: list, index, value: this.listOf(list)[index] };
  }

  #change(entity: Id, path: string, before: unknown, after: unknown): Change {
    const { chance, clock, by } = this.#means;
    return { id: newId('h', chance), at: clock(), by: by(), entity, path, before, after };
  }

  #make(changes: readonly Change[]): void {
    const applied = apply(this.files, changes);
    if (!applied.ok) throw new Error(`a change of the workspace does not fit: ${JSON.stringify(changes)}`);
    this.files = applied.value;
    this.#typing = changes.reduce(joined, this.#typing);
    this.#schedule();
  }

  #schedule(): void {
    this.isDirty = this.#typing.length > 0 || this.#queue.length > 0;
    this.#means.drafts.keep(this.name, [...this.#queue.flat(), ...this.#typing]);
    const now = Date.now();
    if (!this.#isWaiting) this.#firstKey = now;
    this.#lastKey = now;
    if (!this.#isWaiting) void this.#saveWhenCalm();
  }

  async #saveWhenCalm(): Promise<void> {
    this.#isWaiting = true;
    for (let left = calm; left > 0;) {
      await this.#means.wait(left);
      const now = Date.now();
      left = Math.min(this.#lastKey + calm, this.#firstKey + longest) - now;
    }
    this.#isWaiting = false;
    await this.flush();
  }

  /** What is typed becomes a batch, and a step to take back. */
  #cut(): void {
    if (this.#typing.length === 0) return;
    const batch = this.#typing;
    this.#typing = [];
    this.#queue = [...this.#queue, batch];
    this.#untold = [...this.#untold, batch];
    this.log = logged(this.log, batch);
  }

  async #save(): Promise<void> {
    if (this.#saving) {
      await this.#saving;
      if (this.#queue.length > 0 && !this.trouble) await this.#save();
      return;
    }
    this.#saving = this.#saveQueue().catch((error: unknown) => this.#fail(error));
    await this.#saving;
    this.#saving = undefined;
    this.isDirty = this.#typing.length > 0 || this.#queue.length > 0;
  }

  async #saveQueue(): Promise<void> {
    for (let batch = this.#queue[0]; batch; batch = this.#queue[0]) {
      const saved = await this.#means.store.save(this.name, batch, this.#revision);
      if (!saved.ok) {
        this.#troubled(saved.problems);
        return;
      }
      const { revision, changes, elsewhere } = saved.value;
      this.#queue = this.#queue.slice(1);
      this.#revision = revision;
      this.savedAt = changes.at(-1)?.at ?? this.savedAt;
      this.trouble = undefined;
      if (elsewhere) await this.#meet(elsewhere);
      this.#means.drafts.keep(this.name, [...this.#queue.flat(), ...this.#typing]);
      this.#means.windows.tell({ course: this.name, kind: 'saved' });
    }
    void this.#check();
  }

  /** Another window saved first: its work is shown with ours on top. */
  async #meet({ overwrote, lost }: { overwrote: readonly Change[]; lost: readonly Change[] }): Promise<void> {
    const opened = await this.#means.store.open(this.name);
    if (!opened.ok) return;
    const waiting = [...this.#queue.flat(), ...this.#typing];
    const { kept, files } = rebase(waiting, opened.value.files);
    this.#queue = [];
    this.#typing = kept;
    [this.files, this.#revision, this.log] = [files, opened.value.revision, opened.value.log];
    this.#isTaken = false;
    const [change] = [...lost, ...overwrote];
    this.notice = change ? { kind: lost.length > 0 ? 'lost' : 'overwrote', change } : { kind: 'refreshed' };
    if (kept.length > 0) this.#schedule();
  }

  #troubled(problems: readonly SaidProblem[]): void {
    this.trouble = problems[0];
    void this.#check();
    void this.#means.wait(pauseAfterTrouble).then(() => (this.trouble ? this.flush() : undefined));
  }

  /** One check at a time, the last wish last. */
  async #check(): Promise<void> {
    this.#mustCheck = true;
    if (this.#isChecking) return;
    this.#isChecking = true;
    while (this.#mustCheck) {
      this.#mustCheck = false;
      if (!(await this.tellDesk())) break;
      try {
        this.verdict = await this.#means.desk.check();
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#isChecking = false;
  }

  #fail(error: unknown): void {
    this.fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** Letters that follow one another in a field are one change. */
function joined(changes: readonly Change[], change: Change): readonly Change[] {
  const last = changes.at(-1);
  const isField = last && last.entity === change.entity && last.path === change.path && change.path !== '';
  if (!isField) return [...changes, change];
  const one = { ...last, at: change.at, after: change.after };
  return same(one.before, one.after) ? changes.slice(0, -1) : [...changes.slice(0, -1), one];
}
