import { type FrameworkHere, type FrameworkPlan, type FrameworkWish, planFramework } from '#tasks/planFramework';
import { saidOf, type SaidResult } from './said';
import { turning } from './turn';

/** Competency frameworks, read away from the keys. */
export const frameworkApi = {
  async planFramework(
    wish: FrameworkWish,
    here: FrameworkHere,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<SaidResult<FrameworkPlan>> {
    return saidOf(await planFramework(wish, here, { progress: turning(progress), signal }));
  },
};
