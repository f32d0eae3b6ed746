/** What a page asks of the worker: to fetch what is missing (all of it, or only what the workspace needs), or to take over. */
export type Asked = { readonly navette: 'fill'; readonly everything: boolean } | { readonly navette: 'take-over' };

/**
 * What the worker tells its pages.
 * `filling` – fetching; `waiting` – the network stopped answering, some is kept; `workspace` – the workspace and what it
 * needs, as asked; `full` – as `workspace`, for want of room; `no-room` – not even that; `ready` – everything.
 */
export interface Told {
  readonly navette: 'filling' | 'waiting' | 'workspace' | 'full' | 'no-room' | 'ready';
  readonly build: string;
  /** Bytes on the device, and of the whole site. */
  readonly have: number;
  readonly total: number;
}
