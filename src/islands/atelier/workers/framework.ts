import { type FrameworkHere, type FrameworkPlan, type FrameworkWish, planFramework } from '#tasks/planFramework';
import { saidOf, type SaidResult } from './said';

/** Competency frameworks, read away from the keys. */
export const frameworkApi = {
  async planFramework(
    wish: FrameworkWish,
    here: FrameworkHere,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<SaidResult<FrameworkPlan>> {
    const turn = async (share: number) => {
      progress(share);
      await new Promise<void>((done) => setTimeout(done));
    };
    return saidOf(await planFramework(wish, here, { progress: turn, signal }));
  },
};
