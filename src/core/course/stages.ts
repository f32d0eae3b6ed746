/** The stage path: the order in which a training is thought, and in which every page shows it. */
export const stages = [
  'framing',
  'audience',
  'needs',
  'objectives',
  'design',
  'contents',
  'evaluation',
  'delivery',
  'results',
] as const;
export type Stage = (typeof stages)[number];
