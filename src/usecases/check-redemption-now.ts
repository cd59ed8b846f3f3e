// The guest says "I have accepted": look at once instead of at the next appointed time.
import { isFor } from '../domain/access/parts.ts';
import { redemptionChecked } from '../domain/access/redemption.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { cannotRead } from '../domain/access/unreadable.ts';
import { tenantById } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { untilCommitted } from './commit-loop.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { requestUnknown } from './review-request.ts';
import { readRedemption } from './run-due-command.ts';

export interface CheckRedemptionDeps extends IdentifyDeps {
  readonly store: RequestStore;
  readonly clock: Clock;
}

/** Gives the request as it stands afterwards, accepted or not. */
export async function checkRedemptionNow(
  deps: CheckRedemptionDeps,
  actor: AccountRef,
  requestId: string,
): Promise<Result<AccessRequest, Refusal>> {
  const { store, facts, clock } = deps;
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const mine = new Set(person.value.accounts.map(accountKey));
  const result = await untilCommitted<Result<AccessRequest, Refusal>>(
    store,
    requestId,
    async (request) => {
      if (
        !mine.has(accountKey(request.beneficiary)) &&
        !mine.has(accountKey(request.requestor)) &&
        !isFor(request, person.value.accounts)
      ) {
        return { stop: refused(requestUnknown) };
      }
      if (request.state !== 'waiting') return { stop: ok(request) };
      const redemption = await readRedemption(facts, request);
      if (typeof redemption === 'object') {
        const tenant = tenantById(deps.estate, request.plan.resource.tenantId);
        return { stop: refused(cannotRead(tenant?.displayName ?? 'The tenant', redemption)) };
      }
      const decision = redemptionChecked(request, redemption, clock.now(), actor);
      // "Not yet" books no further look: the appointed one still stands.
      if (!decision || redemption === 'pending') return { stop: ok(request) };
      return { decision, give: (stored) => ok(stored) };
    },
  );
  return result ?? refused(requestUnknown);
}
