import * as v from 'valibot';

/** Cognitive levels, lowest first (Bloom revised, Anderson & Krathwohl 2001). */
export const levels = ['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create'] as const;
export type Level = (typeof levels)[number];
export const levelSchema = v.picklist(levels);

/** 1 to 6. */
export const rankOf = (level: Level): number => levels.indexOf(level) + 1;

/** Levels of attitudes (Krathwohl, Bloom & Masia 1964), lowest first. */
export const affectiveLevels = ['receive', 'respond', 'value', 'organise', 'characterise'] as const;

/** Levels of gestures (Simpson 1972), lowest first: perception, disposition, réponse guidée, mécanisme, réponse complexe, adaptation, création. */
export const psychomotorLevels = [
  'perceive',
  'prepare',
  'imitate',
  'perform',
  'coordinate',
  'adapt',
  'invent',
] as const;

export type ObjectiveLevel = Level | (typeof affectiveLevels)[number] | (typeof psychomotorLevels)[number];

/** Of an objective, in any domain; those of Bloom stay open to all, as courses were made before the others were there. */
export const objectiveLevelSchema = v.picklist([...levels, ...affectiveLevels, ...psychomotorLevels]);

export const levelsOf = {
  cognitive: levels,
  affective: affectiveLevels,
  psychomotor: psychomotorLevels,
} as const satisfies Record<string, readonly ObjectiveLevel[]>;

type Domain = keyof typeof levelsOf;

/** The level of a domain by its place, 1 lowest. */
export const levelAt = (domain: Domain, rank: number): ObjectiveLevel | undefined => levelsOf[domain][rank - 1];

/** Place of a level in a domain, 1 lowest; `undefined` where the domain has no such level. */
export function rankIn(domain: Domain, level: ObjectiveLevel | undefined): number | undefined {
  const place = (levelsOf[domain] as readonly (ObjectiveLevel | undefined)[]).indexOf(level);
  return place < 0 ? undefined : place + 1;
}

interface Levelled {
  readonly level?: ObjectiveLevel | undefined;
}

/** The level of Bloom of an objective, whatever its domain; nothing where it has another kind. */
export const bloomOf = ({ level }: Levelled): Level | undefined => levels.find((one) => one === level);

/** What must be done to be learned: “apply” and above, attitudes from the response, gestures from the guided one. */
export const isDone = ({ level }: Levelled): boolean =>
  (rankIn('cognitive', level) ?? 0) >= 3 ||
  (rankIn('affective', level) ?? 0) >= 2 ||
  (rankIn('psychomotor', level) ?? 0) >= 3;
