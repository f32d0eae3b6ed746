import * as v from 'valibot';

/** Cognitive levels, lowest first (Bloom revised, Anderson & Krathwohl 2001). */
export const levels = ['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create'] as const;
export type Level = (typeof levels)[number];
export const levelSchema = v.picklist(levels);

/** 1 to 6. */
export const rankOf = (level: Level): number => levels.indexOf(level) + 1;
