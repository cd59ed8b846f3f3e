// Whoever asked presses that those whose answer is missing are reminded.
import { nudge } from '../domain/access/nudge.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { untilCommitted } from './commit-loop.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { requestUnknown } from './review-request.ts';

export interface RemindDeps extends IdentifyDeps {
  readonly store: RequestStore;
  readonly clock: Clock;
  readonly log: Log;
}

export async function remindDeciders(
  deps: RemindDeps,
  actor: AccountRef,
  requestId: string,
): Promise<Result<AccessRequest, Refusal>> {
  const { store, clock, log } = deps;
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const { accounts } = person.value;
  const reminded = await untilCommitted<Result<AccessRequest, Refusal>>(
    store,
    requestId,
    async (request) => {
      if (!accounts.some((one) => sameAccount(one, request.requestor)))
        return { stop: refused(notYours) };
      const decision = nudge(request, actor, clock.now());
      if (!decision.ok) return { stop: decision };
      return {
        decision: decision.value,
        give: (stored) => {
          log.info('request.deciders-reminded', { requestId });
          return ok(stored);
        },
      };
    },
  );
  return reminded ?? refused(requestUnknown);
}

const notYours = refusal(
  'not-yours',
  'That request belongs to somebody else.',
  'Type "my requests" to see yours.',
);
