// The last message that somebody's decision is wanted: it takes the place of the one before, and tells how it went.
import type { RequestCardInput } from '../cards/request-card.ts';
import { tellCard } from '../cards/tell-card.ts';
import { isWantedFrom, wantedBefore } from '../cards/wanted.ts';
import type { CardStore, ShownCard } from '../ports/card-store.ts';
import { type Courier, DeliveryError } from '../ports/courier.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { Card } from '../shared/card.ts';
import { wantedOf } from '../shared/look-of.ts';
import { postInstead } from './redraw-earlier.ts';
import { updateOrLose } from './update-message.ts';

interface Deps {
  readonly cards: CardStore;
  readonly courier: Courier;
}

export async function postWanted(
  deps: Deps & { readonly store: Pick<RequestStore, 'load'> },
  input: RequestCardInput,
  message: { readonly card: Card; readonly summary: string },
): Promise<void> {
  const { request, viewer: to, audience: as } = input;
  const id = wantedOf(request.id);
  const before = await deps.cards.find(id, to, as);
  const version = Math.max(request.version, (before?.version ?? 0) + 1);
  // It may not be wanted any more when somebody reads what is left.
  await postInstead(deps, { id, to, as, version }, { ...message, left: wantedBefore(input) });
  const [newer, wanted] = await Promise.all([
    deps.store.load(request.id),
    deps.cards.find(id, to, as),
  ]);
  // It may have waited for its turn for longer than anybody waited for the decision.
  if (newer && wanted) await settleWanted(deps, { ...input, request: newer }, wanted);
}

/** Once nobody waits for it. `wanted`: where the message stands. */
export async function settleWanted(
  { cards, courier }: Deps,
  input: RequestCardInput,
  wanted: ShownCard,
): Promise<void> {
  const { request, viewer: to, audience } = input;
  if (isWantedFrom(request, to)) return;
  try {
    await updateOrLose(courier, to, wanted, tellCard('decide', input).card);
  } catch (error) {
    // Whoever is not there finds it changed once they are.
    if (error instanceof DeliveryError && error.trouble === 'unreachable') return;
    throw error;
  }
  await cards.forget({ requestId: wantedOf(request.id), to, audience }, wanted.activityId);
}
