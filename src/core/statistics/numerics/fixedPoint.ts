/** An exact decimal number: `units` × 10^−`decimals`. Amounts of money are never floats. */
export interface Exact {
  readonly units: bigint;
  readonly decimals: number;
}

/** Of a number as it is written (`23.4567`, `"0.00152449"`, `1e-7`); `undefined` for what is no number. */
export function exact(value: number | string): Exact | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value).trim());
  if (!parts) return undefined;
  const [, sign = '', whole = '', part = '', power = '0'] = parts;
  const decimals = part.length - Number(power);
  const units = BigInt(`${sign}${whole}${part}`);
  return decimals >= 0 ? { units, decimals } : { units: units * tens(-decimals), decimals: 0 };
}

export const times = (one: Exact, other: Exact): Exact => ({
  units: one.units * other.units,
  decimals: one.decimals + other.decimals,
});

export function plus(one: Exact, other: Exact): Exact {
  const decimals = Math.max(one.decimals, other.decimals);
  return { units: one.units * tens(decimals - one.decimals) + other.units * tens(decimals - other.decimals), decimals };
}

/** A quotient, rounded half up (away from zero) to so many decimals. */
export function quotient(over: Exact, under: Exact, decimals: number): Exact {
  const shift = decimals + under.decimals - over.decimals;
  const top = over.units * tens(Math.max(0, shift));
  const bottom = under.units * tens(Math.max(0, -shift));
  return { units: halfUp(top, bottom), decimals };
}

/** Rounded half up (away from zero). */
export const rounded = (value: Exact, decimals: number): Exact => quotient(value, { units: 1n, decimals: 0 }, decimals);

/** `29750.00` */
export function written({ units, decimals }: Exact): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${units < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

const tens = (power: number): bigint => 10n ** BigInt(power);

function halfUp(over: bigint, under: bigint): bigint {
  const isNegative = over < 0n !== under < 0n;
  const [top, bottom] = [over < 0n ? -over : over, under < 0n ? -under : under];
  const units = (2n * top + bottom) / (2n * bottom);
  return isNegative ? -units : units;
}
