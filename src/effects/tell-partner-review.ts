// Brings one owner's card about a partner up to date, or asks or reminds them with a new one.
import { partnerReviewCard } from '../cards/partner-review.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater, updateOrLose } from './deliver-card.ts';
import { postInstead } from './redraw-earlier.ts';

export async function tellPartnerReview(
  deps: DeliverDeps,
  effect: Extract<Effect, { act: 'tell-partner-review' }>,
): Promise<EffectOutcome> {
  const { cards, courier, conversations, clock, log } = deps;
  const { review, to, reminds } = effect;
  const [shown, conversation] = await Promise.all([
    cards.find(review.id, to, 'approver'),
    conversations.find(to),
  ]);
  // Once for each version: a message that is sent again is the same one.
  if (shown && shown.version >= review.version) return { kind: 'nothing' };
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const { card, summary } = partnerReviewCard({ ...effect, reader, now: clock.now() });
  try {
    const { id, version } = review;
    if (shown && !reminds && (await updateOrLose(courier, to, shown, card))) {
      await cards.save(id, to, 'approver', { ...shown, version });
    } else await postInstead(deps, { id, to, as: 'approver', version }, { card, summary });
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    // They are asked again every day.
    log.warn('message.unreachable', { partnerReview: review.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
