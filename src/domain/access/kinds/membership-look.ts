// What the directory says about somebody and a place in a group: held already, in PIM, and within which limits.
import type { Refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { GroupAccess, MembershipOffer, Tenant } from '../../estate/estate.ts';
import type { Account, Group, GroupLimits, GroupStanding } from '../../facts.ts';
import { ask, askAll, type Study } from '../../study.ts';
import { cannotRead, firstUnreadable } from '../unreadable.ts';
import { type Way, wayOf } from './membership-way.ts';
import { notOffered } from './offering.ts';
import { carriesPim } from './pim-licence.ts';

/** A group, what somebody would be in it, and how they get there. */
export interface Place {
  readonly tenant: Tenant;
  readonly offer: MembershipOffer;
  readonly as: GroupAccess;
  readonly way: Way;
  readonly group: Group;
  /** How many members there are, or who the owners are. */
  readonly there: number | readonly string[];
}

export interface Look {
  readonly listed: boolean;
  readonly standing?: GroupStanding;
  readonly limits?: GroupLimits;
  /** Whether it is certain that the group is in PIM. */
  readonly inPim: boolean;
}

export const countOf = (tenantId: string, groupId: string, as: GroupAccess) =>
  ({ fact: as === 'owner' ? 'group-owners' : 'group-size', tenantId, groupId }) as const;

export const sizeOf = (there: Place['there']): number =>
  typeof there === 'number' ? there : there.length;

/** Licences matter only where PIM is to be used. */
export function* wayInto(tenant: Tenant, offer: MembershipOffer): Study<Result<Way, Refusal>> {
  if (offer.pim === null) return ok('direct');
  const plans = yield* ask({ fact: 'service-plans', tenantId: tenant.id });
  return plans.known
    ? ok(wayOf(offer, carriesPim(plans.value)))
    : refused(cannotRead(tenant.displayName, plans.reason));
}

export function* lookInto(place: Place, { objectId }: Account): Study<Result<Look, Refusal>> {
  const { tenant, as, way, group, there } = place;
  const at = { tenantId: tenant.id, groupId: group.id };
  const isOwner = typeof there !== 'number' && there.includes(objectId);
  if (way === 'direct') {
    if (as === 'owner') return ok({ listed: isOwner, inPim: false });
    const listed = yield* ask({ fact: 'membership', ...at, objectId });
    return listed.known
      ? ok({ listed: listed.value, inPim: false })
      : refused(cannotRead(tenant.displayName, listed.reason));
  }
  const facts = yield* askAll({
    member: { fact: 'membership', ...at, objectId },
    standing: { fact: 'group-standing', ...at, accessId: as, principalId: objectId },
    limits: { fact: 'group-pim-limits', ...at, accessId: as },
    inPim: { fact: 'group-in-pim', ...at },
  });
  const { member, standing, limits, inPim } = facts;
  if (!member.known || !standing.known || !limits.known || !inPim.known) {
    return refused(firstUnreadable(tenant, facts) ?? notOffered('group'));
  }
  return ok({
    listed: as === 'owner' ? isOwner : member.value,
    standing: standing.value,
    limits: limits.value,
    inPim: inPim.value,
  });
}
