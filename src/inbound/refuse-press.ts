// A press on a request's card that was refused: in words, and with the card as it is now for whoever may see it.
import type { Audience } from '../domain/access/decision.ts';
import type { Refusal } from '../shared/refusal.ts';
import { type ShowDeps, showRequest } from '../usecases/show-request.ts';
import type { InboundDeps } from './deps.ts';
import { drawRequest } from './draw-request.ts';
import { isLate, say } from './say.ts';
import type { ActionReply, Actor } from './types.ts';

type Deps = ShowDeps & Pick<InboundDeps, 'clock'>;

/** `as`: whose card the button is on; it counts once they were found to be one of these, and only came late. */
export async function refusePress(
  deps: Deps,
  actor: Actor,
  requestId: string,
  why: Refusal,
  as?: Audience,
): Promise<ActionReply> {
  const { tenantId, objectId } = actor;
  const shown = await showRequest(deps, { tenantId, objectId }, requestId);
  if (!shown.ok) return say(why);
  const { request, audience } = shown.value;
  const drawnAs = as && audience === 'approver' && isLate(why) ? as : audience;
  return { ...say(why, request), card: drawRequest(deps, actor, request, drawnAs) };
}
