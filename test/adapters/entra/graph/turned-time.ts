// Time for the transport's tests that only moves when a test turns it.
import type { Timing } from '../../../../src/adapters/entra/graph/timing.ts';

export interface TurnedTime extends Timing {
  /** Everything that falls due within `ms` happens, in order, with all that follows from it. */
  turn(ms: number): Promise<void>;
}

/** Whatever was said, and whatever follows from it without time passing. */
export const settled = async (): Promise<void> => {
  for (let round = 0; round < 30; round += 1) await new Promise((done) => setImmediate(done));
};

export function turnedTime(): TurnedTime {
  const timers = new Set<{ at: number; run: () => void }>();
  let now = 0;
  return {
    now: () => now,
    random: () => 0.5,
    soon: (run) => void setImmediate(run),
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async turn(ms) {
      const end = now + ms;
      await settled();
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        now = Math.max(now, next.at);
        timers.delete(next);
        next.run();
        await settled();
      }
      now = end;
    },
  };
}
