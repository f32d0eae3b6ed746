/** What windows of the workspace tell each other. */
export interface Told {
  readonly course: string;
  readonly kind: 'saved' | 'removed' | 'added';
}

export interface OtherWindows {
  tell(told: Told): void;
  close(): void;
}

/** A line to the other windows of this browser; silent where the browser has none: saving still finds out. */
export function otherWindows(hear: (told: Told) => void): OtherWindows {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel('navette-atelier');
  channel.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
  return { tell: (told) => channel.postMessage(told), close: () => channel.close() };
}
