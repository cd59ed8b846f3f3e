// What speaks against a way into a group: no licence for it, no identity, limits of PIM, the same held already.
import { sayDuration } from '../../../shared/duration.ts';
import { type Refusal, refusal, tooLongRefusal } from '../../../shared/refusal.ts';
import type { Tenant } from '../../estate/estate.ts';
import type { Account, Group } from '../../facts.ts';
import type { Step } from '../plan.ts';
import type { Look, Place } from './membership-look.ts';
import { RIGHT } from './membership-way.ts';
import { pickAnother } from './offering.ts';

/** Somebody who has it is told so; for PIM, being eligible counts for eligibility alone. */
export function heldAlready(
  { way, as, group }: Place,
  { listed, standing }: Look,
  { displayName: who }: Account,
): Refusal | undefined {
  const eligible = way === 'eligible' && standing !== undefined && standing.eligible.length > 0;
  if (!listed && !eligible) return undefined;
  return listed
    ? refusal(
        'already-held',
        `${who} is already ${as === 'owner' ? 'an owner' : 'a member'} of ${group.displayName}.`,
        'There is nothing to ask for while that lasts. Who gave it, and until when, the tenant’s owner can see.',
        'resource',
      )
    : refusal(
        'already-held',
        `${who} is already eligible for ${RIGHT[as]} ${group.displayName}.`,
        'Activate it in PIM; there is nothing to ask for.',
        'resource',
      );
}

export function beyondLimits(
  { way, as, group, tenant }: Place,
  { limits }: Look,
  durationMs: number,
): Refusal | undefined {
  const longest = way === 'direct' ? null : limits?.[way];
  return longest && durationMs > longest
    ? tooLongRefusal(
        'longer-than-pim-allows',
        `PIM in ${tenant.displayName} allows ${way} ${RIGHT[as]} ${group.displayName} for ${sayDuration(longest)} at most.`,
        `Choose ${sayDuration(longest)} or less.`,
        longest,
      )
    : undefined;
}

/** The offer may need another identity than the tenant has once a licence is gone. */
export const noWriter = (tenant: Tenant, { identity }: Step): Refusal | undefined =>
  tenant.signIn.includes(identity)
    ? undefined
    : refusal(
        'no-writer',
        `Drawbridge has no ${identity} in ${tenant.displayName}, and this needs it there.`,
        `Ask ${tenant.contact} about it, or choose something else.`,
        'resource',
      );

/** Entra keeps the last owner of a group, so somebody who would be the only one could not be taken off again. */
export const noOtherOwner = (group: Group): Refusal =>
  refusal(
    'no-other-owner',
    `${group.displayName} has no owner, and Entra never lets the last one go, so this could not be ended.`,
    'Ask the tenant’s owner to name a lasting owner first.',
    'resource',
  );

/** In a team, taking an owner off takes their membership away as well, whoever gave that. */
export const teamOwner = (group: Group): Refusal =>
  refusal(
    'group-unfit',
    `${group.displayName} belongs to a team, where the end of an ownership takes the membership away too.`,
    pickAnother('group'),
    'resource',
  );
