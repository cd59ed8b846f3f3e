// What somebody was shown before is redrawn in place: the message that the record knows, and their last look at it.
import { movedCard } from '../cards/moved.ts';
import type { CardStore, ShownCard } from '../ports/card-store.ts';
import { type Courier, DeliveryError, type Posted } from '../ports/courier.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import { lookOf } from '../shared/look-of.ts';
import { updateBeside } from './update-message.ts';

interface Deps {
  readonly cards: CardStore;
  readonly courier: Courier;
}

/** What a message shows, and as what its reader sees it. */
export interface Shown {
  readonly id: string;
  readonly to: AccountRef;
  readonly as: 'requestor' | 'approver' | 'person';
}

/** Gives their last look at it, if there is one. */
export async function redrawEarlier(
  deps: Deps,
  of: Shown,
  card: Card,
): Promise<ShownCard | undefined> {
  const shown = await deps.cards.find(of.id, of.to, of.as);
  if (shown) await updateBeside(deps.courier, of.to, shown, card);
  return redrawLook(deps, of, card, shown?.activityId);
}

/** Their last look at it alone. */
export async function redrawLook(
  { cards, courier }: Deps,
  { id, to, as }: Shown,
  card: Card,
  done?: string,
): Promise<ShownCard | undefined> {
  const look = await cards.find(lookOf(id), to, as);
  if (look && look.activityId !== done) await updateBeside(courier, to, look, card);
  return look;
}

/** Where it never comes, the earlier ones must not point to it: then they tell how it stands themselves. */
async function postOrPutBack(
  deps: Deps,
  of: Shown,
  { card, summary }: { readonly card: Card; readonly summary: string },
): Promise<Posted> {
  try {
    return await deps.courier.post(of.to, card, summary);
  } catch (error) {
    const forGood = error instanceof DeliveryError && error.trouble !== 'later';
    if (forGood) await redrawEarlier(deps, of, card);
    throw error;
  }
}

/** A new message takes the place of the earlier ones, of which a line is left. */
export async function postInstead(
  deps: Deps,
  of: Shown & { readonly version: number },
  /** `left`: what is left of the earlier ones, where that is not the summary. */
  {
    card,
    summary,
    left = summary,
  }: { readonly card: Card; readonly summary: string; readonly left?: string },
): Promise<void> {
  const { cards } = deps;
  const { id, to, as, version } = of;
  // First, so that being told to come back later posts nothing twice.
  const look = await redrawEarlier(deps, of, movedCard(left));
  const posted = await postOrPutBack(deps, of, { card, summary });
  if (look) await cards.save(lookOf(id), to, as, { ...posted, version: look.version + 1 });
  await cards.save(id, to, as, { ...posted, version });
}
