// Whom whoever asked can remind: those whose yes is missing and could be taken, once a day.
import { type AccountRef, accountKey } from './account.ts';
import { DAY } from './duration.ts';
import { type Asked, type Asking, couldSay, openSides, type Said } from './yeses.ts';

interface Decider extends Asking {
  readonly conflicted: boolean;
  readonly unreachedSince?: number;
}

/** As much of a request as tells whom it waits for. */
interface Waiting<D extends Decider> extends Omit<Asked, 'asking'> {
  readonly state: string;
  readonly approvers: readonly D[];
  readonly agreed: readonly Said[];
  readonly asking?: {
    readonly reached: number;
    readonly nudged?: { readonly at: number; readonly to: readonly AccountRef[] };
  };
  readonly left?: readonly string[];
  readonly unable?: Readonly<Record<string, unknown>>;
  readonly braked?: unknown;
  readonly byRule?: unknown;
}

/** Nobody under a brake, nor while a rule decides; nobody whom Teams could not reach, or whose yes would not count. */
export function remindable<D extends Decider>(request: Waiting<D>): D[] {
  const { state, approvers, braked, byRule, left = [], unable = {} } = request;
  if (state !== 'pending' || braked !== undefined || byRule === 'deciding') return [];
  const open = openSides(request);
  return approvers.filter((one) => {
    const key = accountKey(one.account);
    const hears = one.unreachedSince === undefined && !one.conflicted;
    const counts = !left.includes(key) && unable[key] === undefined;
    return hears && counts && open.some((side) => couldSay(request, one, side));
  });
}

/** Undefined where nobody was reminded by hand since this stage opened. */
export const nudgedAgainAt = ({ asking }: Pick<Waiting<Decider>, 'asking'>): number | undefined =>
  asking?.nudged && asking.nudged.at + DAY;

export const canNudge = (request: Waiting<Decider>, now: number): boolean =>
  now >= (nudgedAgainAt(request) ?? now) && remindable(request).length > 0;
