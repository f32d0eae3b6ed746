import { createContext } from 'svelte';
import type { Backup } from './backup/backup.svelte';
import type { CourseSession } from './courseSession.svelte';
import type { Route } from './route.svelte';
import type { Workspace } from './workspace';

/** What every part of the workspace may need. */
export interface Surroundings {
  readonly route: Route;
  /** Words of the site that the workspace shows too: names of stages, methods, levels. */
  readonly labels: Readonly<Record<string, string>>;
  readonly examples: readonly Example[];
  /** Said once, politely, to who listens. */
  readonly announce: (text: string) => void;
}

/** A course of this site that may be copied. */
export interface Example {
  readonly name: string;
  readonly title: string;
  readonly facts: string;
}

export const [getSurroundings, setSurroundings] = createContext<Surroundings>();
export const [getWorkspace, setWorkspace] = createContext<() => Workspace>();
export const [getSession, setSession] = createContext<() => CourseSession>();
export const [getBackup, setBackup] = createContext<Backup>();
