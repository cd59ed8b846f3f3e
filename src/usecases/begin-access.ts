// The start of an access has come: begun, unless nobody is left who could have it, or it is never given any more.

import { endForLeavers } from '../domain/access/check.ts';
import type { Decision } from '../domain/access/decision.ts';
import { beginEnding } from '../domain/access/end.ts';
import { withFound } from '../domain/access/leavers.ts';
import { goingOn } from '../domain/access/parts.ts';
import { type AccessRequest, type Told, withoutTrouble } from '../domain/access/request.ts';
import { begin } from '../domain/access/start.ts';
import { isUnreadable } from '../domain/access/unreadable.ts';
import type { Account, Fact } from '../domain/facts.ts';
import type { Clock } from '../ports/clock.ts';
import { accountKey } from '../shared/account.ts';
import type { PlanDeps } from './plan-anew.ts';
import { whyNeverGiven } from './why-never-given.ts';

/** What it would give cannot be looked at now: why not. */
interface Later {
  readonly later: Told;
}

export async function beginAccess(
  deps: PlanDeps & { readonly clock: Clock },
  request: AccessRequest,
): Promise<Decision | Later | undefined> {
  if (request.state !== 'scheduled') return undefined;
  const { facts, clock } = deps;
  const accounts = goingOn(request).flatMap((one) => ('objectId' in one ? [one] : []));
  const read = await facts.read(accounts.map((account) => ({ fact: 'account', account })));
  // An account that is not found may be shown tomorrow: its steps are looked at before they are done.
  const disabled = accounts.filter((_, i) => {
    const fact = read[i] as Fact<Account | null>;
    return fact.known && fact.value?.enabled === false;
  });
  const found = Object.fromEntries(disabled.map((one) => [accountKey(one), 'disabled' as const]));
  const now = clock.now();
  const known = withFound(request, found, now);
  const left = endForLeavers(known, now);
  if (left && left.request.state !== 'scheduled') return left;
  const never = await whyNeverGiven(deps, request);
  if (never && isUnreadable(never)) return { later: never };
  if (never) return beginEnding(known, 'failed', undefined, now, never);
  if (!left) return begin(withoutTrouble(request), now);
  // Nothing is set up for them; for the others it begins.
  const begun = begin(withoutTrouble(left.request), now);
  return (
    begun && {
      ...begun,
      audit: [...left.audit, ...begun.audit],
      work: [...left.work, ...begun.work],
    }
  );
}
