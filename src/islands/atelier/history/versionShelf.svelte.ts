import { chance } from '#adapters/browser/chance';
import { clock } from '#adapters/browser/clock';
import type { ExportNote } from '#core/course/versionFile';
import { newId } from '#core/id';
import type { Differences } from '#tasks/differences';
import type { CourseSession } from '../courseSession.svelte';
import { w } from '../words';
import type { Workspace } from '../workspace';
import type { StateName, VersionLine } from '../workers/history';
import type { SaidProblem } from '../workers/said';

/** What was done, and the way back. */
interface Done {
  readonly text: string;
  readonly undo?: () => Promise<unknown>;
}

/** The versions of one course, and what can be done with them. */
export class VersionShelf {
  lines = $state.raw<readonly VersionLine[]>([]);
  isRead = $state.raw(false);
  problems = $state.raw<readonly SaidProblem[]>([]);
  done = $state.raw<Done | undefined>();
  differences = $state.raw<Differences | undefined>();
  readonly #session: () => CourseSession;
  readonly #workspace: () => Workspace;
  named = $derived(this.lines.filter(({ name }) => name !== undefined));
  exported = $derived(this.lines.filter(({ name }) => name === undefined));

  constructor(session: () => CourseSession, workspace: () => Workspace) {
    [this.#session, this.#workspace] = [session, workspace];
  }

  get #desk() {
    return this.#workspace().desk;
  }

  async read(): Promise<void> {
    if (!(await this.#session().handOver())) return;
    const { lines, problems } = await this.#desk.versions();
    [this.lines, this.problems, this.isRead] = [lines, problems, true];
  }

  async keep(name: string, note: string): Promise<void> {
    if (!(await this.#session().handOver())) return;
    const files = await this.#desk.version(wishOf(this.#workspace(), name, note));
    if (await this.#write(files)) this.done = { text: w('versions.kept', { name }) };
  }

  async rename(id: VersionLine['id'], name: string, note: string): Promise<void> {
    const before = await this.#desk.versionFile(id);
    const named = { name, ...(note === '' ? {} : { note }) };
    if (await this.#write(await this.#desk.versionFile(id, named)))
      this.done = { text: w('versions.renamed', { name }), undo: () => this.#write(before) };
  }

  async remove({ id, name }: VersionLine): Promise<void> {
    const before = await this.#desk.versionFile(id);
    const gone = new Map([...before.keys()].map((path) => [path, undefined]));
    if (await this.#write(gone))
      this.done = { text: w('versions.removed', { name: name ?? '' }), undo: () => this.#write(before) };
  }

  /** The course becomes what it was; one step takes that back. */
  async restore(line: VersionLine): Promise<void> {
    const session = this.#session();
    if (!(await session.handOver())) return;
    const edits = await this.#desk.restoring(line.id);
    if (!edits.ok) {
      this.problems = edits.problems;
      return;
    }
    if (edits.value.length === 0) {
      this.done = { text: w('versions.same') };
      return;
    }
    await session.take(edits.value);
    const name = nameOf(line);
    const media = line.missing.length > 0 ? ` ${w('versions.missing', { files: line.missing.join(', ') })}` : '';
    this.done = { text: w('versions.restored', { name }) + media, undo: () => session.undo() };
    this.differences = undefined;
  }

  async compare(from: StateName, to: StateName): Promise<void> {
    this.differences = undefined;
    if (!(await this.#session().handOver())) return;
    const told = await this.#desk.differences(from, to);
    if (told.ok) this.differences = told.value;
    else this.problems = told.problems;
  }

  async takeBack(): Promise<void> {
    const undo = this.done?.undo;
    this.done = undefined;
    await undo?.();
    await this.read();
  }

  async #write(files: ReadonlyMap<string, string | undefined>): Promise<boolean> {
    this.problems = await this.#session().keepFiles(files);
    forgetWeight(this.#workspace(), this.#session());
    if (this.problems.length > 0) return false;
    await this.read();
    return true;
  }
}

/** How a version is called: by its name, or by what left. */
export function nameOf({ name, exports }: VersionLine): string {
  if (name !== undefined) return name;
  return w('versions.exportOf', { what: exports.map(sayExport).join(' ; ') });
}

export const sayExport = ({ audience, formats }: ExportNote): string =>
  audience === undefined ? formats.join(', ') : w('versions.archive', { audience: w(`versions.for.${audience}`) });

/** Leaves a trace of what is about to leave, so that what comes back finds where it began. Where it cannot, the export goes on. */
export async function traceExport(
  session: CourseSession,
  workspace: Workspace,
  what: Pick<ExportNote, 'audience'> & { readonly formats?: readonly string[] },
): Promise<void> {
  const wish = wishOf(workspace);
  const { at, by } = wish;
  const note = { ...what, at, ...(by === undefined ? {} : { by }), formats: [...(what.formats ?? [])] };
  await session.keepFiles(await workspace.desk.trace(wish, note));
  forgetWeight(workspace, session);
}

function wishOf({ notes }: Workspace, name?: string, note = '') {
  const by = notes.setting('name');
  return {
    ...{ id: newId('vs', chance), at: clock() },
    ...(name === undefined ? {} : { name }),
    ...(note === '' ? {} : { note }),
    ...(by === undefined ? {} : { by }),
  };
}

/** The card weighs what no change reaches only when it must. */
function forgetWeight({ notes }: Workspace, { name }: CourseSession): void {
  const { otherBytes: _, ...note } = notes.note(name);
  notes.setNote(name, note);
}
