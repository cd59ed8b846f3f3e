// External guest: somebody outside all our tenants becomes a guest of one and a member of one group, for a sponsor.
import { addressHash } from '../../../shared/address.ts';
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, refused } from '../../../shared/result.ts';
import { type Tenant, tenantById } from '../../estate/estate.ts';
import type { Account } from '../../facts.ts';
import { ask, askAll, type Study, settled } from '../../study.ts';
import { changeKey, type JoinGroup } from '../change.ts';
import type { AccessKind, Wish } from '../kind.ts';
import { isPersonName, readOutsideAddress } from '../outside-address.ts';
import { isOutsider, type Outsider, personKey } from '../people.ts';
import { makePlan, type Step } from '../plan.ts';
import { leadsToDeciding } from '../protected-groups.ts';
import { cannotRead, firstUnreadable } from '../unreadable.ts';
import { externalGuestWords } from './external-guest-words.ts';
import { groupUnfit } from './group-fitness.ts';
import { GUEST_WRITER } from './guest-step.ts';
import { whyNotInvited } from './invitation-checks.ts';
import { isGone, notOffered, offerOf } from './offering.ts';
import { givenOtherwise } from './other-way.ts';

const ID = 'external-guest';

export const externalGuest: AccessKind = {
  id: ID,
  title: 'Guest from outside',
  about: 'Bring in a person from another organisation for a while. You answer for them.',
  lifecycle: 'personal-grant',
  question: 'Which group do they need to work with?',
  synonyms: ['external guest', 'external', 'from outside', 'contractor', 'consultant', 'sponsor'],
  writers: [GUEST_WRITER],
  notAt: () => false,
  offered: (tenant) => tenant.offers.sponsored,

  *describe(tenant, id) {
    const read = yield* ask({ fact: 'group', tenantId: tenant.id, groupId: id });
    return offerOf(tenant, { kind: ID, tenantId: tenant.id, id }, 'group', read, groupUnfit);
  },

  inputs: () =>
    settled(
      ok([
        {
          id: 'address',
          label: 'Their mail address at work. Microsoft sends the invitation there.',
          type: 'text',
          placeholder: 'jane.roe@partner.com',
          required: true,
        },
        { id: 'name', label: 'Their name', type: 'text', placeholder: 'Jane Roe', required: true },
        {
          id: 'organisation',
          label: 'Their organisation',
          type: 'text',
          placeholder: 'Partner Ltd',
          required: true,
        },
      ]),
    ),

  people(estate, { inputs }) {
    const of = (id: string) => inputs?.[id]?.[0] ?? '';
    const displayName = of('name');
    const address = readOutsideAddress(estate, of('address'), 'input-address');
    const wrong = [
      ...(address.ok ? [] : [address.error]),
      ...(isPersonName(displayName) ? [] : [nameUnclear]),
    ];
    if (!address.ok || wrong.length > 0) return settled(refused(wrong));
    const organisation = of('organisation');
    return settled(ok([{ address: address.value, displayName, organisation }]));
  },

  owned: ({ id: groupId }) => ({ groupId }),

  foresee: ({ tenantId, id: groupId }) => [
    { fact: 'group', tenantId, groupId },
    { fact: 'group-size', tenantId, groupId },
    { fact: 'invites-from', tenantId },
    { fact: 'default-policy', tenantId },
  ],

  *plan(estate, wish) {
    const tenant = tenantById(estate, wish.resource.tenantId);
    const groupId = wish.resource.id;
    if (!tenant?.offers.sponsored.includes(groupId)) return refused([notOffered('group')]);
    const outsider = wish.people?.find(isOutsider);
    if (!outsider) return refused([nobodyNamed]);
    const facts = yield* askAll({
      group: { fact: 'group', tenantId: tenant.id, groupId },
      size: { fact: 'group-size', tenantId: tenant.id, groupId },
      guests: { fact: 'guests-by-address', tenantId: tenant.id, address: outsider.address },
    });
    const { group, size, guests } = facts;
    if (!group.known || !size.known || !guests.known) {
      return refused([firstUnreadable(tenant, facts) ?? notOffered('group')]);
    }
    if (group.value === null) return refused([isGone('group', tenant)]);
    const hindrance =
      groupUnfit(group.value) ?? (yield* leadsToDeciding(estate, tenant, [group.value]));
    if (hindrance) return refused([hindrance]);
    const { certain, unclear } = guests.value;
    const [guest = null] = certain;
    if (unclear.length > 0 || certain.length > 1) return refused([addressUnclear(tenant)]);
    const why = guest
      ? yield* whyNotUsed(tenant, wish, guest, group.value.displayName)
      : yield* whyNotInvited(estate, tenant, outsider.address);
    if (why) return refused([why]);
    const sponsor = sponsorIn(tenant, wish);

    const { invite, join } = stepsFor(tenant, groupId, outsider, guest, sponsor);
    const shared = guest !== null && wish.held.has(changeKey(invite.change));
    const joined = guest !== null && wish.held.has(changeKey(join.change));
    // Until this begins the others may have ended, and the account is another one then.
    const member = { fromStep: invite.id };
    const again: Step = { ...join, change: { ...join.change, member } };
    const steps = !guest ? [invite, join] : shared ? [invite, again] : [join];
    const waits = guest?.redemption !== 'accepted';
    const basis = { guest: guest?.objectId ?? null, joined };
    const seen = { tenant, group: group.value, size: size.value, outsider, guest, shared, joined };
    const words = externalGuestWords(estate, {
      ...seen,
      sponsor: wish.beneficiary.home.displayName,
      listed: sponsor !== null,
    });
    const waitsFor = waits ? 'redemption' : null;
    const plan = makePlan(wish.resource, wish.durationMs, steps, basis, waitsFor);
    return ok({ plan, words, recipient: 'guest' });
  },
};

