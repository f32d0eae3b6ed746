import type { DraftBox } from '#adapters/browser/draftBox';
import type { OtherWindows } from '#adapters/browser/otherWindows';
import type { Asked } from '#adapters/browser/remote';
import type { Change } from '#core/change/change';
import type { Clock } from '#core/course/store';
import type { Chance } from '#core/id';
import type { DeskApi } from '../workers/deskApi';
import type { Keeping, StoreApi } from '../workers/storeApi';

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
    | 'overwrote'
    | 'lost'
    | 'refreshed'
    | 'recovered'
    | 'undone'
    | 'redone'
    | 'removed'
    | 'nothing'
    | 'stuck'
    | 'unreadable';
  readonly change?: Change;
  readonly count?: number;
}
