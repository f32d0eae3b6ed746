/**
 * `exp` and `log` in additions and products only. ECMAScript leaves `Math.exp`, `log` and `pow` to the host, and their
 * last bits differ between engines; ours give the same bytes everywhere. After fdlibm (e_exp.c, e_log.c), under 1 ulp.
 */
const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
/** 2 to the 512th and to the -512th. */
const huge = 1.3407807929942597e154;
const tiny = 7.458340731200207e-155;

export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  const power = Math.round(x / Math.LN2);
  const high = x - power * ln2High;
  const low = power * ln2Low;
  const r = high - low;
  const t = r * r;
  const p =
    t *
    (1.66666666666666019037e-1 +
      t *
        (-2.77777777770155933842e-3 +
          t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const c = r - p;
  return scaled(1 - (low - (r * c) / (2 - c) - high), power);
}

/** Of a positive number; minus infinity at 0. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  let power = 0;
  let reduced = x;
  for (; reduced > Math.SQRT2; power++) reduced /= 2;
  for (; reduced < Math.SQRT1_2; power--) reduced *= 2;
  const f = reduced - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return power * ln2High - (half - (s * (half + even + odd) + power * ln2Low) - f);
}

/** Times a power of two, in steps that neither overflow nor lose a bit early. */
function scaled(value: number, power: number): number {
  let result = value;
  let left = power;
  for (; left > 512; left -= 512) result *= huge;
  for (; left < -512; left += 512) result *= tiny;
  let factor = 1;
  const step = left < 0 ? 0.5 : 2;
  for (let times = Math.abs(left); times > 0; times--) factor *= step;
  return result * factor;
}
