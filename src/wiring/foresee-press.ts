// What a press that decides will surely ask about: begun beside the version of the estate, as one statement with it.
import { approves, requestIdIn } from '../inbound/on-action.ts';
import type { Actor, Fields, Inbound } from '../inbound/types.ts';
import type { AbsenceStore } from '../ports/absence-store.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { Press, PressReading } from '../ports/press-reading.ts';
import type { RequestStore } from '../ports/request-store.ts';

export interface PressStores {
  readonly store: RequestStore;
  readonly absences: AbsenceStore;
  readonly brakes: BrakeStore;
  readonly cutOffs: CutOffStore;
}

/** Where a directory takes longer, what was read before it answered is asked for again. */
const COUNTS_MS = 250;

/** For the turns of one process. */
export const foreseePresses =
  (stores: PressStores, clock: Clock) =>
  (name: keyof Inbound, [actor, verb, fields]: readonly unknown[]): PressStores | undefined => {
    if (name !== 'onAction' || !approves(verb)) return undefined;
    const { tenantId, objectId } = actor as Actor;
    const requestId = requestIdIn(fields as Fields);
    return foreseePress(stores, { requestId, account: { tenantId, objectId } }, clock);
  };

/**
 * The same stores, of which each gives what was read now: once, since a second try at a decision asks
 * anew, and not for long.
 */
export function foreseePress(
  { store, absences, brakes, cutOffs }: PressStores,
  press: Press,
  clock: Clock,
  now: () => number = () => performance.now(),
): PressStores {
  const begun = now();
  const counts = () => now() - begun < COUNTS_MS;
  const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
    let foreseen: Promise<T> | undefined = heard(read());
    return () => {
      const given = foreseen;
      foreseen = undefined;
      return given && counts() ? given : read();
    };
  };
  const away = once(() => absences.inForce(clock.now()));
  return {
    store: withReading(store, press, counts),
    brakes: { ...brakes, inForce: once(() => brakes.inForce()) },
    cutOffs: { ...cutOffs, open: once(() => cutOffs.open()) },
    absences: {
      ...absences,
      // One may have ended since it was read.
      inForce: async (at) => (await away()).filter(({ until }) => until > at),
    },
  };
}

/** Whoever asks hears of a failure; where nobody does, nobody has to. */
function heard<T>(answer: Promise<T>): Promise<T> {
  void Promise.allSettled([answer]);
  return answer;
}

function withReading(store: RequestStore, press: Press, counts: () => boolean): RequestStore {
  const reading = heard(store.readForPress(press));
  let isFirstTry = true;
  const given = new Set<keyof PressReading>();
  /** What was read of this, where it is the first question and tells of all that is asked for. */
  const first = async <T>(of: keyof PressReading, pick: (read: PressReading) => T | undefined) => {
    // Whoever loads it again tries again: nothing of the first try counts then.
    if (of === 'request' && given.has(of)) isFirstTry = false;
    if (!isFirstTry || given.has(of) || !counts()) return undefined;
    given.add(of);
    return pick(await reading);
  };
  return {
    ...store,
    load: async (id) =>
      (id === press.requestId ? await first('request', ({ request }) => request) : undefined) ??
      store.load(id),
    guestLinks: async (accounts) =>
      (await first('guestLinks', (read) => read.guestLinks(accounts))) ??
      store.guestLinks(accounts),
    heldBy: async (people) =>
      (await first('heldBy', (read) => read.heldBy(people))) ?? store.heldBy(people),
  };
}
