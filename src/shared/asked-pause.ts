// How long a service asks to be left alone, by its `Retry-After`: seconds, or a date.
import { HOUR } from './duration.ts';

/**
 * In milliseconds, an hour at most: what has to be taken back is not left in place for a day because of
 * one header, and a try an hour burdens nobody. `undefined`: it asks for nothing, or for no time at all.
 */
export function askedPause(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), HOUR) : undefined;
}
