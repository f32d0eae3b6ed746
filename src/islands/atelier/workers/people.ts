import type { PersonInput } from '#core/records/people';
import { type PeopleFilePlan, type PeopleFileWish, planPeopleFile } from '#tasks/planPeopleFile';
import { saidOf, type SaidResult } from './said';
import { turning } from './turn';

/** Lists of people, read away from the keys. */
export const peopleApi = {
  async planPeople(
    wish: PeopleFileWish,
    here: readonly PersonInput[],
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<SaidResult<PeopleFilePlan>> {
    return saidOf(await planPeopleFile(wish, here, { progress: turning(progress), signal }));
  },
};
