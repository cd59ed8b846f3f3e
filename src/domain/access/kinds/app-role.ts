// Use of an application: in a group that is assigned to it already, never by an assignment of one's own.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import { type ApplicationOffer, type Tenant, tenantById } from '../../estate/estate.ts';
import type { Account, Group } from '../../facts.ts';
import { ask, askAll, type Study } from '../../study.ts';
import { changeKey } from '../change.ts';
import { guestForeseen } from '../home-address.ts';
import type { AccessKind, Planned, Wish } from '../kind.ts';
import { makePlan } from '../plan.ts';
import { principalIn } from '../principal.ts';
import { leadsToDeciding } from '../protected-groups.ts';
import { firstUnreadable } from '../unreadable.ts';
import { type Given, givenBy, sayGiven } from './application-roles.ts';
import { GUEST_WRITER, sharedGuest, withItsGuest } from './guest-step.ts';
import { membershipStep } from './membership-way.ts';
import { counted, notOffered } from './offering.ts';
import { givenOtherwise } from './other-way.ts';

const ID = 'app-role';

export const appRole: AccessKind = {
  id: ID,
  title: 'Use of an application',
  about: 'Use an application for a while, through a group that is assigned to it already.',
  lifecycle: 'personal-grant',
  question: 'Which application do you need?',
  synonyms: ['application', 'app', 'app role', 'portal', 'tool', 'software'],
  writers: [GUEST_WRITER, 'applications-reader'],
  notAt: () => false,
  offered: (tenant) => tenant.offers.applications.map(idOf),

  *describe(tenant, id) {
    const offer = tenant.offers.applications.find((one) => idOf(one) === id);
    const given = yield* givenBy(tenant, offer ?? { groupId: '', applicationId: '' });
    return given.ok
      ? ok({
          resource: { kind: ID, tenantId: tenant.id, id },
          name: sayGiven(given.value.wanted),
          tenant: tenant.displayName,
        })
      : refused({ tenant: tenant.displayName, sentence: given.error.sentence });
  },

  *holds({ tenantId, id }, { objectId }) {
    const [groupId = ''] = id.split(':', 2);
    // Through a group inside it nobody gets the application.
    return yield* ask({ fact: 'direct-membership', tenantId, groupId, objectId });
  },

  owned: ({ id }) => ({ applicationId: id.split(':', 2)[1] ?? '' }),

  foresee({ tenantId, id }, { address }) {
    const [groupId = '', applicationId = ''] = id.split(':', 2);
    return [
      { fact: 'group', tenantId, groupId },
      { fact: 'group-size', tenantId, groupId },
      { fact: 'group-applications', tenantId, groupId },
      { fact: 'enterprise-application', tenantId, applicationId },
      ...guestForeseen(tenantId, address),
    ];
  },

  *plan(estate, wish) {
    const tenant = tenantById(estate, wish.resource.tenantId);
    const offer = tenant?.offers.applications.find((one) => idOf(one) === wish.resource.id);
    if (!tenant || !offer) return refused([notOffered('application')]);
    const given = yield* givenBy(tenant, offer);
    if (!given.ok) return refused([given.error]);
    const never = yield* leadsToDeciding(estate, tenant, [given.value.group]);
    if (never) return refused([never]);
    const principal = yield* principalIn(tenant, wish.beneficiary);
    if (!principal.ok) return principal;
    return yield* planFor(tenant, given.value, principal.value, wish);
  },
};

function* planFor(
  tenant: Tenant,
  { group, wanted, others }: Given,
  account: Account,
  wish: Wish,
): Study<Result<Planned, readonly Refusal[]>> {
  const at = { tenantId: tenant.id, groupId: group.id };
  const facts = yield* askAll({
    size: { fact: 'group-size', ...at },
    member: { fact: 'membership', ...at, objectId: account.objectId },
    direct: { fact: 'direct-membership', ...at, objectId: account.objectId },
  });
  const { size, member, direct } = facts;
  if (!size.known || !member.known || !direct.known) {
    return refused([firstUnreadable(tenant, facts) ?? notOffered('application')]);
  }
  const step = membershipStep('direct', 'member', group, account);
  const ours = wish.held.has(changeKey(step.change));
  const what = sayGiven(wanted);
  const otherwise = givenOtherwise(wish.held, step.change, {
    who: account.displayName,
    as: 'member',
    group: group.displayName,
  });
  if (otherwise) return refused([otherwise]);
  // What a grant of ours holds may be asked for again: the later end counts then.
  if (member.value && !ours) {
    return refused([direct.value ? alreadyHeld(account, what) : nested(account, group, tenant)]);
  }
  const { displayName: who, userPrincipalName: name } = account;
  return ok({
    recipient: account.external || account.userType === 'guest' ? 'guest' : 'member',
    plan: makePlan(
      wish.resource,
      wish.durationMs,
      withItsGuest(tenant, wish, account, step),
      // A group that comes to give something else asks again.
      { ours, wanted: wanted.roleIds, others: others.map(({ id, roleIds }) => ({ id, roleIds })) },
    ),
    words: {
      resource: wanted.name,
      title: `Use of ${what}`,
      inPlace: 'Active',
      steps: {
        guest: sharedGuest,
        member: {
          before: ours
            ? `${who} is in ${group.displayName} through an earlier request`
            : `${group.displayName}, which gives it: ${counted(size.value, 'member')}`,
          after: ours
            ? `${name} stays in it for this request as well`
            : `${counted(size.value + 1, 'member')}, with ${name}`,
          undo: `${who} is taken out of ${group.displayName}.`,
        },
      },
      notes: [
        others.length > 0
          ? `The group also gives ${LIST.format(others.map(sayGiven))}.`
          : 'The group is assigned to no other application.',
        'What else the group may open, in SharePoint or Azure for example, is not looked at.',
      ],
    },
  });
}

const LIST = new Intl.ListFormat('en-GB');

const idOf = ({ groupId, applicationId }: ApplicationOffer): string =>
  `${groupId}:${applicationId}`;

const alreadyHeld = ({ displayName }: Account, what: string): Refusal =>
  refusal(
    'already-held',
    `${displayName} has ${what} already.`,
    'There is nothing to ask for. To have it ended, talk to the tenant’s owner.',
    'resource',
  );

/** Entra gives an application to the members that the group itself lists, and to nobody in groups inside it. */
const nested = ({ displayName }: Account, group: Group, tenant: Tenant): Refusal =>
  refusal(
    'member-elsewhere',
    `${displayName} is in ${group.displayName} through another group only, which gives no application.`,
    `Ask ${tenant.contact} to put that right.`,
    'resource',
  );
