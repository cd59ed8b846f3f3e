// Numbers that look random and are the same again for the same seed.

/** Between 0 and 1, the `nth` of the row that `seed` begins. */
export function drawn(seed: number, nth: number): number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(nth + 1, 0x85ebca6b)) >>> 0;
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
}

/** A time whose middle is `p50` and whose 95th of 100 is `p95`: log-normal, as services answer. */
export function drawnLatency(seed: number, nth: number, p50: number, p95: number): number {
  const [one, other] = [drawn(seed, nth * 2), drawn(seed, nth * 2 + 1)];
  const normal = Math.sqrt(-2 * Math.log(one || Number.EPSILON)) * Math.cos(2 * Math.PI * other);
  const spread = Math.log(Math.max(p95, p50) / p50) / 1.6449;
  return p50 * Math.exp(spread * normal);
}
