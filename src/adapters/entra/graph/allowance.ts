// How much of a limit is left: at most so many units in any stretch of so many milliseconds.
import type { Limit } from './services.ts';

export interface Allowance {
  /** Milliseconds until so many units are free; `Infinity` while that hangs on what is under way. */
  room(units: number, now: number): number;
  take(units: number): void;
  /** Only what was answered is certain to have been counted, so only then its time begins to run. */
  settle(taken: number, now: number, counted?: number): void;
}

export function createAllowance({ units: limit, perMs }: Limit): Allowance {
  const settled: Array<{ readonly until: number; readonly units: number }> = [];
  let spent = 0;
  let underWay = 0;

  const forget = (now: number) => {
    let gone = 0;
    for (const entry of settled) {
      if (entry.until > now) break;
      spent -= entry.units;
      gone += 1;
    }
    if (gone > 0) settled.splice(0, gone);
  };

  return {
    room(units, now) {
      forget(now);
      let short = underWay + spent + Math.min(units, limit) - limit;
      if (short <= 0) return 0;
      for (const entry of settled) {
        short -= entry.units;
        if (short <= 0) return entry.until - now;
      }
      return Number.POSITIVE_INFINITY;
    },
    take(units) {
      underWay += Math.min(units, limit);
    },
    settle(taken, now, counted = taken) {
      underWay -= Math.min(taken, limit);
      const units = Math.min(counted, limit);
      spent += units;
      settled.push({ until: now + perMs, units });
    },
  };
}