function stepsFor(
  tenant: Tenant,
  groupId: string,
  outsider: Outsider,
  guest: Account | null,
  sponsorId: string | null,
): { readonly invite: Step; readonly join: Step & { readonly change: JoinGroup } } {
  const by = { tenantId: tenant.id } as const;
  const person = personKey(outsider);
  return {
    invite: {
      id: 'guest',
      change: {
        type: 'invite-outsider',
        ...by,
        addressHash: addressHash(outsider.address),
        sponsorId,
      },
      identity: GUEST_WRITER,
      permission: 'User.Invite.All',
      person,
      calls: 5,
    },
    join: {
      id: 'member',
      change: {
        type: 'join-group',
        ...by,
        groupId,
        member: guest ? { objectId: guest.objectId } : { fromStep: 'guest' },
      },
      identity: GUEST_WRITER,
      permission: 'GroupMember.ReadWrite.All',
      person,
      calls: 4,
    },
  };
}

/** Of an account that is there already. */
function* whyNotUsed(
  tenant: Tenant,
  wish: Wish,
  guest: Account,
  group: string,
): Study<Refusal | undefined> {
  if (!guest.enabled) return guestDisabled(tenant);
  const { id: groupId } = wish.resource;
  const { tenantId, objectId } = guest;
  const member = { type: 'join-group', tenantId, groupId, member: { objectId } } as const;
  // What a grant of ours holds may be asked for again: the later end counts then.
  if (wish.held.has(changeKey(member))) return undefined;
  const of = { who: guest.displayName, as: 'member', group } as const;
  const otherwise = givenOtherwise(wish.held, member, of);
  if (otherwise) return otherwise;
  const found = yield* ask({ fact: 'membership', tenantId, groupId, objectId });
  if (!found.known) return cannotRead(tenant.displayName, found.reason);
  return found.value ? alreadyIn : undefined;
}

/**
 * Entra lists a sponsor only among objects of the tenant. Only who is at home there is one: another
 * account of theirs, such as an administrator's, is not put on show.
 */
const sponsorIn = (tenant: Tenant, { beneficiary: { home } }: Wish): string | null =>
  home.tenantId === tenant.id ? home.objectId : null;

const nameUnclear = refusal(
  'name-unclear',
  'The name has signs that do not belong into a name, or is too short.',
  'Write first and last name in letters, such as Jane Roe.',
  'input-name',
);

const nobodyNamed = refusal(
  'nobody-named',
  'Nobody is named whom it is for.',
  'Fill the form in again.',
);

const addressUnclear = (tenant: Tenant): Refusal =>
  refusal(
    'guest-unclear',
    `${tenant.displayName} has an account that carries this address, and it cannot be told whether it is the same person.`,
    `Ask ${tenant.contact} to look at the account.`,
    'input-address',
  );

const guestDisabled = (tenant: Tenant): Refusal =>
  refusal(
    'guest-disabled',
    `They have a guest account in ${tenant.displayName}, and it is disabled.`,
    `Ask ${tenant.contact} whether it may be enabled again.`,
    'input-address',
  );

const alreadyIn = refusal(
  'already-held',
  'They are in this group already, without an end.',
  'There is nothing to ask for. To have it ended, talk to the tenant’s owner.',
  'input-address',
);
