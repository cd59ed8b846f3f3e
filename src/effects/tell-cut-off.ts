// Tells one owner that somebody was cut off, or that nobody has looked at it yet.
import { cutOffAnswered, cutOffNews } from '../cards/cut-off.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater } from './deliver-card.ts';
import { postInstead, redrawEarlier } from './redraw-earlier.ts';

export async function tellCutOff(
  deps: DeliverDeps,
  { cutOff, to, reminds, quiet }: Extract<Effect, { act: 'tell-cut-off' }>,
): Promise<EffectOutcome> {
  const { conversations, log, tenantName } = deps;
  const conversation = await conversations.find(to);
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const tenants = cutOff.tenants.map(tenantName);
  const { card, summary } = cutOffNews({ cutOff, tenants, reader, reminds });
  try {
    const { id, version } = cutOff;
    const of = { id, to, as: 'approver', version } as const;
    if (quiet) await redrawEarlier(deps, of, cutOffAnswered(cutOff, reader));
    else await postInstead(deps, of, { card, summary });
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', { cutOff: cutOff.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
