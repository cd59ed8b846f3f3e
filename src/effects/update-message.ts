// Changes a message that is there, and tells what is meant where it cannot be changed.
import { type Courier, DeliveryError, type HowToBring, type Posted } from '../ports/courier.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';

/** A message beside the one that counts: where it cannot be changed any more, that holds up nothing else. */
export async function updateBeside(
  courier: Courier,
  to: AccountRef,
  shown: Posted,
  card: Card,
  how?: HowToBring,
): Promise<void> {
  try {
    await courier.update(to, shown, card, how);
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.trouble === 'later') throw error;
  }
}

/** False when the message is gone and has to be posted anew. */
export async function updateOrLose(
  courier: Courier,
  to: AccountRef,
  shown: Posted,
  card: Card,
  how?: HowToBring,
): Promise<boolean> {
  try {
    await courier.update(to, shown, card, how);
    return true;
  } catch (error) {
    if (error instanceof DeliveryError && error.trouble === 'missing') return false;
    throw error;
  }
}
