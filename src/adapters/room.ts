// How much work this process may have in hand: all of it when nobody is around, and what people do not feel when they are.
import { performance } from 'node:perf_hooks';

/** The share of a moment in which it was busy. A process that waits for directories is not. */
const BUSY = 0.8;
/** A shorter moment says nothing, and a longer one is over before anybody does something about it. */
const MOMENT_MS = 50;
/** Whoever had an answer presses again. */
const AROUND_MS = 1_000;
const MOST = 24;
const WHEN_SOMEBODY_COMES = 4;
/** Nobody waits at this moment, so what is held up is only who presses next. */
const BETWEEN_PRESSES = 16;
/** With one in hand and no time left, the next begins so much later: never none, however long people press. */
const APART_MS = 200;

export interface Load {
  now(): number;
  /** Busy milliseconds so far. */
  active(): number;
}

const ofThisProcess: Load = {
  now: () => performance.now(),
  active: () => performance.eventLoopUtilization().active,
};

export interface Room {
  /** Somebody waits for an answer from now on, or has it. */
  turn(change: 1 | -1): void;
  /** How many wait for their answers. */
  readonly turns: number;
  /** Whether one more piece may begin beside those in hand; it is taken to have begun. */
  begins(inHand: number): boolean;
}

/** Halves what is in hand after each busy moment, and lets one more begin after each that was not. */
export function createRoom(load: Load = ofThisProcess): Room {
  let turns = 0;
  let answeredAt = Number.NEGATIVE_INFINITY;
  let begunAt = Number.NEGATIVE_INFINITY;
  let most = MOST;
  let busy = false;
  let from = load.now();
  let active = load.active();

  const isAround = (now: number) => turns > 0 || now - answeredAt < AROUND_MS;

  const look = (now: number) => {
    if (!isAround(now)) {
      most = MOST;
      busy = false;
    }
    const passed = now - from;
    if (passed < MOMENT_MS) return;
    const activeNow = load.active();
    if (isAround(now)) {
      busy = (activeNow - active) / passed >= BUSY;
      const least = turns > 0 ? 1 : BETWEEN_PRESSES;
      most = Math.max(least, busy ? most >> 1 : Math.min(MOST, most + 1));
    }
    from = now;
    active = activeNow;
  };

  return {
    turn(change) {
      const now = load.now();
      if (!isAround(now)) most = WHEN_SOMEBODY_COMES;
      turns += change;
      if (change < 0) answeredAt = now;
    },
    get turns() {
      return turns;
    },
    begins(inHand) {
      const now = load.now();
      look(now);
      if (inHand >= most) return false;
      if (busy && most === 1 && now - begunAt < APART_MS) return false;
      begunAt = now;
      return true;
    },
  };
}
