// Brings one person's card about one request up to date: posts it, updates it in place, or leaves it.
import { requestCard, requestSummary } from '../cards/request-card.ts';
import { readerFrom } from '../cards/times.ts';
import type { CardStore } from '../ports/card-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import { type Courier, DeliveryError, type Posted } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import type { Log } from '../ports/log.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';

export interface DeliverDeps {
  readonly cards: CardStore;
  readonly courier: Courier;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly clock: Clock;
  readonly log: Log;
  tenantName(tenantId: string): string;
}

export async function deliverCard(
  deps: DeliverDeps,
  { request, to, audience }: Extract<Effect, { act: 'deliver' }>,
): Promise<EffectOutcome> {
  const { cards, courier, conversations, clock, log, tenantName } = deps;
  const [shown, conversation] = await Promise.all([
    cards.find(request.id, to, audience),
    conversations.find(to),
  ]);
  if (shown && shown.version >= request.version) return { kind: 'nothing' };
  const input = {
    request,
    viewer: to,
    audience,
    tenant: tenantName(request.plan.resource.tenantId),
    reader: readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null),
    now: clock.now(),
  };
  const card = requestCard(input);
  try {
    const updated = shown && (await updateOrLose(courier, to, shown, card));
    const posted = updated ? shown : await courier.post(to, card, requestSummary(input));
    await cards.save(request.id, to, audience, { ...posted, version: request.version });
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'unreachable') {
      log.warn('card.unreachable', { requestId: request.id, audience, tenantId: to.tenantId });
      return { kind: 'nothing' };
    }
    const { message: sentence, retryAfterMs } = error;
    return { kind: 'later', sentence, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
}

/** False when the message is gone and has to be posted anew. */
async function updateOrLose(
  courier: Courier,
  to: AccountRef,
  shown: Posted,
  card: Card,
): Promise<boolean> {
  try {
    await courier.update(to, shown, card);
    return true;
  } catch (error) {
    if (error instanceof DeliveryError && error.trouble === 'missing') return false;
    throw error;
  }
}
