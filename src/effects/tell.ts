// Tells one person in a short message of its own what has happened to a request, beside its card.
import { tellCard } from '../cards/tell-card.ts';
import { readerOf } from '../cards/times.ts';
import type { Effect, EffectOutcome } from '../ports/effect.ts';
import { questionOf } from '../shared/look-of.ts';
import { bring } from './bring.ts';
import type { DeliverDeps } from './deliver-card.ts';
import { postInstead, redrawEarlier } from './redraw-earlier.ts';
import { postWanted } from './redraw-wanted.ts';

/** Only a process that dies between sending and noting it can lead to a second message. */
export async function tell(
  deps: DeliverDeps,
  {
    request,
    to,
    audience,
    news,
    renewal,
    question,
    wanted,
    quiet,
  }: Extract<Effect, { act: 'tell' }>,
): Promise<EffectOutcome> {
  const { courier, conversations, clock, log, tenantName } = deps;
  const conversation = await conversations.find(to);
  const input = {
    request,
    viewer: to,
    audience,
    tenant: tenantName(request.plan.resource.tenantId),
    reader: readerOf(conversation),
    now: clock.now(),
    ...(renewal !== undefined && { renewal }),
  };
  const { card, summary } = tellCard(news, input, question);
  const send = async () => {
    if (wanted) return postWanted(deps, input, { card, summary });
    if (question === undefined) return courier.post(to, card, summary);
    // It has a button that goes once it is answered.
    const of = { id: questionOf(request.id, question), to, as: audience };
    return quiet
      ? redrawEarlier(deps, of, card)
      : postInstead(deps, { ...of, version: request.version }, { card, summary });
  };
  // The card says the same; it comes when they are there.
  const about = { requestId: request.id, news, tenantId: to.tenantId };
  return bring(log, about, send, (arrived, why) =>
    // Whoever asked waits for them, and hears that nobody could tell them so.
    wanted && !arrived ? { kind: 'card', to, arrived, ...(why && { why }) } : { kind: 'nothing' },
  );
}
