import { type BackupFolder, canPickFolder, forgetFolder, keptFolder, pickFolder } from '#adapters/browser/backupFolder';
import { clock } from '#adapters/browser/clock';
import type { CourseSession } from '../courseSession.svelte';
import { w } from '../words';
import type { Workspace } from '../workspace';

/** Quiet before a copy is written, milliseconds; and how many copies of one course a folder keeps. */
const calm = 10_000;
export const mostCopies = 5;

/** `none`: no folder is chosen; `asks`: the browser wants the person's word again; `failed`: it was refused in the end. */
export type BackupState = 'none' | 'ready' | 'asks' | 'writing' | 'failed';

/** « Copie de secours »: whole copies into a folder of this device, by themselves. One for all courses. */
export class Backup {
  state = $state.raw<BackupState>('none');
  folderName = $state.raw('');
  /** When the last copy was written here, UTC. */
  writtenAt = $state.raw('');
  readonly isPossible = canPickFolder();
  readonly #workspace: () => Workspace;
  #folder: BackupFolder | undefined;

  constructor(workspace: () => Workspace) {
    this.#workspace = workspace;
  }

  /** Finds the folder of the last time. */
  async open(): Promise<void> {
    const folder = await keptFolder();
    if (folder) await this.#use(folder);
  }

  /** Lets the person choose; from a click. */
  async choose(): Promise<void> {
    const folder = await pickFolder();
    if (folder) await this.#use(folder);
  }

  /** The browser asks the person again; from a click. */
  async allow(): Promise<void> {
    if (await this.#folder?.ask()) this.state = 'ready';
  }

  async stop(): Promise<void> {
    await forgetFolder();
    this.#folder = undefined;
    [this.state, this.folderName] = ['none', ''];
  }

  /** Writes a copy once the course has been quiet; gives the way to call it off. */
  whenCalm(session: CourseSession): () => void {
    const { copied } = this.#workspace().notes.note(session.name);
    if (this.state !== 'ready' || copied?.revision === session.revision) return () => undefined;
    const later = setTimeout(() => void this.write(session), calm);
    return () => clearTimeout(later);
  }

  async write(session: CourseSession): Promise<void> {
    const folder = this.#folder;
    if (!folder || this.state === 'writing') return;
    this.state = 'writing';
    try {
      if (!(await session.handOver())) throw new Error('the desk could not read the course');
      const { notes, desk } = this.#workspace();
      const { bytes } = await desk.archive('equipe', session.course.meta.modified);
      const prefix = `${session.name}-secours-`;
      const at = clock();
      await folder.write({ prefix, name: `${prefix}${stampOf(at)}.course-zip.zip`, bytes }, mostCopies);
      const copied = { at, revision: session.revision };
      notes.setNote(session.name, { ...notes.note(session.name), copied });
      [this.state, this.writtenAt] = ['ready', at];
    } catch {
      // Moved away, full, or not allowed any more: the reminder takes over, and says so.
      this.state = (await this.#isAsking()) ? 'asks' : 'failed';
    }
  }

  async #isAsking(): Promise<boolean> {
    return (await this.#folder?.permission().catch(() => 'denied')) === 'prompt';
  }

  async #use(folder: BackupFolder): Promise<void> {
    this.#folder = folder;
    this.folderName = folder.name === '' ? w('backup.folder') : folder.name;
    this.state = (await folder.permission()) === 'granted' ? 'ready' : 'asks';
  }
}

/** `2026-11-25-140305`: names in the order of time. */
const stampOf = (instant: string): string => instant.slice(0, 19).replace('T', '-').replaceAll(':', '');
