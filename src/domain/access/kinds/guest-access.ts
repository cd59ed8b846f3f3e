// Guest access: a person of one tenant becomes a B2B guest of another and a member of one group there.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, refused } from '../../../shared/result.ts';
import { type Tenant, tenantById } from '../../estate/estate.ts';
import type { Account, Group } from '../../facts.ts';
import { ask, askAll, type Study } from '../../study.ts';
import { accountsIn } from '../accounts-in.ts';
import { changeKey, type JoinGroup } from '../change.ts';
import { guestForeseen } from '../home-address.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan, type PlanWords, type Step } from '../plan.ts';
import { leadsToDeciding } from '../protected-groups.ts';
import { cannotRead, firstUnreadable } from '../unreadable.ts';
import { groupUnfit } from './group-fitness.ts';
import { GUEST_WRITER, guestStep, newGuest, sharedGuest } from './guest-step.ts';
import { counted, isGone, notOffered, offerOf } from './offering.ts';
import { givenOtherwise } from './other-way.ts';

const ID = 'guest-access';

export const guestAccess: AccessKind = {
  id: ID,
  title: 'Guest access',
  about: 'Work with a group in another of our tenants for a while, as a guest.',
  lifecycle: 'personal-grant',
  question: 'Which group do you need to work with?',
  synonyms: ['guest', 'guest access', 'b2b', 'group', 'collaborate', 'invite'],
  writers: [GUEST_WRITER],
  notAt: (tenant, requestor) => requestor.home.tenantId === tenant.id,
  offered: (tenant) => tenant.offers.groups,

  *describe(tenant, id) {
    const read = yield* ask({ fact: 'group', tenantId: tenant.id, groupId: id });
    return offerOf(tenant, { kind: ID, tenantId: tenant.id, id }, 'group', read, groupUnfit);
  },

  *holds({ tenantId, id: groupId }, { objectId }) {
    return yield* ask({ fact: 'membership', tenantId, groupId, objectId });
  },

  owned: ({ id: groupId }) => ({ groupId }),

  foresee: ({ tenantId, id: groupId }, { address }) => [
    { fact: 'group', tenantId, groupId },
    { fact: 'group-size', tenantId, groupId },
    ...guestForeseen(tenantId, address),
  ],

  *plan(estate, wish) {
    const tenant = tenantById(estate, wish.resource.tenantId);
    if (!tenant?.offers.groups.includes(wish.resource.id)) return refused([notOffered('group')]);
    const { beneficiary } = wish;
    if (!beneficiary.homeKnown) return refused([homeUnknown(beneficiary.account)]);
    if (beneficiary.home.tenantId === tenant.id) return refused([atHome(tenant)]);

    const facts = yield* askAll({
      group: { fact: 'group', tenantId: tenant.id, groupId: wish.resource.id },
      size: { fact: 'group-size', tenantId: tenant.id, groupId: wish.resource.id },
    });
    const { group, size } = facts;
    if (!group.known || !size.known) {
      return refused([firstUnreadable(tenant, facts) ?? notOffered('group')]);
    }
    if (group.value === null) return refused([isGone('group', tenant)]);
    const hindrance =
      groupUnfit(group.value) ?? (yield* leadsToDeciding(estate, tenant, [group.value]));
    if (hindrance) return refused([hindrance]);
    const accounts = yield* accountsIn(tenant, beneficiary);
    if (!accounts.ok) return refused([accounts.error]);
    const { guest } = accounts.value;
    if (guest && !guest.enabled) return refused([guestDisabled(tenant)]);
    const already = guest && (yield* alreadyMember(tenant, group.value, guest, wish));
    if (already) return refused([already]);
    return ok(planFor(tenant, group.value, size.value, guest, wish));
  },
};

