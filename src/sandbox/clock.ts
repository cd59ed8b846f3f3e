// The sandbox's clock: real time plus an offset that it owns, keeps, and never turns back.
import type { SandboxStore } from './store.ts';

export interface SandboxClock {
  /** Milliseconds since the epoch. */
  now(): number;
  offsetMs(): number;
  /** Moves forward to `ms`; a time in the past changes nothing. */
  moveTo(ms: number): void;
  /** Back to the start of the scenario: `startMs`, or real time. */
  restart(startMs?: number): void;
}

const KEY = 'clock/offsetMs';

/** `startMs` is where the clock stands at the very first start; without it, at real time. */
export function createClock(store: SandboxStore, startMs?: number): SandboxClock {
  let offset = store.get<number>(KEY);
  const set = (value: number) => {
    offset = Math.round(value);
    store.put(KEY, offset);
  };
  const restart = (at?: number) => set(at === undefined ? 0 : at - Date.now());
  if (offset === undefined) restart(startMs);
  const offsetMs = () => offset ?? 0;
  const now = () => Date.now() + offsetMs();
  return {
    now,
    offsetMs,
    moveTo(ms) {
      if (ms > now()) set(ms - Date.now());
    },
    restart,
  };
}
