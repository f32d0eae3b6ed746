import { clock } from '#adapters/browser/clock';
import type { CourseNote } from '#adapters/browser/deviceNotes';
import { askToStay } from '#adapters/browser/stay';
import type { FileTree } from '#core/fileTree';
import type { Differences } from '#tasks/differences';
import type { Example } from '../context';
import { w } from '../words';
import type { Workspace } from '../workspace';
import type { SaidProblem } from '../workers/said';
import type { StoreApi } from '../workers/storeApi';

type Cards = Extract<Awaited<ReturnType<StoreApi['cards']>>, { ok: true }>['value'];
export type CourseCardView = Cards[number];

/** What was done, and the way back. */
interface Done {
  readonly text: string;
  readonly undo?: () => Promise<unknown>;
}

/** An archive that somebody handed in, whose course is here already. */
interface HandedIn {
  readonly name: string;
  readonly title: string;
  readonly tree: FileTree;
  readonly here: CourseCardView;
  /** Not there yet while they are looked for. */
  readonly differences?: Differences;
}

/** Days that a course put aside stays within reach. */
const daysAside = 30;

/** The courses of this device, and all that can be done with a whole one. */
export class CourseShelf {
  cards = $state.raw<Cards>([]);
  /** Put aside: hidden, not lost. */
  aside = $state.raw<Cards>([]);
  isRead = $state.raw(false);
  problems = $state.raw<readonly SaidProblem[]>([]);
  done = $state.raw<Done | undefined>();
  handedIn = $state.raw<HandedIn | undefined>();
  readonly #workspace: () => Workspace;

  constructor(workspace: () => Workspace) {
    this.#workspace = workspace;
  }

