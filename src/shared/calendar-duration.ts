// Reads the lengths of time that Entra's policies carry, which may count years and months.
import { DAY, parseIsoDuration } from './duration.ts';

/** Years and months are counted short, so that a limit is never taken for longer than it is. */
export function shortestLength(text: string): number {
  const ms = parseIsoDuration(text);
  if (ms !== undefined) return ms;
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(text);
  const [years, months, days] = (match?.slice(1) ?? []).map((part) => Number(part ?? 0));
  return ((years ?? 0) * 365 + (months ?? 0) * 28 + (days ?? 0)) * DAY;
}
