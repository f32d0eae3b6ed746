import type { DraftBox } from '#adapters/browser/draftBox';
import { memoryChance } from '#adapters/memory/chance';
import { memoryStore } from '#adapters/memory/courseStore';
import type { Change } from '#core/change/change';
import type { CourseStore } from '#core/course/store';
import { type FileTree, textOf } from '#core/fileTree';
import { CourseSession, type SessionMeans } from '../../../src/islands/atelier/courseSession.svelte.ts';
import { storeApi } from '../../../src/islands/atelier/workers/storeApi.ts';
import { treeOf } from '../../tasks/sound.ts';

/** A place with one course, and sessions of it as windows have them: each with its own drafts and its own chance. */
export function bench() {
  const folders = new Map<string, FileTree>([['accueil', treeOf()]]);
  const store = memoryStore(folders);
  const waits: (() => void)[] = [];
  const told: string[] = [];
  let seed = 1;
  let second = 0;
  const clock = () => `2026-11-24T21:00:${String(second % 60).padStart(2, '0')}Z`;
  const open = async (drafts: DraftBox = noDrafts(), over: CourseStore = store) => {
    const api = storeApi(Promise.resolve({ store: over, keeping: 'kept' }));
    const means: SessionMeans = {
      store: api,
      desk: {
        take: () => Promise.resolve({ ok: true, value: null, problems: [] }),
        follow: () => Promise.resolve(true),
        check: () => Promise.resolve({ problems: [] }),
      },
      drafts,
      windows: { tell: ({ course }) => void told.push(course) },
      keeping: 'kept',
      chance: memoryChance(seed++),
      clock,
      by: () => 'Awa',
      wait: () => new Promise((done) => waits.push(done)),
    };
    const session = new CourseSession('accueil', means);
    const reasons = await session.open();
    if (reasons.length > 0) throw new Error(JSON.stringify(reasons));
    return session;
  };
  return {
    open,
    store,
    /** The folder as it is kept, with some files put in. */
    files: (more: FileTree = new Map()): FileTree => {
      const whole = new Map([...(folders.get('accueil') ?? []), ...more]);
      folders.set('accueil', whole);
      return whole;
    },
    told,
    /** Time goes on: what follows is no longer the same typing. */
    later: (seconds = 10) => (second += seconds),
    course: () => JSON.parse(textOf(folders.get('accueil') ?? new Map(), 'course.json') ?? '{}') as Saved,
  };
}

interface Saved {
  readonly meta: { readonly id: `k-${string}`; readonly title: string; readonly revision: number };
  readonly framing?: { readonly client?: string; readonly scope?: { readonly included?: string } };
  readonly needs: {
    readonly competencies: readonly { readonly id: `y-${string}`; readonly code: string; readonly title: string }[];
  };
}

const noDrafts = (): DraftBox => ({ keep: () => undefined, takeAbandoned: () => [] });

/** Drafts that outlive a window. */
export function keptDrafts(): DraftBox & { readonly held: Change[] } {
  const held: Change[] = [];
  return {
    held,
    keep: (_, changes) => void held.splice(0, held.length, ...changes),
    takeAbandoned: () => held.splice(0),
  };
}
