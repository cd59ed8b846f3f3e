// Tells one owner that somebody was cut off, or that nobody has looked at it yet.
import { cutOffAnswered, cutOffNews } from '../cards/cut-off.ts';
import { readerOf } from '../cards/times.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { bring } from './bring.ts';
import type { DeliverDeps } from './deliver-card.ts';
import { postInstead, redrawEarlier } from './redraw-earlier.ts';

export async function tellCutOff(
  deps: DeliverDeps,
  { cutOff, to, reminds, quiet }: Extract<Effect, { act: 'tell-cut-off' }>,
): Promise<EffectOutcome> {
  const { conversations, log, tenantName } = deps;
  const conversation = await conversations.find(to);
  const reader = readerOf(conversation);
  const tenants = cutOff.tenants.map(tenantName);
  const { card, summary } = cutOffNews({ cutOff, tenants, reader, reminds });
  const { id, version } = cutOff;
  const of = { id, to, as: 'approver', version } as const;
  return bring(log, { cutOff: id, tenantId: to.tenantId }, () =>
    quiet
      ? redrawEarlier(deps, of, cutOffAnswered(cutOff, reader))
      : postInstead(deps, of, { card, summary }),
  );
}
