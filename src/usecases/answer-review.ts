// An owner looks at a relationship setting, keeps it, or says that the partner has done their half.
import type { Decision } from '../domain/access/decision.ts';
import type { Actor } from '../domain/access/end.ts';
import { attest, attestedLate } from '../domain/access/hand-over.ts';
import { askWhetherNeeded, keep } from '../domain/access/keep.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { untilCommitted } from './commit-loop.ts';
import type { DecidingDeps } from './find-deciding.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { planAnew } from './plan-anew.ts';
import { readImpact } from './read-impact.ts';
import { requestUnknown } from './review-request.ts';
import { whyNotStopNow } from './why-not-stop-now.ts';

export interface AnswerDeps extends IdentifyDeps, DecidingDeps {
  readonly store: RequestStore;
  readonly cutOffs: Pick<CutOffStore, 'open'>;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
  readonly clock: Clock;
  readonly log: Log;
}

export type AnswerVerb = 'review' | 'keep' | 'attest';

/**
 * None of these gives anything that was not approved, so whoever may end it may do them, the one who
 * asked for it included.
 */
export async function answerReview(
  deps: AnswerDeps,
  actor: AccountRef,
  requestId: string,
  verb: AnswerVerb,
  /** Since when the card asked whether it is still needed. */
  asked?: string,
): Promise<Result<AccessRequest, Refusal>> {
  const { store, log } = deps;
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const by = { account: actor, displayName: person.value.account.displayName };
  const result = await untilCommitted<Result<AccessRequest, Refusal>>(
    store,
    requestId,
    async (request) => {
      const why = await whyNotStopNow(deps, request, actor, person.value);
      if (why) return { stop: refused(why) };
      if (verb === 'keep' && isAnother(request, asked)) return { stop: refused(askedAnew) };
      const decision = await decide(deps, request, by, verb);
      if (!decision) return { stop: refused(nothingToAnswer) };
      return {
        decision,
        give: (stored) => {
          log.info('request.answered', { requestId, verb });
          return ok(stored);
        },
      };
    },
  );
  return result ?? refused(requestUnknown);
}

async function decide(
  deps: AnswerDeps,
  request: AccessRequest,
  by: Actor,
  verb: AnswerVerb,
): Promise<Decision | undefined> {
  const now = deps.clock.now();
  if (verb === 'keep') return keep(request, by, now);
  if (verb === 'attest') return attestNow(deps, request, by);
  return request.state === 'active'
    ? askWhetherNeeded(request, await readImpact(deps, request), now, by)
    : undefined;
}

/** Our half is written only while it is still the one that was approved. */
async function attestNow(
  deps: AnswerDeps,
  request: AccessRequest,
  by: Actor,
): Promise<Decision | undefined> {
  if (request.state !== 'with-partner') return undefined;
  const planned = await planAnew(deps, request);
  const now = deps.clock.now();
  return planned && planned.plan.hash !== request.plan.hash
    ? attestedLate(request, planned, by, now)
    : attest(request, by, now);
}

/** It was answered since, and asked about once more: who would lose what may be another today. */
const isAnother = ({ review }: AccessRequest, asked: string | undefined): boolean =>
  asked !== undefined && review !== undefined && String(review.since) !== asked;

const askedAnew = refusal(
  'review-answered',
  'Since this card was drawn somebody has answered, and it is asked about anew, so nothing was kept by this press.',
  'Look at who would lose what today, and answer there.',
);

const nothingToAnswer = refusal(
  'too-late',
  'This was answered or ended before you pressed.',
  'Nothing was changed; the card shows how it stands.',
);
