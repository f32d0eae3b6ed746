/** The version of the course folder that this program writes; `migrations.ts` brings older ones up to it. */
export const schemaVersion = 1;
