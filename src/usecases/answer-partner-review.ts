// An owner presses whether a partner is still needed: decided on who owns the tenant now, and who they are now.

import { resourceValue } from '../domain/access/answers.ts';
import { whyUnfit } from '../domain/access/authority.ts';
import { type Estate, tenantById } from '../domain/estate/estate.ts';
import { answerPartner, type PartnerAnswer } from '../domain/posture/partners/answer-partner.ts';
import type { PartnerReview } from '../domain/posture/partners/partner-review.ts';
import type { Log } from '../ports/log.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import type { PartnerReviewDeps } from './partner-reviews.ts';

export type AnswerPartnerDeps = PartnerReviewDeps & IdentifyDeps & { readonly log: Log };

const TRIES = 4;

/** `review` beside a refusal: how it stands, for those who own the tenant. */
export type PartnerAnswered = Result<
  PartnerReview,
  { readonly refusal: Refusal; readonly review?: PartnerReview }
>;

export async function answerPartnerReview(
  deps: AnswerPartnerDeps,
  actor: AccountRef,
  id: string,
  answer: PartnerAnswer,
): Promise<PartnerAnswered> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const review = await ownReview(deps, actor, id);
    if (!review) return refused({ refusal: notTheirs });
    const person = await identifyPerson(deps, actor);
    const unfit = person.ok ? whyUnfit(person.value) : person.error;
    if (!person.ok || unfit) return refused({ refusal: unfit ?? notTheirs, review });
    // Pressed again, it opens the form of the separation again and says nothing new.
    if (answer.verdict === 'not-needed' && saysNo(review)) return ok(review);
    const by = {
      account: { tenantId: actor.tenantId, objectId: actor.objectId },
      displayName: nameOf(deps.estate, review, actor),
    };
    const decided = answerPartner(review, by, answer, deps.clock.now());
    if (!decided.ok) return refused({ refusal: decided.error, review });
    if ((await deps.partnerReviews.commit(decided.value)) === 'conflict') continue;
    const { tenantId, version } = review;
    deps.log.info('partner.answered', { review: id, tenantId, verdict: answer.verdict });
    return ok({ ...decided.value.review, version: version + 1 });
  }
  throw new Error(`The review ${id} of a partner was changed by others ${TRIES} times in a row.`);
}

/** Only for those who own its tenant now. */
export async function ownReview(
  { estate, partnerReviews }: Pick<PartnerReviewDeps, 'estate' | 'partnerReviews'>,
  actor: AccountRef,
  id: string,
): Promise<PartnerReview | undefined> {
  const review = await partnerReviews.load(id);
  return review && ownerIn(estate, review, actor) ? review : undefined;
}

/** What the form of a separation is opened with; undefined where the estate lists no such tenant. */
export const separationOf = (
  estate: Estate,
  { tenantId, partnerId }: PartnerReview,
): string | undefined => {
  const tenant = tenantById(estate, tenantId);
  return tenant && tenantById(estate, partnerId) ? resourceValue(tenant, partnerId) : undefined;
};

const saysNo = ({ open, answer }: PartnerReview): boolean =>
  !open && answer?.verdict === 'not-needed';

const ownerIn = (estate: Estate, { tenantId }: PartnerReview, actor: AccountRef) =>
  tenantById(estate, tenantId)?.owners.find(({ account }) => sameAccount(account, actor));

function nameOf(estate: Estate, review: PartnerReview, actor: AccountRef): string {
  const name = ownerIn(estate, review, actor)?.person;
  return estate.people.find((one) => one.name === name)?.displayName ?? name ?? 'An owner';
}

const notTheirs = refusal(
  'partner-review-unknown',
  'There is no partner with that number about which you decide.',
  'The owners of a tenant answer for it; type "who am i" to see how Drawbridge knows you.',
);
