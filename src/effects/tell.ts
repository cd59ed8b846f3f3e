// Tells one person in a short message of its own what has happened to a request, beside its card.
import { tellCard } from '../cards/tell-card.ts';
import { readerOf } from '../cards/times.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { bring } from './bring.ts';
import type { DeliverDeps } from './deliver-card.ts';

/** Only a process that dies between sending and noting it can lead to a second message. */
export async function tell(
  deps: DeliverDeps,
  { request, to, audience, news }: Extract<Effect, { act: 'tell' }>,
): Promise<EffectOutcome> {
  const { courier, conversations, clock, log, tenantName } = deps;
  const conversation = await conversations.find(to);
  const { card, summary } = tellCard(news, {
    request,
    viewer: to,
    audience,
    tenant: tenantName(request.plan.resource.tenantId),
    reader: readerOf(conversation),
    now: clock.now(),
  });
  // The card says the same; it comes when they are there.
  return bring(log, { requestId: request.id, news, tenantId: to.tenantId }, () =>
    courier.post(to, card, summary),
  );
}
