// Brings one person's card about one request up to date: posts it, updates it in place, or leaves it.
import { requestCard, requestSummary } from '../cards/request-card.ts';
import { readerOf } from '../cards/times.ts';
import type { CardStore } from '../ports/card-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import { type Courier, DeliveryError, type Posted } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import type { Log } from '../ports/log.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import { lookOf } from '../shared/look-of.ts';

export interface DeliverDeps {
  readonly cards: CardStore;
  readonly courier: Courier;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly clock: Clock;
  readonly log: Log;
  tenantName(tenantId: string): string;
}

type Delivery = Extract<Effect, { act: 'deliver' }>;

export async function deliverCard(deps: DeliverDeps, effect: Delivery): Promise<EffectOutcome> {
  const { request, to, audience } = effect;
  const { cards, courier, conversations, clock, log, tenantName } = deps;
  const [shown, look, conversation] = await Promise.all([
    cards.find(request.id, to, audience),
    cards.find(lookOf(request.id), to, audience),
    conversations.find(to),
  ]);
  if (shown && shown.version >= request.version) return { kind: 'nothing' };
  const input = {
    request,
    viewer: to,
    audience,
    tenant: tenantName(request.plan.resource.tenantId),
    reader: readerOf(conversation),
    now: clock.now(),
  };
  const card = requestCard(input);
  try {
    // First, so that being told to come back later posts nothing twice.
    if (look && look.activityId !== shown?.activityId) await updateBeside(courier, to, look, card);
    const updated = shown && (await updateOrLose(courier, to, shown, card));
    // What was erased is only redrawn where it stands: a message of its own would bring it up again.
    if (!updated && request.personal === null) return { kind: 'nothing' };
    const posted = updated ? shown : await courier.post(to, card, requestSummary(input));
    await cards.save(request.id, to, audience, { ...posted, version: request.version });
    return wasMissed(effect) ? { kind: 'card', to, arrived: true } : { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    // Trying again does not help; the card comes when they are there.
    log.warn('card.unreachable', { requestId: request.id, audience, tenantId: to.tenantId });
    return audience === 'approver' && request.personal !== null
      ? { kind: 'card', to, arrived: false, ...(error.why && { why: error.why }) }
      : { kind: 'nothing' };
  }
}

export const sendLater = ({ message: sentence, retryAfterMs }: DeliveryError): EffectOutcome => ({
  kind: 'later',
  told: { sentence, code: sentence },
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

const wasMissed = ({ request, to, audience }: Delivery): boolean =>
  audience === 'approver' &&
  request.approvers.some(
    ({ account, unreachedSince }) => unreachedSince !== undefined && sameAccount(account, to),
  );

/** A message beside the one that counts: where it cannot be changed any more, that holds up nothing else. */
export async function updateBeside(
  courier: Courier,
  to: AccountRef,
  shown: Posted,
  card: Card,
): Promise<void> {
  try {
    await courier.update(to, shown, card);
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.trouble === 'later') throw error;
  }
}

/** False when the message is gone and has to be posted anew. */
export async function updateOrLose(
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
