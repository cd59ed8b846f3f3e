// Chance that is always the same for the same words, so that an estate can be made in any order.

/** Four numbers that depend on every character of `text` (cyrb128). */
function mix(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hex = (value: number) =>
  `${BYTES[value >>> 24]}${BYTES[(value >>> 16) & 255]}${BYTES[(value >>> 8) & 255]}${BYTES[value & 255]}`;

/** At least 0, below 1. */
export const rollOf = (text: string): number => mix(text)[0] / 2 ** 32;

/** A whole number of at least 0 and below `limit`. */
export const numberOf = (text: string, limit: number): number => Math.floor(rollOf(text) * limit);

export function pickOf<T>(text: string, list: readonly T[]): T {
  const found = list[numberOf(text, list.length)];
  if (found === undefined) throw new Error(`there is nothing to pick from for ${text}`);
  return found;
}

export function guidOf(text: string): string {
  const [a, b, c, d] = mix(text);
  const whole = hex(a) + hex(b) + hex(c) + hex(d);
  return `${whole.slice(0, 8)}-${whole.slice(8, 12)}-4${whole.slice(13, 16)}-8${whole.slice(17, 20)}-${whole.slice(20)}`;
}
