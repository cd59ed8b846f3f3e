// Real time, moved by an offset that only the sandbox sets.
import type { Instant } from '../domain/facts.ts';
import type { Clock } from '../ports/clock.ts';

export interface MovableClock extends Clock {
  setOffset(ms: number): void;
  /** The real moment at which this clock will show `instant`, if it is not moved until then. */
  toReal(instant: Instant): Instant;
}

export function createClock(offsetMs = 0): MovableClock {
  let offset = offsetMs;
  return {
    now: () => Date.now() + offset,
    setOffset(ms) {
      offset = ms;
    },
    toReal: (instant) => instant - offset,
  };
}
