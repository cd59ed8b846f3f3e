// Moments before and after the one as of which an estate is made.
import { AS_OF } from './plan.ts';

const AS_OF_MS = Date.parse(AS_OF);
const DAY_MS = 86_400_000;

const kept = new Map<number, string>();

/** So many days before; a part of a day is one, too. Equal moments are one string in memory. */
export function ago(days: number): string {
  const seconds = Math.round((AS_OF_MS - days * DAY_MS) / 1000);
  const known = kept.get(seconds);
  if (known) return known;
  const made = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
  kept.set(seconds, made);
  return made;
}

export const inDays = (days: number): string => ago(-days);
