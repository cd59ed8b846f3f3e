// Brings a message of its own: later where Teams asks for that, and not at all where somebody cannot be reached.
import { DeliveryError, type UnreachedWhy } from '../ports/courier.ts';
import type { EffectOutcome } from '../ports/effect.ts';
import type { Log, LogFields } from '../ports/log.ts';
import { sendLater } from './deliver-card.ts';

/** `about`: what of it is told in the log when it is lost. Trying again does not help then. */
export async function bring(
  log: Log,
  about: LogFields,
  send: () => Promise<unknown>,
  outcome: (arrived: boolean, why?: UnreachedWhy) => EffectOutcome = () => ({ kind: 'nothing' }),
): Promise<EffectOutcome> {
  try {
    await send();
    return outcome(true);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.trouble === 'later') return sendLater(error);
    log.warn('message.unreachable', about);
    return outcome(false, error.why);
  }
}
