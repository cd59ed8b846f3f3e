// What PIM refused to give because it is there by somebody else's hand: waited for until it shows, and left as theirs.
import type { Performed } from '../../../domain/access/apply.ts';
import type { Clock } from '../../../ports/clock.ts';
import { lookUntil } from './read-back.ts';
import { inTheWay } from './somebody-else.ts';

interface TheirsAlready<T> {
  /** As the first look showed it, where there was one. */
  readonly held: T | undefined;
  /** Of the request that was refused, where one was sent. */
  readonly requestId: string | undefined;
  readonly tenantId: string;
  readonly clock: Clock;
  readonly forMs: number;
  readonly signal: AbortSignal;
  look(): Promise<T | undefined>;
  isEnough(held: T): boolean;
  readonly says: string;
  /** Why it stands in the way where it is not enough. */
  readonly meanwhile: string;
}

/** Nor does one count that is not shown: a further try could not tell it from what an earlier one of ours gave. */
export async function theirsAlready<T>(of: TheirsAlready<T>): Promise<Performed> {
  let { held } = of;
  await lookUntil(of.forMs, of.signal, async () => {
    held ??= await of.look();
    return held !== undefined;
  });
  if (held === undefined || !of.isEnough(held)) throw inTheWay(of.tenantId, of.meanwhile);
  const requestIds = of.requestId ? [of.requestId] : [];
  return { outputs: {}, evidence: { at: of.clock.now(), says: of.says, requestIds }, ours: false };
}
