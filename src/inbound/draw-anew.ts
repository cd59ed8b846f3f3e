// The pressed card of a request, drawn as the request stands by now: others went on while a slow press was under way.
import type { Audience } from '../domain/access/decision.ts';
import type { Posted } from '../ports/courier.ts';
import type { InboundDeps } from './deps.ts';
import { drawRequest } from './draw-request.ts';
import type { Actor } from './types.ts';

type Deps = Pick<InboundDeps, 'cards' | 'courier' | 'store' | 'estate' | 'clock'>;

const AUDIENCES: readonly Audience[] = ['approver', 'requestor', 'person'];
/** It moves on while it is drawn, and not for ever. */
const TIMES = 3;

/**
 * What was brought to that message meanwhile may be newer than what the press had read. False: it is none that
 * is kept for a request, and shows what the press says.
 */
export async function drawAnew(
  deps: Deps,
  actor: Actor,
  requestId: string,
  pressed: Posted,
): Promise<boolean> {
  const { cards, courier, store } = deps;
  if (!cards || !courier || requestId === '') return false;
  const to = { tenantId: actor.tenantId, objectId: actor.objectId };
  const places = await Promise.all(
    AUDIENCES.map(async (audience) => ({
      audience,
      at: await cards.find(requestId, to, audience),
    })),
  );
  const place = places.find(({ at }) => at?.activityId === pressed.activityId);
  if (!place) return false;
  let drawn: number | undefined;
  for (let time = 0; time < TIMES; time += 1) {
    const request = await store.load(requestId);
    if (!request || request.version === drawn) break;
    await courier.update(to, pressed, drawRequest(deps, actor, request, place.audience));
    drawn = request.version;
  }
  return true;
}
