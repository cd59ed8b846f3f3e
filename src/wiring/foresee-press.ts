// What a press that decides will surely ask about: begun beside the version of the estate, as one statement with it.
import { approves } from '../inbound/on-action.ts';
import type { Inbound } from '../inbound/types.ts';
import type { AbsenceStore } from '../ports/absence-store.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';

export interface InForceStores {
  readonly absences: AbsenceStore;
  readonly brakes: BrakeStore;
  readonly cutOffs: CutOffStore;
}

/** Where a directory takes longer, what was read before it answered is asked for again. */
const COUNTS_MS = 250;

/** For the turns of one process. */
export const foreseePresses =
  (stores: InForceStores, clock: Clock) =>
  (name: keyof Inbound, [, verb]: readonly unknown[]): InForceStores | undefined =>
    name === 'onAction' && approves(verb) ? foreseePress(stores, clock) : undefined;

/**
 * The same stores, of which each gives what is in force as it was read now: once, since a second try at a
 * decision asks anew, and not for long.
 */
export function foreseePress(
  { absences, brakes, cutOffs }: InForceStores,
  clock: Clock,
  now: () => number = () => performance.now(),
): InForceStores {
  const begun = now();
  const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
    let foreseen: Promise<T> | undefined = read();
    // Whoever asks hears of a failure; where nobody does, nobody has to.
    void Promise.allSettled([foreseen]);
    return () => {
      const given = foreseen;
      foreseen = undefined;
      return given && now() - begun < COUNTS_MS ? given : read();
    };
  };
  const away = once(() => absences.inForce(clock.now()));
  return {
    brakes: { ...brakes, inForce: once(() => brakes.inForce()) },
    cutOffs: { ...cutOffs, open: once(() => cutOffs.open()) },
    absences: {
      ...absences,
      // One may have ended since it was read.
      inForce: async (at) => (await away()).filter(({ until }) => until > at),
    },
  };
}
