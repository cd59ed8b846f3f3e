// The buttons of a partner that fell due: still needed, with a reason, or no longer, with the form of a separation.
import { stillNeededForm } from '../cards/partner-review.ts';
import { readRequestId } from '../shared/ids.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import {
  type AnswerPartnerDeps,
  answerPartnerReview,
  ownReview,
  separationOf,
} from '../usecases/answer-partner-review.ts';
import { readStanding } from '../usecases/partner-reviews.ts';
import type { InboundDeps } from './deps.ts';
import { say } from './say.ts';
import { type Actor, type DialogReply, type Fields, textField } from './types.ts';

export async function openStillNeeded(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  return drawReason(deps, actor, reviewIn(fields), '', []);
}

export async function sendStillNeeded(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  const ready = readyFrom(deps);
  if (!ready) return say(unknown);
  const reason = textField(fields, 'reason');
  const answer = { verdict: 'needed', reason } as const;
  const answered = await answerPartnerReview(ready, refOf(actor), reviewIn(fields), answer);
  if (answered.ok) return { close: true };
  const why = answered.error.refusal;
  return why.field === 'reason'
    ? drawReason(deps, actor, reviewIn(fields), reason, [why])
    : say(why);
}

/** Gives what the form of a separation is filled in with, or what is said instead. */
export async function sayNotNeeded(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<string | DialogReply> {
  const ready = readyFrom(deps);
  if (!ready) return say(unknown);
  const answer = { verdict: 'not-needed' } as const;
  const answered = await answerPartnerReview(ready, refOf(actor), reviewIn(fields), answer);
  if (!answered.ok) return say(answered.error.refusal);
  return separationOf(deps.estate, answered.value) ?? say(notListed);
}

async function drawReason(
  deps: InboundDeps,
  actor: Actor,
  id: string,
  reason: string,
  errors: readonly Refusal[],
): Promise<DialogReply> {
  const ready = readyFrom(deps);
  const review = ready && (await ownReview(ready, actor, id));
  if (!ready || !review) return say(unknown);
  const card = stillNeededForm(await readStanding(ready, review), reason, errors);
  return { dialog: { title: 'Still needed', card } };
}

function readyFrom(deps: InboundDeps): AnswerPartnerDeps | undefined {
  const { partnerReviews, postureStore } = deps;
  return partnerReviews && postureStore ? { ...deps, partnerReviews, postureStore } : undefined;
}

const reviewIn = (fields: Fields): string => readRequestId(textField(fields, 'review')) ?? '';

const refOf = ({ tenantId, objectId }: Actor) => ({ tenantId, objectId });

const unknown = refusal(
  'partner-review-unknown',
  'There is no partner with that number about which you decide.',
  'The owners of a tenant answer for it; type "who am i" to see how Drawbridge knows you.',
);

const notListed = refusal(
  'separation-not-offered',
  'It is noted that the partner is no longer needed. Nothing was changed, and a separation cannot be asked for here: the estate lists no tenant with that id.',
  'Have its entry removed in the Entra admin centre, or the partner added to the tenants of the estate.',
);
