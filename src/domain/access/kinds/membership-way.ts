// The ways into a group: directly, or through PIM as eligible or active; what each changes, and who makes it.
import type { GroupAccess, MembershipOffer } from '../../estate/estate.ts';
import type { Account, Group } from '../../facts.ts';
import type { Change } from '../change.ts';
import type { Step, StepWords } from '../plan.ts';
import { GUEST_WRITER } from './guest-step.ts';
import { counted } from './offering.ts';

export type Way = 'direct' | 'eligible' | 'active';

const OWNERS_WRITER = 'group-owners-writer';
const GROUP_PIM_WRITER = 'group-pim-writer';

interface Maker {
  readonly identity: string;
  readonly permission: string;
  /** Graph calls that performing and reading back cannot do without. */
  readonly calls: number;
}

const MAKERS: { readonly [W in Way]: { readonly [A in GroupAccess]: Maker } } = {
  direct: {
    member: { identity: GUEST_WRITER, permission: 'GroupMember.ReadWrite.All', calls: 4 },
    owner: { identity: OWNERS_WRITER, permission: 'Group.ReadWrite.All', calls: 4 },
  },
  eligible: both('PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup'),
  active: both('PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup'),
};

function both(permission: string): { readonly [A in GroupAccess]: Maker } {
  const maker = { identity: GROUP_PIM_WRITER, permission, calls: 4 };
  return { member: maker, owner: maker };
}

/** Without the licence there is no PIM: then Drawbridge gives it itself, and ends it itself. */
export const wayOf = ({ pim }: Pick<MembershipOffer, 'pim'>, licensed: boolean): Way =>
  pim !== null && licensed ? pim : 'direct';

/** The identities that an offer needs in a tenant that has the licences for it. */
export const writersFor = (offer: Pick<MembershipOffer, 'as' | 'pim'>): string[] => [
  ...new Set(offer.as.map((as) => MAKERS[wayOf(offer, true)][as].identity)),
];

export function membershipStep(way: Way, as: GroupAccess, group: Group, account: Account): Step {
  return { id: 'member', change: changeOf(way, as, group, account), ...MAKERS[way][as] };
}

function changeOf(way: Way, as: GroupAccess, group: Group, account: Account): Change {
  const on = { tenantId: group.tenantId, groupId: group.id };
  const principal = { objectId: account.objectId };
  if (way !== 'direct') {
    return { type: 'assign-in-group', ...on, accessId: as, mode: way, principal };
  }
  return as === 'owner'
    ? { type: 'own-group', ...on, owner: principal }
    : { type: 'join-group', ...on, member: principal };
}

/** `membership in`, `ownership of` */
export const RIGHT: { readonly [A in GroupAccess]: string } = {
  member: 'membership in',
  owner: 'ownership of',
};

/** `Ownership of Merger Office`, `Eligible membership in Engineering` */
export function titleOf(way: Way, as: GroupAccess, group: Group): string {
  const right = `${RIGHT[as]} ${group.displayName}`;
  return way === 'eligible' ? `Eligible ${right}` : right.charAt(0).toUpperCase() + right.slice(1);
}

/** `ours`: a grant of ours holds it already; `size`: how many there are of them now. */
export function membershipWords(
  way: Way,
  as: GroupAccess,
  group: Group,
  account: Account,
  size: number,
  ours: boolean,
): StepWords {
  const { displayName: who, userPrincipalName: name } = account;
  const what = `${RIGHT[as]} ${group.displayName}`;
  const one = as === 'owner' ? 'an owner' : 'a member';
  if (way === 'eligible') {
    return {
      before: ours
        ? `${who} is eligible for ${what} through an earlier request`
        : `${who} is not eligible for ${what}`,
      after: `${name} can activate ${what}`,
      undo: 'Eligibility and any running activation end.',
    };
  }
  const undo =
    way === 'active'
      ? `PIM ends the ${as === 'owner' ? 'ownership' : 'membership'} at that time, and Drawbridge reads that it is gone.`
      : as === 'owner'
        ? `${who} is taken off the owners of ${group.displayName}.`
        : `${who} is taken out of ${group.displayName}.`;
  return ours
    ? {
        before: `${who} is ${one} of ${group.displayName} through an earlier request`,
        after: `${name} stays ${one} for this request as well`,
        undo,
      }
    : {
        before: `${group.displayName}: ${counted(size, as)}`,
        after: `${counted(size + 1, as)}, with ${name}`,
        undo,
      };
}
