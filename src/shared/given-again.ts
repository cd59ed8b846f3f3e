// Whether one owner can give again what was taken away by hand: alike for the press and for the button.
import { isOfTenant } from './side-ids.ts';
import { type Counted, needsOf, yesesNeeded } from './yeses.ts';

/** As much of a request as tells who had to agree, and where something is missing. */
export interface TakenAway {
  readonly sides: readonly Counted[];
  readonly plan: {
    readonly steps: ReadonlyArray<{
      readonly id: string;
      readonly change: { readonly tenantId: string };
    }>;
  };
  readonly drift?: { readonly stepIds: readonly string[] };
}

/**
 * Several sides agreed, and what one of them took away another does not give again: it takes an owner
 * of each tenant where it is missing, and nobody alone where others had to agree besides.
 */
export function isTheirsToGiveAgain(
  { sides, plan, drift }: TakenAway,
  owns: (tenantId: string) => boolean,
): boolean {
  if (yesesNeeded(sides) < 2) return true;
  const missing = plan.steps.filter(({ id }) => drift?.stepIds.includes(id));
  const oneEach = sides.every((side) => isOfTenant(side) && needsOf(side) === 1);
  return oneEach && missing.every(({ change }) => owns(change.tenantId));
}
