// Whether people wait for answers while this process hardly keeps up: then what nobody waits for takes less of it.
import { performance } from 'node:perf_hooks';

/** The share of a moment in which it was busy. A process that waits for directories is not. */
const BUSY = 0.8;
/** A shorter moment says nothing, and a longer one is over before anybody does something about it. */
const MOMENT_MS = 50;

export interface Load {
  now(): number;
  /** Busy milliseconds so far. */
  active(): number;
}

const ofThisProcess: Load = {
  now: () => performance.now(),
  active: () => performance.eventLoopUtilization().active,
};

/** `turns`: how many people wait for their answer now. */
export function createCrowding(turns: () => number, load: Load = ofThisProcess): () => boolean {
  let from = load.now();
  let active = load.active();
  let busy = false;
  return () => {
    const passed = load.now() - from;
    if (passed >= MOMENT_MS) {
      const activeNow = load.active();
      busy = (activeNow - active) / passed >= BUSY;
      from += passed;
      active = activeNow;
    }
    return busy && turns() > 0;
  };
}