function* alreadyMember(
  tenant: Tenant,
  group: Group,
  guest: Account,
  wish: Wish,
): Study<Refusal | undefined> {
  const change = joining(tenant, group, guest);
  // What a grant of ours holds may be asked for again: the later end counts then.
  if (wish.held.has(changeKey(change))) return undefined;
  const { displayName: who } = guest;
  const of = { who, as: 'member', group: group.displayName } as const;
  const otherwise = givenOtherwise(wish.held, change, of);
  if (otherwise) return otherwise;
  const member = yield* ask({
    fact: 'membership',
    tenantId: tenant.id,
    groupId: group.id,
    objectId: guest.objectId,
  });
  if (!member.known) return cannotRead(tenant.displayName, member.reason);
  return member.value
    ? refusal(
        'already-held',
        `${guest.displayName} is already a member of ${group.displayName}, without an end.`,
        'There is nothing to ask for. To have it ended, talk to the tenant’s owner.',
        'resource',
      )
    : undefined;
}

function planFor(
  tenant: Tenant,
  group: Group,
  size: number,
  guest: Account | null,
  wish: Wish,
): Planned {
  const { home } = wish.beneficiary;
  const { step: invite, held } = guestStep(tenant, wish);
  // A guest that a grant of ours made is held by this one too, so that the last of them removes it.
  const shared = guest !== null && held;
  const join: Step = {
    id: 'member',
    change: {
      type: 'join-group',
      tenantId: tenant.id,
      groupId: group.id,
      // Until this begins the others may have ended, and the account is another one then.
      member: guest && !shared ? { objectId: guest.objectId } : { fromStep: invite.id },
    },
    identity: GUEST_WRITER,
    permission: 'GroupMember.ReadWrite.All',
    calls: 4,
  };
  const joined = guest !== null && wish.held.has(changeKey(joining(tenant, group, guest)));
  const steps = guest && !shared ? [join] : [invite, join];
  const waits = guest?.redemption !== 'accepted';
  const words: PlanWords = {
    resource: group.displayName,
    title: `Guest access to ${group.displayName}`,
    inPlace: 'Active',
    steps: {
      guest: shared ? sharedGuest : newGuest(wish.beneficiary.addresses[0]),
      member: {
        before: joined
          ? `${home.displayName} is a member of ${group.displayName} through an earlier request`
          : `${group.displayName}: ${counted(size, 'member')}`,
        after: joined
          ? `${home.displayName} stays a member for this request as well`
          : `${counted(size + 1, 'member')}, with ${home.displayName}`,
        undo: `${home.displayName} is taken out of ${group.displayName}.`,
      },
    },
    notes: [
      ...(guest
        ? [`${home.displayName} already has a guest account in ${tenant.displayName}.`]
        : []),
      ...(waits
        ? [`${home.displayName} has to accept the invitation before the access works.`]
        : []),
    ],
  };
  const basis = { guest: guest?.objectId ?? null, joined };
  const plan = makePlan(wish.resource, wish.durationMs, steps, basis, waits ? 'redemption' : null);
  return { plan, words, recipient: 'guest' };
}

const joining = (tenant: Tenant, group: Group, { objectId }: Account): JoinGroup => ({
  type: 'join-group',
  tenantId: tenant.id,
  groupId: group.id,
  member: { objectId },
});

const guestDisabled = (tenant: Tenant): Refusal =>
  refusal(
    'guest-disabled',
    `The guest account in ${tenant.displayName} is disabled.`,
    `Ask ${tenant.contact} whether it may be enabled again.`,
  );

const atHome = (tenant: Tenant): Refusal =>
  refusal(
    'at-home',
    `Your account is at home in ${tenant.displayName}: nobody is a guest in their own tenant.`,
    `Ask ${tenant.contact} for the membership, or choose a group of another tenant.`,
    'resource',
  );

const homeUnknown = (account: Account): Refusal =>
  refusal(
    'home-unknown',
    `It cannot be told where the account ${account.userPrincipalName} is at home.`,
    'Ask again from your own tenant, with your own account.',
  );
