// What whoever decides about a place in a group should know beside the change itself.
import type { Place } from './membership-look.ts';

export const membershipNotes = (
  { way, as, offer, group, tenant }: Place,
  inPim: boolean,
): string[] => [
  ...(as === 'owner'
    ? [
        `An owner decides who is in ${group.displayName}, changes its settings and can delete it: more than a member may.`,
      ]
    : []),
  ...(way === 'eligible'
    ? [
        'Eligible only: to use it, it has to be activated in PIM, with the checks that the tenant asks for.',
      ]
    : []),
  ...(way === 'active'
    ? ['Active at once through PIM, without an activation and its checks.']
    : []),
  ...(way !== 'direct' && !inPim
    ? [
        `${group.displayName} may not be in PIM yet. If so, this brings it there for good: Microsoft has no way back.`,
      ]
    : []),
  ...(way === 'direct' && offer.pim !== null
    ? [
        `${tenant.displayName} has no licence for PIM, so this takes effect at once and Drawbridge ends it.`,
      ]
    : []),
];
