// An owner gives again what somebody took away by hand, or takes away what somebody brought back.
import { whyOwn } from '../domain/access/authority.ts';
import { whyBraked } from '../domain/access/brake.ts';
import { type CutOff, crossingOf, whyCutOff } from '../domain/access/cut-off.ts';
import { giveAgain, takeAway } from '../domain/access/drift.ts';
import type { Identity } from '../domain/access/identity.ts';
import { whyOnlyObserved } from '../domain/access/observe.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { type Estate, tenantById } from '../domain/estate/estate.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { isTheirsToGiveAgain } from '../shared/given-again.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import type { AnswerDeps } from './answer-review.ts';
import { untilCommitted } from './commit-loop.ts';
import { peopleOf } from './gather-people.ts';
import { identifyDecider } from './identify-decider.ts';
import { identifyAsker } from './identify-person.ts';
import { requestUnknown } from './review-request.ts';
import { type InForceDeps, whyBehind } from './rules-behind.ts';
import { whyNeverGiven } from './why-never-given.ts';
import { whyNotStopNow } from './why-not-stop-now.ts';

export type DriftVerb = 'give-again' | 'take-away';

export interface AnswerDriftDeps extends AnswerDeps, InForceDeps {
  readonly queue: Pick<WorkQueue, 'checkNow'>;
}

export async function answerDrift(
  deps: AnswerDriftDeps,
  actor: AccountRef,
  requestId: string,
  verb: DriftVerb,
): Promise<Result<AccessRequest, Refusal>> {
  const person = await identifyDecider(deps, actor, verb === 'give-again');
  if (!person.ok) return person;
  const by = { account: actor, displayName: person.value.account.displayName };
  const result = await untilCommitted<Result<AccessRequest, Refusal>>(
    deps.store,
    requestId,
    async (request) => {
      // What takes away hangs on no cut-off.
      const cutOffs = verb === 'give-again' ? await deps.cutOffs.open() : undefined;
      const why =
        (await whyNotStopNow(deps, request, actor, person.value)) ??
        (cutOffs && (await whyNotAgain(deps, request, person.value, cutOffs)));
      if (why) return { stop: refused(why) };
      const answer = verb === 'give-again' ? giveAgain : takeAway;
      const decision = answer(request, by, deps.clock.now());
      if (!decision) return { stop: refused(nothingToMend) };
      return {
        decision: cutOffs ? { ...decision, cutOffs: cutOffs.map(({ id }) => id) } : decision,
        give: (stored) => {
          deps.log.info('request.answered', { requestId, verb });
          return ok(stored);
        },
      };
    },
  );
  // What is taken away once more is open until then, and looked after as if it had ended now.
  if (result?.ok && verb === 'take-away') await deps.queue.checkNow({ requestIds: [requestId] });
  return result ?? refused(requestUnknown);
}

/** Giving again is giving, so nobody does it for themselves, nor for or by who was cut off. */
async function whyNotAgain(
  deps: AnswerDriftDeps,
  request: AccessRequest,
  actor: Identity,
  cutOffs: readonly CutOff[],
): Promise<Refusal | undefined> {
  const { estate } = deps;
  const crossing = crossingOf(estate, request);
  return (
    whyBehind(deps) ??
    (await whyTheirs(deps, request, actor)) ??
    whyCutOff(estate, cutOffs, { ...crossing, people: [...crossing.people, ...actor.accounts] }) ??
    whyBraked(estate, await deps.brakes.inForce(), request) ??
    whyOnlyObserved(estate, request) ??
    whyNeverGiven(deps, request)
  );
}

async function whyTheirs(
  deps: AnswerDeps,
  request: AccessRequest,
  actor: Identity,
): Promise<Refusal | undefined> {
  for (const account of [request.requestor, request.beneficiary]) {
    const asker = await identifyAsker(deps, account);
    const why = asker.ok ? whyOwn(actor, [asker.value]) : asker.error;
    if (why) return why;
  }
  const people = await peopleOf(deps, request);
  if (!people.ok) return people.error;
  return whyOwn(actor, people.value ?? []) ?? whyNotAlone(deps.estate, request, actor.account);
}

/** Owners as they are today. */
function whyNotAlone(
  estate: Estate,
  request: AccessRequest,
  actor: AccountRef,
): Refusal | undefined {
  const owns = (tenantId: string) =>
    tenantById(estate, tenantId)?.owners.some(({ account }) => sameAccount(account, actor)) ??
    false;
  return isTheirsToGiveAgain(request, owns) ? undefined : severalSides;
}

const severalSides = refusal(
  'several-sides',
  'Several sides agreed to this, and what is missing is not yours alone to give again.',
  'An owner of the tenant where it is missing can; where more than owners had to agree, end it and ask again.',
);

const nothingToMend = refusal(
  'too-late',
  'This was put right, answered or ended before you pressed.',
  'Nothing was changed; the card shows how it stands.',
);
