// What of the offered things cannot be had while a brake holds: told when a form opens, before anybody fills it in.
import type { Refusal } from '../../shared/refusal.ts';
import { type Estate, tenantById } from '../estate/estate.ts';
import { type Brake, brakeOn, brakeSays } from './brake.ts';
import type { AccessKind, Offer } from './kind.ts';

export interface UnderBrakes<T extends Offer> {
  /** Those that can be asked for. */
  readonly offers: readonly T[];
  /** What to know about those that cannot, in sentences. */
  readonly notes: readonly string[];
  /** Why the one that is meant, or all of them, cannot. */
  readonly why?: Refusal;
}

/** A setting between tenants may also close something, which goes on: only the form's answers tell. */
export function underBrakes<T extends Offer>(
  estate: Estate,
  inForce: readonly Brake[],
  { lifecycle }: Pick<AccessKind, 'lifecycle'>,
  offers: readonly T[],
  isMeant: (offer: T) => boolean,
): UnderBrakes<T> {
  const gives = lifecycle === 'personal-grant';
  const brakeAt = ({ resource: { tenantId, id } }: Offer) =>
    // What is set between tenants is called by the other one.
    brakeOn(inForce, gives ? [tenantId] : [tenantId, ...id.split(':')]);
  const brakes = [...new Set(offers.flatMap((offer) => brakeAt(offer) ?? []))];
  const notesOn = (some: readonly Brake[]) => some.map((brake) => noteOn(estate, brake, gives));
  const notes = notesOn(brakes);
  if (!gives) return { offers, notes };
  const free = offers.filter((offer) => !brakeAt(offer));
  const meant = offers.find(isMeant);
  const stops = (meant && brakeAt(meant)) ?? (free.length === 0 ? brakes[0] : undefined);
  if (!stops) return { offers: free, notes };
  // What is refused needs no note beside it.
  const others = notesOn(brakes.filter((brake) => brake !== stops));
  return { offers: free, notes: others, why: brakeSays(estate, stops) };
}

function noteOn(estate: Estate, { tenantId }: Brake, gives: boolean): string {
  if (tenantId === null) {
    return 'Drawbridge is locked down. Until that ends, only what closes something can be asked for.';
  }
  const tenant = tenantById(estate, tenantId)?.displayName ?? 'a tenant';
  return gives
    ? `Nothing in ${tenant} is listed: Drawbridge is paused there, until an owner of ${tenant} resumes it.`
    : `Drawbridge is paused in ${tenant}. Until an owner resumes it, only what closes something there can be asked for.`;
}