  get #store() {
    return this.#workspace().store;
  }
  get #notes() {
    return this.#workspace().notes;
  }

  noteOf(name: string): CourseNote {
    return this.#notes.note(name);
  }

  async read(): Promise<void> {
    const read = await this.#store.cards();
    if (!read.ok) {
      this.problems = read.problems;
      return;
    }
    const byDate = [...read.value].sort((one, other) => (one.modified < other.modified ? 1 : -1));
    await this.#forgetOld(byDate);
    await Promise.all(byDate.map(({ name }) => this.#weigh(name)));
    this.cards = byDate.filter(({ name }) => !this.noteOf(name).removed);
    this.aside = byDate.filter(({ name }) => this.noteOf(name).removed);
    this.isRead = true;
  }

  /** A course of the site, copied to this device; the one that is here already, where it is. */
  async openExample({ name }: Example, folder: URL): Promise<string | undefined> {
    const here = this.cards.find((card) => card.name === name);
    if (here) return here.name;
    const answer = await fetch(new URL(`${name}-public.course-zip.zip`, folder)).catch(() => undefined);
    if (!answer?.ok) {
      this.problems = [fault(w('examples.unreachable'))];
      return undefined;
    }
    const unpacked = await this.#workspace().desk.unpack(new Uint8Array(await answer.arrayBuffer()));
    if (!unpacked.ok) {
      this.problems = unpacked.problems;
      return undefined;
    }
    return this.#kept(await this.#store.add(name, unpacked.value.tree));
  }

  /** An archive: kept, or asked about where its course is here already. */
  async handIn(bytes: Uint8Array): Promise<void> {
    const unpacked = await this.#workspace().desk.unpack(bytes);
    if (!unpacked.ok) {
      this.problems = unpacked.problems;
      return;
    }
    const { name, title, tree, iri } = unpacked.value;
    const same = this.cards.filter((card) => card.iri === iri);
    const here = same.find((card) => card.name === name) ?? same[0];
    if (here) {
      this.handedIn = { name: here.name, title, tree, here };
      await this.#compare(tree, here);
      return;
    }
    if (this.#kept(await this.#store.add(name, tree))) this.#say({ text: w('import.done', { course: title }) });
    await this.read();
  }

  /** What the other copy adds, changes and misses, told before anything is chosen. */
  async #compare(tree: FileTree, here: CourseCardView): Promise<void> {
    const { desk, keeping, store } = this.#workspace();
    const ours = keeping !== 'kept' ? await store.tree(here.name) : undefined;
    if (ours?.ok === false || !(await desk.take(here.name, ours?.value)).ok) return;
    const told = await desk.differencesWith(tree);
    if (told.ok && this.handedIn?.tree === tree) this.handedIn = { ...this.handedIn, differences: told.value };
  }

  async keepBoth(): Promise<void> {
    const { name, title, tree } = this.handedIn ?? {};
    this.handedIn = undefined;
    if (name === undefined || !tree) return;
    const kept = this.#kept(await this.#store.add(name, tree));
    if (kept) this.#say({ text: w('import.both', { course: title ?? '', name: kept }) });
    await this.read();
  }

  /** The one that was here is put aside under another name, and can come back. */
  async replace(): Promise<void> {
    const { name, title, tree } = this.handedIn ?? {};
    this.handedIn = undefined;
    if (name === undefined || !tree) return;
    const moved = this.#kept(await this.#store.moveAside(name));
    if (!moved) return;
    this.#notes.setNote(moved, { ...this.noteOf(name), removed: clock() });
    this.#notes.setNote(name, undefined);
    const put = await this.#store.put(name, tree, false);
    const undo = async () => {
      const folder = await this.#store.tree(moved);
      if (!folder.ok) return;
      await this.#store.put(name, folder.value, true);
      await this.#store.remove(moved);
      this.#notes.setNote(moved, undefined);
    };
    if (put.ok) this.#say({ text: w('import.replaced', { course: title ?? '' }), undo });
    else await undo().then(() => (this.problems = put.problems));
    this.#workspace().windows.tell({ course: name, kind: 'saved' });
    await this.read();
  }

  async duplicate({ name, title = name }: CourseCardView): Promise<void> {
    const copy = w('list.copyTitle', { course: title });
    if (this.#kept(await this.#store.duplicate(name, copy))) this.#say({ text: w('list.copied', { course: title }) });
    await this.read();
  }

  async putAside({ name, title = name }: CourseCardView): Promise<void> {
    this.#notes.setNote(name, { ...this.noteOf(name), removed: clock() });
    this.#say({ text: w('list.removed', { course: title }), undo: () => this.bringBack(name) });
    this.#workspace().windows.tell({ course: name, kind: 'removed' });
    await this.read();
  }

  async bringBack(name: string): Promise<void> {
    const { removed: _, ...note } = this.noteOf(name);
    this.#notes.setNote(name, note);
    await this.read();
  }

  /** For good: what was put aside makes room. */
  async remove({ name, title = name }: CourseCardView): Promise<void> {
    const removed = await this.#store.remove(name);
    if (removed.ok) this.#notes.setNote(name, undefined);
    else this.problems = removed.problems;
    this.#say({ text: w('aside.removed', { course: title }) });
    await this.read();
  }

  async takeBack(): Promise<void> {
    const undo = this.done?.undo;
    this.done = undefined;
    await undo?.();
    await this.read();
  }

  async #forgetOld(cards: Cards): Promise<void> {
    const limit = new Date(Date.now() - daysAside * 86_400_000).toISOString();
    const old = cards.filter(({ name }) => (this.noteOf(name).removed ?? '9') < limit);
    await Promise.all(old.map(({ name }) => this.#store.remove(name)));
    old.forEach(({ name }) => this.#notes.setNote(name, undefined));
  }

  /** Media change only when a folder is put; they are weighed once. */
  async #weigh(name: string): Promise<void> {
    const note = this.noteOf(name);
    if (note.otherBytes !== undefined) return;
    const weighed = await this.#store.otherBytes(name);
    if (weighed.ok) this.#notes.setNote(name, { ...note, otherBytes: weighed.value });
  }

  #kept(result: Awaited<ReturnType<StoreApi['add']>>): string | undefined {
    if (!result.ok) {
      this.problems = result.problems;
      return undefined;
    }
    this.#workspace().windows.tell({ course: result.value, kind: 'added' });
    askToStay();
    return result.value;
  }

  #say(done: Done): void {
    this.done = done;
  }
}

const fault = (what: string): SaidProblem => ({
  code: '',
  at: '',
  severity: 'error',
  what,
  mend: '',
  stage: 'framing',
});
