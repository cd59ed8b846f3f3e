// Tells somebody that they answer for tenants from now on, in a message of its own.
import { newOwnerCard } from '../cards/new-owner.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';

/** Only a process that dies between sending and noting it can lead to a second message. */
export async function tellOwner(
  { courier, log }: Pick<DeliverDeps, 'courier' | 'log'>,
  { to, ...of }: Extract<Effect, { act: 'tell-owner' }>,
): Promise<EffectOutcome> {
  const { card, summary } = newOwnerCard(of);
  try {
    await courier.post(to, card, summary);
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    // "help" and "who am i" say it; what waits for them comes when they are there.
    log.warn('message.unreachable', { news: 'owner', tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
