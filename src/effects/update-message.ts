// Changes a message that is there, and tells what is meant where it cannot be changed.
import { type Courier, DeliveryError, type DeliveryTrouble } from '../ports/courier.ts';

type Change = Parameters<Courier['update']>;

/** A message beside the one that counts: where it cannot be changed any more, that holds up nothing else. */
export async function updateBeside(courier: Courier, ...change: Change): Promise<void> {
  await updateUnless(courier, change, (trouble) => trouble !== 'later');
}

/** False when the message is gone and has to be posted anew. */
export const updateOrLose = (courier: Courier, ...change: Change): Promise<boolean> =>
  updateUnless(courier, change, (trouble) => trouble === 'missing');

/** False where it met a trouble that is let pass. */
async function updateUnless(
  courier: Courier,
  change: Change,
  passes: (trouble: DeliveryTrouble) => boolean,
): Promise<boolean> {
  try {
    await courier.update(...change);
    return true;
  } catch (error) {
    if (error instanceof DeliveryError && passes(error.trouble)) return false;
    throw error;
  }
}
