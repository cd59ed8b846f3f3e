// One person of a team: the account with which they take part, and the steps that get them into the group.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { Estate, Tenant } from '../../estate/estate.ts';
import type { Account, Group } from '../../facts.ts';
import { ask, type Study } from '../../study.ts';
import { accountsIn } from '../accounts-in.ts';
import { changeKey, type JoinGroup } from '../change.ts';
import type { Identity } from '../identity.ts';
import type { Wish } from '../kind.ts';
import { personKey } from '../people.ts';
import type { Step } from '../plan.ts';
import { cannotRead } from '../unreadable.ts';
import { GUEST_WRITER, guestStep } from './guest-step.ts';
import { whyNotInvited } from './invitation-checks.ts';
import { givenOtherwise } from './other-way.ts';

export interface Seat {
  readonly person: Identity;
  /** The account in the tenant; null: they are invited. */
  readonly account: Account | null;
  /** None: they are a member already, without an end. */
  readonly steps: readonly Step[];
  /** A grant of ours has made them a member. */
  readonly joined: boolean;
  /** They have to accept an invitation first. */
  readonly waits: boolean;
}

/** `number` tells their steps from those of the others. */
export function* seatOf(
  estate: Estate,
  tenant: Tenant,
  { id: groupId, displayName: group }: Group,
  person: Identity,
  number: number,
  wish: Wish,
): Study<Result<Seat, Refusal>> {
  const accounts = yield* accountsIn(tenant, person);
  if (!accounts.ok) return refused(about(person, accounts.error));
  // The account by which they were named, not another one of theirs, such as an administrator's.
  const account = person.home.tenantId === tenant.id ? person.home : accounts.value.guest;
  if (account && !account.enabled) return refused(disabled(person, tenant));
  const { step, held } = guestStep(tenant, { ...wish, beneficiary: person });
  const owner = { person: personKey(person) };
  const invite: Step = {
    ...step,
    ...owner,
    id: `guest-${number}`,
    // Somebody else has asked, so nobody but the invited person is shown the link.
    ...(step.change.type === 'invite-guest' && { change: { ...step.change, byMail: true } }),
  };
  const join: Step & { readonly change: JoinGroup } = {
    ...owner,
    id: `member-${number}`,
    change: {
      type: 'join-group',
      tenantId: tenant.id,
      groupId,
      member: account ? { objectId: account.objectId } : { fromStep: invite.id },
    },
    identity: GUEST_WRITER,
    permission: 'GroupMember.ReadWrite.All',
    calls: 4,
  };
  if (!account) {
    const why = yield* whyNotInvited(estate, tenant, person.addresses[0]);
    return why
      ? refused(about(person, why))
      : ok({ person, account, steps: [invite, join], joined: false, waits: true });
  }
  const joined = wish.held.has(changeKey(join.change));
  const { objectId, displayName: who } = account;
  const otherwise = givenOtherwise(
    wish.held,
    { ...join.change, member: { objectId } },
    { who, as: 'member', group },
  );
  if (otherwise) return refused(about(person, otherwise));
  const member = yield* ask({ fact: 'membership', tenantId: tenant.id, groupId, objectId });
  if (!member.known) return refused(cannotRead(tenant.displayName, member.reason));
  const inAlready = member.value && !joined;
  // A guest that a grant of ours made is held by this one too, so that the last of them removes it;
  // until this begins the others may have ended, and the account is another one then.
  const shared: Step = { ...join, change: { ...join.change, member: { fromStep: invite.id } } };
  const steps = inAlready ? [] : account.external && held ? [invite, shared] : [join];
  return ok({ person, account, steps, joined, waits: account.redemption === 'pending' });
}

const about = ({ home }: Identity, why: Refusal): Refusal => ({
  ...why,
  sentence: `${home.displayName}: ${why.sentence}`,
  field: 'input-people',
});

const disabled = ({ home }: Identity, tenant: Tenant): Refusal =>
  refusal(
    'account-unusable',
    `The account of ${home.displayName} in ${tenant.displayName} is disabled.`,
    `Leave them out, or ask ${tenant.contact} whether it may be enabled again.`,
    'input-people',
  );
