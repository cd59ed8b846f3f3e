// Brings one owner's card about a partner up to date, or asks or reminds them with a new one.
import { partnerReviewCard } from '../cards/partner-review.ts';
import { readerOf } from '../cards/times.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { bring } from './bring.ts';
import type { DeliverDeps } from './deliver-card.ts';
import { postInstead } from './redraw-earlier.ts';
import { updateOrLose } from './update-message.ts';

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
  const reader = readerOf(conversation);
  const { card, summary } = partnerReviewCard({ ...effect, reader, now: clock.now() });
  const { id, version } = review;
  // They are asked again, every day at first.
  return bring(log, { partnerReview: id, tenantId: to.tenantId }, async () => {
    if (shown && !reminds && (await updateOrLose(courier, to, shown, card))) {
      await cards.save(id, to, 'approver', { ...shown, version });
    } else await postInstead(deps, { id, to, as: 'approver', version }, { card, summary });
  });
}
