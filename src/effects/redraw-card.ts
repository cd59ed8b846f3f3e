// Redraws what stands in somebody's chat about a request: nothing is posted, no chat is begun, nobody is notified.
import { requestCard } from '../cards/request-card.ts';
import { readerOf } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { EffectOutcome } from '../ports/effect.ts';
import { lookOf, wantedOf } from '../shared/look-of.ts';
import { type DeliverDeps, type Delivery, sendLater, wasMissed } from './deliver-card.ts';
import { settleWanted } from './redraw-wanted.ts';
import { updateBeside } from './update-message.ts';

export async function redrawCard(deps: DeliverDeps, effect: Delivery): Promise<EffectOutcome> {
  const { request, to, audience } = effect;
  const { cards, courier, conversations, clock, tenantName } = deps;
  const [shown, look, wanted, chat] = await Promise.all([
    cards.find(request.id, to, audience),
    cards.find(lookOf(request.id), to, audience),
    cards.find(wantedOf(request.id), to, audience),
    conversations.find(to),
  ]);
  const input = {
    request,
    viewer: to,
    audience,
    tenant: tenantName(request.plan.resource.tenantId),
    reader: readerOf(chat),
    now: clock.now(),
  };
  const card = requestCard(input);
  try {
    if (wanted) await settleWanted(deps, input, wanted);
    if (look && look.activityId !== shown?.activityId)
      await updateBeside(courier, to, look, card, { chat });
    if (!shown || shown.version >= request.version) return { kind: 'nothing' };
    await courier.update(to, shown, card, { chat });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    // Whoever is not there has nothing redrawn until they are; a message that is gone is looked for no more.
    const gone = error.trouble === 'missing' && chat && !error.why;
    if (gone && shown)
      await cards.forget({ requestId: request.id, to, audience }, shown.activityId);
    return { kind: 'nothing' };
  }
  const now = { ...shown, version: request.version };
  if (!wasMissed(effect)) return { kind: 'shown', requestId: request.id, to, audience, shown: now };
  await cards.save(request.id, to, audience, now);
  return { kind: 'card', to, arrived: true };
}
