// Brings one person's card about one request up to date: posts it, updates it in place, or leaves it.
import { requestCard, requestSummary } from '../cards/request-card.ts';
import { readerOf } from '../cards/times.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { CardStore } from '../ports/card-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import { type Courier, DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { sameAccount } from '../shared/account.ts';
import { lookOf, wantedOf } from '../shared/look-of.ts';
import { redrawLook } from './redraw-earlier.ts';
import { settleWanted } from './redraw-wanted.ts';
import { updateBeside, updateOrLose } from './update-message.ts';

export interface DeliverDeps {
  readonly cards: CardStore;
  readonly courier: Courier;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly store: Pick<RequestStore, 'load'>;
  readonly clock: Clock;
  readonly log: Log;
  /** `hear` is called when something newer has come for that card, while it waits for its turn. */
  onNewer?(hear: () => void): void;
  tenantName(tenantId: string): string;
}

export type Delivery = Extract<Effect, { act: 'deliver' }>;

export async function deliverCard(deps: DeliverDeps, effect: Delivery): Promise<EffectOutcome> {
  const { request, to, audience } = effect;
  const { cards, courier, conversations, store, clock, log, onNewer, tenantName } = deps;
  const [shown, look, wanted, conversation] = await Promise.all([
    cards.find(request.id, to, audience),
    cards.find(lookOf(request.id), to, audience),
    cards.find(wantedOf(request.id), to, audience),
    conversations.find(to),
  ]);
  if (shown && shown.version >= request.version) return { kind: 'nothing' };

  const draw = (as: AccessRequest) => {
    const input = {
      request: as,
      viewer: to,
      audience,
      tenant: tenantName(as.plan.resource.tenantId),
      reader: readerOf(conversation),
      now: clock.now(),
    };
    return { as, input, card: requestCard(input), summary: requestSummary(input) };
  };
  let drawn = draw(request);
  let sent = drawn;
  const redraw = async () => {
    const newer = await store.load(request.id);
    if (newer && newer.version > drawn.as.version) drawn = draw(newer);
  };
  // Where that fails, what came brings it once this is over.
  onNewer?.(() => {
    redraw().catch((error: unknown) => log.warn('card.not-redrawn', { error: String(error) }));
  });
  const latest = () => {
    sent = drawn;
    return sent;
  };
  const how = { chat: conversation, latest };
  try {
    // First, so that being told to come back later posts nothing twice.
    if (look && look.activityId !== shown?.activityId)
      await updateBeside(courier, to, look, drawn.card, how);
    if (wanted) await settleWanted(deps, drawn.input, wanted);
    const updated = shown && (await updateOrLose(courier, to, shown, drawn.card, how));
    // What was erased is only redrawn where it stands: a message of its own would bring it up again.
    if (!updated && drawn.as.personal === null) return { kind: 'nothing' };
    const posted = updated ? shown : await courier.post(to, drawn.card, drawn.summary, how);
    // What came meanwhile went out with it: the last look, which may be from meanwhile, is told as well.
    if (sent.as.version > request.version) {
      await redrawLook(deps, { id: request.id, to, as: audience }, sent.card, posted.activityId);
      if (wanted) await settleWanted(deps, sent.input, wanted);
    }
    const now = { ...posted, version: sent.as.version };
    if (!wasMissed({ ...effect, request: sent.as }))
      return { kind: 'shown', requestId: request.id, to, audience, shown: now };
    await cards.save(request.id, to, audience, now);
    return { kind: 'card', to, arrived: true };
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

/** Whether it is known that their card could not be brought. */
export const wasMissed = ({ request, to, audience }: Delivery): boolean =>
  audience === 'approver' &&
  request.approvers.some(
    ({ account, unreachedSince }) => unreachedSince !== undefined && sameAccount(account, to),
  );
