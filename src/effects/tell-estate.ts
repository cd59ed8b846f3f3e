// Brings one person's card about a version of the estate up to date, or reminds them with a new one.
import { estateCard } from '../cards/estate-change.ts';
import { readerFrom } from '../cards/times.ts';
import { DeliveryError } from '../ports/courier.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { type DeliverDeps, sendLater, updateOrLose } from './deliver-card.ts';
import { postInstead, redrawLook } from './redraw-earlier.ts';

export async function tellEstate(
  deps: DeliverDeps,
  effect: Extract<Effect, { act: 'tell-estate' }>,
): Promise<EffectOutcome> {
  const { cards, courier, conversations, log } = deps;
  const { version: of, to, reminds } = effect;
  const [shown, conversation] = await Promise.all([
    cards.find(of.id, to, 'approver'),
    conversations.find(to),
  ]);
  if (shown && shown.version >= of.version && !reminds) return { kind: 'nothing' };
  const reader = readerFrom(conversation?.locale ?? null, conversation?.timeZone ?? null);
  const { card, summary } = estateCard({ ...effect, reader });
  try {
    const shows = { id: of.id, to, as: 'approver', version: of.version } as const;
    if (shown && !reminds && (await updateOrLose(courier, to, shown, card))) {
      await redrawLook(deps, shows, card);
      await cards.save(of.id, to, 'approver', { ...shown, version: of.version });
    } else await postInstead(deps, shows, { card, summary });
    return { kind: 'nothing' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    // They find it with "estate", and are reminded daily.
    log.warn('message.unreachable', { estateChange: of.id, tenantId: to.tenantId });
    return { kind: 'nothing' };
  }
}
