/** Tells how far a work is, and lets a message in: the one that draws, or the one that stops. */
export const turning = (progress: (share: number) => void) => async (share: number) => {
  progress(share);
  await new Promise<void>((done) => setTimeout(done));
};
