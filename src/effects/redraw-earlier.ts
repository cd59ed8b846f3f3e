// What somebody was shown before is redrawn in place: the message that the record knows, and their last look at it.
import type { AccountRef } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import { lookOf } from '../shared/look-of.ts';
import { type DeliverDeps, updateOrLose } from './deliver-card.ts';

/** What a message shows, and as what its reader sees it. */
export interface Shown {
  readonly id: string;
  readonly to: AccountRef;
  readonly as: 'requestor' | 'approver' | 'person';
}

/** Before anything new is posted, so that being told to come back later repeats no message. */
export async function redrawEarlier(
  { cards, courier }: Pick<DeliverDeps, 'cards' | 'courier'>,
  { id, to, as }: Shown,
  card: Card,
): Promise<void> {
  const shown = await cards.find(id, to, as);
  if (shown) await updateOrLose(courier, to, shown, card);
  await redrawLook({ cards, courier }, { id, to, as }, card);
}

/** Their last look at it alone. */
export async function redrawLook(
  { cards, courier }: Pick<DeliverDeps, 'cards' | 'courier'>,
  { id, to, as }: Shown,
  card: Card,
): Promise<void> {
  const look = await cards.find(lookOf(id), to, as);
  if (look) await updateOrLose(courier, to, look, card);
}
