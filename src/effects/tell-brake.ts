// Tells one person that a tenant is paused or everything is locked down, or that it goes on.
import { brakeNews } from '../cards/brake.ts';
import { readerOf } from '../cards/times.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { bring } from './bring.ts';
import type { DeliverDeps } from './deliver-card.ts';
import { postInstead, redrawEarlier } from './redraw-earlier.ts';

export async function tellBrake(
  deps: DeliverDeps,
  { brake, to, mayEnd, quiet }: Extract<Effect, { act: 'tell-brake' }>,
): Promise<EffectOutcome> {
  const { conversations, log, tenantName } = deps;
  const conversation = await conversations.find(to);
  const reader = readerOf(conversation);
  const tenant = brake.tenantId === null ? null : tenantName(brake.tenantId);
  const { card, summary } = brakeNews({ brake, tenant, reader, mayEnd });
  const { id, version } = brake;
  const of = { id, to, as: 'approver', version } as const;
  return bring(log, { brake: id, tenantId: to.tenantId }, () =>
    quiet ? redrawEarlier(deps, of, card) : postInstead(deps, of, { card, summary }),
  );
}
