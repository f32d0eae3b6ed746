/** Asks the browser not to make room by throwing courses away; one that has no such promise, or refuses, is left at that. */
export function askToStay(): void {
  const { storage } = navigator as { storage?: { persist?: () => Promise<boolean> } };
  storage?.persist?.().catch(() => undefined);
}
