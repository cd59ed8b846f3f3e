// An owner gives again what somebody took away by hand, or takes away what somebody brought back.
import { whyNotStop, whyOwn } from '../domain/access/authority.ts';
import { giveAgain, takeAway } from '../domain/access/drift.ts';
import type { Identity } from '../domain/access/identity.ts';
import { type AccessRequest, peopleIn } from '../domain/access/request.ts';
import type { AccountRef } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import type { AnswerDeps } from './answer-review.ts';
import { untilCommitted } from './commit-loop.ts';
import { identifyAsker, identifyPerson } from './identify-person.ts';
import { requestUnknown } from './review-request.ts';

export type DriftVerb = 'give-again' | 'take-away';

export async function answerDrift(
  deps: AnswerDeps,
  actor: AccountRef,
  requestId: string,
  verb: DriftVerb,
): Promise<Result<AccessRequest, Refusal>> {
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const by = { account: actor, displayName: person.value.account.displayName };
  const result = await untilCommitted<Result<AccessRequest, Refusal>>(
    deps.store,
    requestId,
    async (request) => {
      const why =
        whyNotStop(deps.estate, request, actor, person.value) ??
        // Giving again is giving, so nobody does it for themselves.
        (verb === 'give-again' ? await whyTheirs(deps, request, person.value) : undefined);
      if (why) return { stop: refused(why) };
      const answer = verb === 'give-again' ? giveAgain : takeAway;
      const decision = answer(request, by, deps.clock.now());
      if (!decision) return { stop: refused(nothingToMend) };
      return {
        decision,
        give: (stored) => {
          deps.log.info('request.answered', { requestId, verb });
          return ok(stored);
        },
      };
    },
  );
  return result ?? refused(requestUnknown);
}

async function whyTheirs(
  deps: AnswerDeps,
  request: AccessRequest,
  actor: Identity,
): Promise<Refusal | undefined> {
  const accounts = [request.requestor, request.beneficiary, ...peopleIn(request)];
  for (const account of accounts.flatMap((one) => ('objectId' in one ? [one] : []))) {
    const asker = await identifyAsker(deps, account);
    const why = asker.ok ? whyOwn(actor, [asker.value]) : asker.error;
    if (why) return why;
  }
  return undefined;
}

const nothingToMend = refusal(
  'too-late',
  'This was put right, answered or ended before you pressed.',
  'Nothing was changed; the card shows how it stands.',
);
