import { decimal, percent, whole } from '#core/french';
import type { Sample } from '#core/needs/survey';
import { allocation, type Allocation } from '#core/statistics/allocation';
import { cochran, type SampleSize } from '#core/statistics/cochran';
import type { Figure } from '#core/statistics/figure';
import { say, type Words } from '#core/words';

/** How many people to ask, and how many in each stratum. */
export interface SamplePlan {
  readonly size: Figure<SampleSize>;
  readonly strata?: Figure<Allocation>;
}

/** Up to so many people a census costs no more than a sample. */
export const samplePlan = (sample: Sample): SamplePlan => {
  const sizes = sample.strata.map(({ size }) => size);
  const population = sample.population ?? (sizes.length > 0 ? sizes.reduce((sum, size) => sum + size, 0) : undefined);
  const { proportion, margin, confidence, responseRate } = sample;
  const size = cochran.compute({
    population,
    ...(proportion === undefined ? {} : { proportion }),
    ...(margin ? { margin } : {}),
    ...(confidence ? { confidence } : {}),
    ...(responseRate ? { responseRate } : {}),
  });
  if (sample.method !== 'stratified' || sizes.length === 0 || !size.value) return { size };
  const total = Math.min(
    size.value.answers,
    sizes.reduce((sum, one) => sum + one, 0),
  );
  const minimum = sample.minimum === undefined ? {} : { minimum: sample.minimum };
  return {
    size,
    strata: allocation.compute({
      strata: sizes.map((one) => ({ size: one })),
      total,
      method: 'proportional',
      ...minimum,
    }),
  };
};

/** The note on method that a report wants: frame, size, confidence, way of drawing, seed; one sentence each. */
export function methodNote(sample: Sample, words: Words): readonly string[] {
  const { size, strata } = samplePlan(sample);
  const { method, frame, seed } = sample;
  const note = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    say(words, `survey.note.${key}`, values);
  const lines = [frame ? note('frame', { frame }) : note('noFrame'), note(`method.${method}`)];
  if (size.value && method !== 'census' && method !== 'purposive') {
    const { answers, invited, n0, nFinite } = size.value;
    const given = {
      population: size.n > 0 ? whole(size.n) : note('unknown'),
      proportion: percent(sample.proportion ?? 0.5),
      margin: percent(sample.margin ?? 0.05, 1),
      confidence: percent(sample.confidence ?? 0.95),
      rate: percent(sample.responseRate ?? 1),
      first: decimal(n0, 1),
      finite: decimal(nFinite, 1),
      answers: whole(answers),
      invited: whole(invited),
    };
    lines.push(note('size', given), note(size.value.census ? 'askAll' : 'invited', given));
  }
  if (size.n > 0 && size.n <= 30 && method !== 'census') lines.push(note('small'));
  if (strata?.value) {
    const taken = strata.value.taken;
    const parts = sample.strata.map(({ name, size: of }, index) =>
      note('stratum', { name, taken: whole(taken[index] ?? 0), of: whole(of) }),
    );
    lines.push(note('strata', { parts: parts.join(' ; ') }));
  } else if (strata?.caution) lines.push(say(words, `statistics.caution.${strata.caution}`));
  if (method === 'random' || method === 'stratified') lines.push(seed ? note('seed', { seed }) : note('noSeed'));
  return lines;
}
