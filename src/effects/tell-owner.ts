// Tells somebody that they answer for tenants from now on, in a message of its own.
import { newOwnerCard } from '../cards/new-owner.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { bring } from './bring.ts';
import type { DeliverDeps } from './deliver-card.ts';

/** Only a process that dies between sending and noting it can lead to a second message. */
export async function tellOwner(
  { courier, log }: Pick<DeliverDeps, 'courier' | 'log'>,
  { to, ...of }: Extract<Effect, { act: 'tell-owner' }>,
): Promise<EffectOutcome> {
  const { card, summary } = newOwnerCard(of);
  // "help" and "who am i" say it; what waits for them comes when they are there.
  return bring(log, { news: 'owner', tenantId: to.tenantId }, () =>
    courier.post(to, card, summary),
  );
}
