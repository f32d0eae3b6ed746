import type { Risk } from '#core/framing/followUp';

/** From this criticality (probability × impact) on, a risk needs a counter-measure. */
export const criticalFrom = 15;

export const criticalities = ['low', 'moderate', 'high', 'critical'] as const;
export type Criticality = (typeof criticalities)[number];

export const criticalityOf = ({ probability, impact }: Pick<Risk, 'probability' | 'impact'>): number =>
  probability * impact;

/** The word for a product from 1 to 25: faible to 4, modérée to 9, forte to 14, critique from 15. */
export const criticalityClass = (product: number): Criticality =>
  product >= criticalFrom ? 'critical' : product >= 10 ? 'high' : product >= 5 ? 'moderate' : 'low';
