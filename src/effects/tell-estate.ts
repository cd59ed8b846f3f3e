// Brings one person's card about a version of the estate up to date, or reminds them with a new one.
import { estateCard } from '../cards/estate-change.ts';
import { readerOf } from '../cards/times.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { bring } from './bring.ts';
import type { DeliverDeps } from './deliver-card.ts';
import { postInstead, redrawLook } from './redraw-earlier.ts';
import { updateOrLose } from './update-message.ts';

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
  const reader = readerOf(conversation);
  const { card, summary } = estateCard({ ...effect, reader });
  const shows = { id: of.id, to, as: 'approver', version: of.version } as const;
  // They find it with "estate", and are reminded daily.
  return bring(log, { estateChange: of.id, tenantId: to.tenantId }, async () => {
    if (shown && !reminds && (await updateOrLose(courier, to, shown, card))) {
      await redrawLook(deps, shows, card);
      await cards.save(of.id, to, 'approver', { ...shown, version: of.version });
    } else await postInstead(deps, shows, { card, summary });
  });
}
