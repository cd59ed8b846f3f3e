// Tells one person that a tenant is paused or everything is locked down, or that it goes on.
import { brakeNews } from '../cards/brake.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';
import { postInstead, redrawEarlier } from './redraw-earlier.ts';

export async function tellBrake(
  deps: DeliverDeps,
  { brake, to, mayEnd, quiet }: Extract<Effect, { act: 'tell-brake' }>,
): Promise<EffectOutcome> {
  const { conversations, log, tenantName } = deps;
  const conversation = await conversations.find(to);
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const tenant = brake.tenantId === null ? null : tenantName(brake.tenantId);
  const { card, summary } = brakeNews({ brake, tenant, reader, mayEnd });
  try {
    const { id, version } = brake;
    const of = { id, to, as: 'approver', version } as const;
    await (quiet ? redrawEarlier(deps, of, card) : postInstead(deps, of, { card, summary }));
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', { brake: brake.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
