import { chance } from '#adapters/browser/chance';
import { clock } from '#adapters/browser/clock';
import { type DeviceNotes, deviceNotes } from '#adapters/browser/deviceNotes';
import { type DraftBox, draftBox, localBox } from '#adapters/browser/draftBox';
import { type OtherWindows, otherWindows, type Told } from '#adapters/browser/otherWindows';
import { type Asked, remote } from '#adapters/browser/remote';
import { newId } from '#core/id';
import { CourseSession } from './courseSession.svelte';
import { w } from './words';
import type { DeskApi } from './workers/deskApi';
import type { Keeping, StoreApi } from './workers/storeApi';

/** What the workspace works with in this window. */
export interface Workspace {
  readonly store: Asked<StoreApi>;
  readonly desk: Asked<DeskApi>;
  readonly keeping: Keeping;
  readonly notes: DeviceNotes;
  readonly windows: OtherWindows;
  session(course: string): CourseSession;
}

/** Starts what a window needs; the desk, which is large, only loads when it is first asked. */
export async function openWorkspace(hear: (told: Told) => void): Promise<Workspace> {
  const store = remote<StoreApi>(
    new Worker(new URL('./workers/store.worker.ts', import.meta.url), { type: 'module', name: 'navette-store' }),
  );
  const desk = lazily(() =>
    remote<DeskApi>(
      new Worker(new URL('./workers/desk.worker.ts', import.meta.url), { type: 'module', name: 'navette-desk' }),
    ),
  );
  const notes = deviceNotes(localBox());
  const windows = otherWindows(hear);
  const drafts: DraftBox = draftBox(localBox(), windowName());
  const keeping = await store.keeping();
  const means = {
    ...{ store, desk, drafts, windows, keeping, chance, clock },
    by: () => notes.setting('name') ?? w('by.nobody'),
    wait: (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)),
  };
  return { store, desk, keeping, notes, windows, session: (course) => new CourseSession(course, means) };
}

/** The same window after it was loaded again. */
function windowName(): string {
  const name = newId('h', chance);
  try {
    const known = sessionStorage.getItem('navette-fenetre');
    sessionStorage.setItem('navette-fenetre', known ?? name);
    return known ?? name;
  } catch {
    return name;
  }
}

function lazily<Api extends object>(make: () => Api): Api {
  let made: Api | undefined;
  return new Proxy({} as Api, { get: (_, name) => Reflect.get((made ??= make()), name) as unknown });
}
