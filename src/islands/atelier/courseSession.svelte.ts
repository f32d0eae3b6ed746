import { apply } from '#core/change/apply';
import type { Change, Edit } from '#core/change/change';
import { type CourseFiles, teamFiles } from '#core/change/courseFiles';
import type { courseFileSchema } from '#core/course/schema';
import { type Id, newId } from '#core/id';
import { rebase } from '#tasks/saveCourse';
import { emptyLog, logged, redoBatch, type UndoLog, undoBatch } from '#tasks/workspaceUndo';
import type { InferInput } from 'valibot';
import { Calm } from './session/calm';
import { DeskLine } from './session/deskLine.svelte';
import { additionEdits, fieldEdits, type Item, joined, listIn, placedIn, valueIn } from './session/edits';
import type { Notice, SessionMeans } from './session/means';
import { SpareFiles } from './session/spareFiles';
import type { Verdict } from './workers/deskApi';
import type { SaidProblem } from './workers/said';

/** `course.json` as it stands in its file: what may be left out may be missing. */
export type CourseSource = InferInput<typeof courseFileSchema>;
export type { Item, Notice, SessionMeans };

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
  /** A fault of ours, with its trace. */
  fault = $state.raw<string | undefined>(undefined);
  course = $derived(this.files.course as CourseSource);

  readonly #means: SessionMeans;
  readonly #line: DeskLine;
  readonly #spare: SpareFiles;
  readonly #calm: Calm;
  #revision = 0;
  #typing: readonly Change[] = [];
  #queue: readonly (readonly Change[])[] = [];
  #saving: Promise<void> | undefined;

  constructor(name: string, means: SessionMeans) {
    this.name = name;
    this.#means = means;
    const waiting = () => ({ saving: this.#saving, batches: this.#queue });
    this.#line = new DeskLine(name, means, waiting, (error) => this.#fail(error));
    this.#calm = new Calm(() => this.flush(), means.wait);
    this.#spare = new SpareFiles(name, means, () => {
      this.#line.forget();
      means.windows.tell({ course: name, kind: 'saved' });
      void this.#line.check();
    });
  }

  get id(): Id {
    return this.course.meta.id;
  }

  /** What the check says, once it is done. */
  get verdict(): Verdict | undefined {
    return this.#line.verdict;
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
    void this.#line.check();
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
  value = (entity: Id, path: string): unknown => valueIn(this.files, entity, path);

  /** One field takes a value, or none. */
  edit(entity: Id, path: string, after: unknown): void {
    this.#make(fieldEdits(this.files, entity, path, after));
  }

  /** A thing joins a list: of the course, `/needs/competencies`, or of the entity `owner`; at its end unless said otherwise. */
  add(list: string, item: Item, index?: number, owner: Id = this.id): void {
    this.#make(additionEdits(this.files, { in: owner, under: list }, [item], index));
  }

  /** Several things join a list at its end, as one step to take back. */
  addAll = (list: string, items: readonly Item[]): Promise<void> =>
    this.take(additionEdits(this.files, { in: this.id, under: list }, items));

  remove(list: string, id: Id, owner: Id = this.id): void {
    const before = placedIn(this.files, { in: owner, under: list }, id);
    if (!before) return;
    const [change] = this.#make([{ entity: id, path: '', before, after: undefined }]);
    if (change) this.notice = { kind: 'removed', change };
  }

  /** So many places up or down in its list. */
  move(list: string, id: Id, steps: number, owner: Id = this.id): void {
    const before = placedIn(this.files, { in: owner, under: list }, id);
    const index = (before?.index ?? 0) + steps;
    if (!before || index < 0 || index >= this.listOf(list, owner).length) return;
    this.#make([{ entity: id, path: '', before, after: { ...before, index } }]);
  }

  listOf = (list: string, owner: Id = this.id): readonly Item[] => listIn(this.files, { in: owner, under: list });

  /** A whole batch, made elsewhere, as one step to take back: a version that comes back. */
  async take(edits: readonly Edit[]): Promise<void> {
    // At once: while one waits, another window may change what the batch was made for.
    this.#cut();
    this.#make(edits);
    await this.flush();
  }

  /** A file that no change reaches, as text; `undefined` where there is none. */
  readFile = (path: string): Promise<string | undefined> => this.#spare.read(path);

  /** Puts or takes away files that no change reaches: media, versions. Why not, where it cannot. */
  keepFiles = (files: ReadonlyMap<string, string | Uint8Array | undefined>): Promise<readonly SaidProblem[]> =>
    this.#spare.keep(files);

  /** Adds lines to the end of a file that no change reaches: answers, results. Why not, where it cannot. */
  appendTo = (path: string, text: string): Promise<readonly SaidProblem[]> => this.#spare.append(path, text);

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
    this.#line.forget();
    this.notice = { kind: 'refreshed' };
    void this.#line.check();
  }

  /** The desk learns how the course stands here, saved or not; `false` where it cannot. */
  tellDesk = (): Promise<boolean> => this.#line.tell();

  /** The same from the store anew: with all its history, and files that no change reaches. */
  async handOver(): Promise<boolean> {
    await this.flush();
    this.#line.forget();
    return this.tellDesk();
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

  #make(edits: readonly Edit[]): readonly Change[] {
    if (edits.length === 0) return [];
    const { chance, clock, by } = this.#means;
    const [at, author] = [clock(), by()];
    const changes = edits.map((edit): Change => ({ id: newId('h', chance), at, by: author, ...edit }));
    const applied = apply(this.files, changes);
    if (!applied.ok) {
      // What a file holds that cannot be read is not written over: the check names the file.
      if (!teamFiles.some((file) => this.files[file] === null))
        throw new Error(`a change of the workspace does not fit: ${JSON.stringify(changes)}`);
      this.notice = { kind: 'unreadable' };
      return [];
    }
    this.files = applied.value;
    this.#typing = changes.reduce(joined, this.#typing);
    this.#schedule();
    return changes;
  }

  #schedule(): void {
    this.isDirty = this.#typing.length > 0 || this.#queue.length > 0;
    this.#means.drafts.keep(this.name, [...this.#queue.flat(), ...this.#typing]);
    this.#calm.key();
  }

  /** What is typed becomes a batch, and a step to take back. */
  #cut(): void {
    if (this.#typing.length === 0) return;
    const batch = this.#typing;
    this.#typing = [];
    this.#queue = [...this.#queue, batch];
    this.#line.hear(batch);
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
    void this.#line.check();
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
    this.#line.forget();
    const [change] = [...lost, ...overwrote];
    this.notice = change ? { kind: lost.length > 0 ? 'lost' : 'overwrote', change } : { kind: 'refreshed' };
    if (kept.length > 0) this.#schedule();
  }

  #troubled(problems: readonly SaidProblem[]): void {
    this.trouble = problems[0];
    void this.#line.check();
    void this.#means.wait(pauseAfterTrouble).then(() => (this.trouble ? this.flush() : undefined));
  }

  #fail(error: unknown): void {
    this.fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
