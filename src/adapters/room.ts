// How much work this process may have in hand: all of it when nobody is around, and what people do not feel when they are.
import { performance } from 'node:perf_hooks';

/** The share of a moment in which it was busy. A process that waits for directories is not. */
const BUSY = 0.8;
/** Beside a crowd the database has as much to do, which this process only waits for. */
const BUSY_BESIDE_A_CROWD = 0.5;
/** A shorter moment says nothing, and a longer one is over before anybody does something about it. */
const MOMENT_MS = 50;
/** Whoever had an answer presses again. */
const AROUND_MS = 1_000;
const MOST = 24;
const WHEN_SOMEBODY_COMES = 4;
/** Nobody waits at this moment, so what is held up is only who presses next. */
const BETWEEN_PRESSES = 16;
/** With no time left, or many pressing, one begins so much after another: never none, however long people press. */
const APART_MS = 200;
/** So many turns within so long are a crowd, whose presses come without a pause in which work would fit. */
const CROWD = 20;
const CROWD_MS = 1_000;
/** A crowd that sets out is known by its first presses: work that began between them would hold up all the others. */
const SETS_OUT = 8;
const SETS_OUT_MS = 100;
/** Work begins when those who wait have their answers, and so much later whether they have them or not. */
const LETS_ANSWER_MS = 50;
/** Work that waits for longer has what time is left beside a crowd as well. */
const GIVES_WAY_MS = 5_000;

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
  /** A turn begins or is over; `waitedFor`: somebody waits for its answer, or presses again once they have it. */
  turn(change: 1 | -1, waitedFor?: boolean): void;
  /** How many are under way. */
  readonly turns: number;
  /** Whether this piece may begin beside those in hand; it is taken to have begun. */
  begins(inHand: number, piece: Piece): boolean;
  /** `hear` is called whenever nobody waits any longer. */
  heed(hear: () => void): void;
}

export interface Piece {
  /** How long it waits already. */
  readonly waitedMs: number;
  /** What takes something back gives way to no crowd. */
  readonly first: boolean;
}

/** Halves what is in hand after each busy moment, and lets one more begin, if there is one, after each that was not. */
export function createRoom(load: Load = ofThisProcess): Room {
  let turns = 0;
  /** Turns whose answer somebody waits for. */
  let awaited = 0;
  const hearers: Array<() => void> = [];
  let answeredAt = Number.NEGATIVE_INFINITY;
  let begunAt = Number.NEGATIVE_INFINITY;
  let most = MOST;
  let busy = false;
  let crowd = false;
  /** Whether more would have begun since it was last looked. */
  let wanted = false;
  /** When the last of them came. */
  const came: number[] = [];
  let from = load.now();
  let active = load.active();

  const isAround = (now: number) => turns > 0 || now - answeredAt < AROUND_MS;

  const cameSince = (count: number, moment: number) =>
    (came.at(-count) ?? Number.NEGATIVE_INFINITY) > moment;
  const isCrowd = (now: number) =>
    cameSince(CROWD, now - CROWD_MS) || cameSince(SETS_OUT, now - SETS_OUT_MS);

  const look = (now: number) => {
    if (!isAround(now)) {
      most = MOST;
      busy = false;
    }
    const isNow = isCrowd(now);
    if (isNow && !crowd) most = Math.min(most, WHEN_SOMEBODY_COMES);
    crowd = isNow;
    const passed = now - from;
    if (passed < MOMENT_MS) return;
    const activeNow = load.active();
    if (isAround(now)) {
      busy = (activeNow - active) / passed >= (crowd ? BUSY_BESIDE_A_CROWD : BUSY);
      const least = turns > 0 || crowd ? 1 : BETWEEN_PRESSES;
      most = Math.max(least, busy ? most >> 1 : Math.min(MOST, most + (wanted ? 1 : 0)));
    }
    wanted = false;
    from = now;
    active = activeNow;
  };

  return {
    turn(change, waitedFor = true) {
      const now = load.now();
      if (!isAround(now)) most = WHEN_SOMEBODY_COMES;
      turns += change;
      if (waitedFor) awaited += change;
      if (change < 0) answeredAt = now;
      else if (waitedFor && came.push(now) > CROWD) came.shift();
      if (change < 0 && awaited === 0) for (const hear of hearers) hear();
    },
    get turns() {
      return turns;
    },
    begins(inHand, { waitedMs, first }) {
      const now = load.now();
      look(now);
      if (!first && awaited > 0 && waitedMs < LETS_ANSWER_MS) return false;
      const scarce = busy && most === 1;
      const givesWay = crowd && !first && waitedMs < GIVES_WAY_MS;
      if ((scarce || givesWay) && now - begunAt < APART_MS) return false;
      wanted ||= inHand >= most;
      if (inHand >= most) return false;
      begunAt = now;
      return true;
    },
    heed(hear) {
      hearers.push(hear);
    },
  };
}
