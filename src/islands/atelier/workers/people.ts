import type { PersonInput } from '#core/records/people';
import { type PeopleFilePlan, type PeopleFileWish, planPeopleFile } from '#tasks/planPeopleFile';
import { saidOf, type SaidResult } from './said';

/** Lists of people, read away from the keys. */
export const peopleApi = {
  async planPeople(
    wish: PeopleFileWish,
    here: readonly PersonInput[],
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<SaidResult<PeopleFilePlan>> {
    const turn = async (share: number) => {
      progress(share);
      await new Promise<void>((done) => setTimeout(done));
    };
    return saidOf(await planPeopleFile(wish, here, { progress: turn, signal }));
  },
};
