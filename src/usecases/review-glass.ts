// An owner says whether break-glass was justified: another person than whoever used it.
import { whyOwn, whyUnfit } from '../domain/access/authority.ts';
import { glassReviewed } from '../domain/access/break-glass.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { personOf, tenantById } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { untilCommitted } from './commit-loop.ts';
import { identifyDecider } from './identify-decider.ts';
import { type IdentifyDeps, identifyAsker } from './identify-person.ts';
import { requestUnknown } from './review-request.ts';

export interface ReviewGlassDeps extends IdentifyDeps {
  readonly store: RequestStore;
  readonly clock: Clock;
  readonly log: Log;
}

export async function reviewGlass(
  deps: ReviewGlassDeps,
  actor: AccountRef,
  requestId: string,
  justified: boolean,
): Promise<Result<AccessRequest, Refusal>> {
  const { estate, store, clock, log } = deps;
  const person = await identifyDecider(deps, actor, true);
  if (!person.ok) return person;
  const result = await untilCommitted<Result<AccessRequest, Refusal>>(
    store,
    requestId,
    async (request) => {
      const owners = tenantById(estate, request.plan.resource.tenantId)?.owners ?? [];
      if (!request.glass || !owners.some(({ account }) => sameAccount(account, actor))) {
        return { stop: refused(ownersReview) };
      }
      const mine = personOf(estate, actor)?.name;
      const own = mine !== undefined && mine === personOf(estate, request.requestor)?.name;
      if (own) return { stop: refused(ownUse) };
      const used = await identifyAsker(deps, request.requestor);
      // Whoever used it may have left since; then nobody is that person any more.
      if (!used.ok && used.error.code !== 'asker-unknown') return { stop: used };
      const why =
        (used.ok ? whyOwn(person.value, [used.value]) : undefined) ?? whyUnfit(person.value);
      if (why) return { stop: refused(why) };
      const by = { account: actor, displayName: person.value.account.displayName };
      const decision = glassReviewed(request, by, justified, clock.now());
      if (!decision.ok) return { stop: decision };
      return {
        decision: decision.value,
        give: (stored) => {
          log.info('break-glass.reviewed', { requestId, justified });
          return ok(stored);
        },
      };
    },
  );
  return result ?? refused(requestUnknown);
}

const ownersReview = refusal(
  'owners-review',
  'This is reviewed by an owner of the tenant that it was used in.',
  'Nothing to do: they have a card as well.',
);

const ownUse = refusal(
  'own-request',
  'You used this yourself, so another owner reviews it, whichever account you use.',
  'Nothing to do: the others have a card as well.',
);
