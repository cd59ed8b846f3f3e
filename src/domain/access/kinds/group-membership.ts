// Group membership: in a group, or as its owner, for somebody who has an account in the tenant.
import type { Refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import {
  type GroupAccess,
  type MembershipOffer,
  type Tenant,
  tenantById,
} from '../../estate/estate.ts';
import { type Account, factValue, type Group } from '../../facts.ts';
import { ask, askAll, type Study } from '../../study.ts';
import { changeKey } from '../change.ts';
import { guestForeseen } from '../home-address.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan } from '../plan.ts';
import { principalIn } from '../principal.ts';
import { leadsToDeciding } from '../protected-groups.ts';
import { firstUnreadable } from '../unreadable.ts';
import { groupUnfit } from './group-fitness.ts';
import { sharedGuest, withItsGuest } from './guest-step.ts';
import {
  beyondLimits,
  heldAlready,
  noOtherOwner,
  noWriter,
  teamOwner,
} from './membership-checks.ts';
import { countOf, lookInto, type Place, sizeOf, wayInto } from './membership-look.ts';
import { membershipNotes } from './membership-notes.ts';
import { membershipStep, membershipWords, titleOf } from './membership-way.ts';
import { isGone, notOffered, offerOf } from './offering.ts';
import { givenOtherwise } from './other-way.ts';
import { carriesPim } from './pim-licence.ts';

const ID = 'group-membership';

export const groupMembership: AccessKind = {
  id: ID,
  title: 'Group membership',
  about: 'Be a member or an owner of a group for a while, where you have an account.',
  lifecycle: 'personal-grant',
  question: 'Which group, and as what?',
  synonyms: ['membership', 'member', 'owner', 'ownership', 'group'],
  // Each offer needs its own, which the check of the estate file knows.
  writers: [],
  notAt: () => false,
  offered: (tenant) =>
    tenant.offers.memberships.flatMap(({ groupId, as }) => as.map((one) => `${groupId}:${one}`)),

  *describe(tenant, id) {
    const { groupId, as } = partsOf(id);
    const { group, plans } = yield* askAll({
      group: { fact: 'group', tenantId: tenant.id, groupId },
      plans: { fact: 'service-plans', tenantId: tenant.id },
    });
    const resource = { kind: ID, tenantId: tenant.id, id };
    const found = offerOf(tenant, resource, 'group', group, (one) => unfit(one, as));
    if (!found.ok) return found;
    // Where the licences cannot be read the plan refuses, and says so.
    const eligible = offerFor(tenant, id)?.pim === 'eligible' && carriesPim(factValue(plans) ?? []);
    const name = `${found.value.name}, ${eligible ? `eligible as ${as}` : `as ${as}`}`;
    return ok({ ...found.value, name });
  },

  *holds({ tenantId, id }, { objectId }) {
    const { groupId, as } = partsOf(id);
    if (as === 'member') return yield* ask({ fact: 'membership', tenantId, groupId, objectId });
    const owners = yield* ask({ fact: 'group-owners', tenantId, groupId });
    return owners.known ? { ...owners, value: owners.value.includes(objectId) } : owners;
  },

  owned: ({ id }) => ({ groupId: partsOf(id).groupId }),

  foresee({ tenantId, id }, { address }) {
    const { groupId, as } = partsOf(id);
    return [
      { fact: 'group', tenantId, groupId },
      countOf(tenantId, groupId, as),
      ...guestForeseen(tenantId, address),
    ];
  },

  *plan(estate, wish) {
    const tenant = tenantById(estate, wish.resource.tenantId);
    const offer = tenant && offerFor(tenant, wish.resource.id);
    if (!tenant || !offer) return refused([notOffered('group')]);
    const { groupId, as } = partsOf(wish.resource.id);
    const facts = yield* askAll({
      group: { fact: 'group', tenantId: tenant.id, groupId },
      there: countOf(tenant.id, groupId, as),
    });
    const { group, there } = facts;
    if (!group.known || !there.known) {
      return refused([firstUnreadable(tenant, facts) ?? notOffered('group')]);
    }
    if (group.value === null) return refused([isGone('group', tenant)]);
    const hindrance =
      unfit(group.value, as) ??
      unendable(group.value, as, there.value) ??
      (yield* leadsToDeciding(estate, tenant, [group.value]));
    if (hindrance) return refused([hindrance]);
    const principal = yield* principalIn(tenant, wish.beneficiary);
    if (!principal.ok) return principal;
    const way = yield* wayInto(tenant, offer);
    if (!way.ok) return refused([way.error]);
    const place = { tenant, offer, as, way: way.value, group: group.value, there: there.value };
    return yield* planFor(place, principal.value, wish);
  },
};

function* planFor(
  place: Place,
  account: Account,
  wish: Wish,
): Study<Result<Planned, readonly Refusal[]>> {
  const { tenant, offer, as, way, group, there } = place;
  const look = yield* lookInto(place, account);
  if (!look.ok) return refused([look.error]);
  const step = membershipStep(way, as, group, account);
  const ours = wish.held.has(changeKey(step.change));
  const hindrance =
    noWriter(tenant, step) ??
    givenOtherwise(wish.held, step.change, {
      who: account.displayName,
      as,
      group: group.displayName,
    }) ??
    // What a grant of ours holds may be asked for again: the later end counts then.
    (ours ? undefined : heldAlready(place, look.value, account)) ??
    beyondLimits(place, look.value, wish.durationMs);
  if (hindrance) return refused([hindrance]);
  const steps = withItsGuest(tenant, wish, account, step);
  const { inPim } = look.value;
  return ok({
    recipient: account.external || account.userType === 'guest' ? 'guest' : 'member',
    plan: makePlan(wish.resource, wish.durationMs, steps, { ours, inPim }),
    ...(as === 'owner' &&
      offer.as.includes('member') && {
        narrower: [{ label: 'as member only', resourceId: `${group.id}:member` }],
      }),
    words: {
      resource: group.displayName,
      title: titleOf(way, as, group),
      inPlace: way === 'eligible' ? 'Eligible' : 'Active',
      steps: {
        guest: sharedGuest,
        member: membershipWords(way, as, group, account, sizeOf(there), ours),
      },
      notes: membershipNotes(place, inPim),
    },
  });
}

const unfit = (group: Group, as: GroupAccess): Refusal | undefined =>
  groupUnfit(group) ?? (as === 'owner' && group.team ? teamOwner(group) : undefined);

const unendable = (group: Group, as: GroupAccess, there: Place['there']): Refusal | undefined =>
  as === 'owner' && sizeOf(there) === 0 ? noOtherOwner(group) : undefined;

function partsOf(id: string): { groupId: string; as: GroupAccess } {
  const [groupId = '', as] = id.split(':', 2);
  return { groupId, as: as === 'owner' ? 'owner' : 'member' };
}

const offerFor = (tenant: Tenant, id: string): MembershipOffer | undefined => {
  const { groupId, as } = partsOf(id);
  return tenant.offers.memberships.find(
    (offer) => offer.groupId === groupId && offer.as.includes(as),
  );
};
