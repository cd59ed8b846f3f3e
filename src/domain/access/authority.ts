// May this account decide about this request, now? Own requests first, then every reason for yes.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { type Estate, type PolicyRule, tenantById } from '../estate/estate.ts';
import type { Identity } from './identity.ts';
import { namedApprovers, namedPeople } from './named.ts';
import { isOutsider, type Person } from './people.ts';
import type { AccessRequest } from './request.ts';
import { samePerson } from './same-person.ts';
import { namedOn, oneForEach, type Side } from './sides.ts';

/** Who has agreed already, and to which side; identified anew. */
export interface Agreed {
  readonly side: string;
  readonly by: Identity;
}

/** What is asked for today: under which rule, and of whom. */
export interface Today {
  readonly rule: PolicyRule;
  readonly sides: readonly Side[];
}

/** Whose yes still counts: they are named for that side today, and can sign in. */
export const stillAgreed = (
  estate: Estate,
  { rule, sides }: Today,
  agreed: readonly Agreed[],
): Agreed[] =>
  agreed.filter(
    ({ side, by }) =>
      !whyUnfit(by) &&
      sides.some(
        (one) =>
          one.id === side &&
          namedOn(estate, rule, one).some((item) => sameAccount(item.account, by.account)),
      ),
  );

/**
 * The side whose yes this account may give, or why it may not approve. `rule` is the rule that fits
 * the request today; it may differ from the one it was asked under. Not checked: whether a card was
 * sent to them. What counts is that they are named, not how they got here.
 */
export function sideToApprove(
  estate: Estate,
  { rule, sides }: Today,
  approver: Identity,
  askers: readonly Person[],
  agreed: readonly Agreed[],
): Result<Side, Refusal> {
  const mine = sides.filter((side) =>
    namedOn(estate, rule, side).some((item) => sameAccount(item.account, approver.account)),
  );
  const why =
    whyOwn(approver, askers) ??
    (mine.length === 0 ? notAnApprover(sides) : undefined) ??
    whyUnfit(approver);
  if (why) return refused(why);
  const open = (side: Side) => !agreed.some((yes) => yes.side === side.id);
  const [first, ...more] = mine.filter(open);
  if (!first) return refused(hasAgreed(sides, agreed));
  // Two sides are two persons; what cannot be told apart counts as one.
  if (agreed.some(({ by }) => samePerson(approver, by) !== 'different')) {
    return refused(anotherPerson(first));
  }
  const taken = [approver, ...agreed.map(({ by }) => by), ...askers.filter(isIdentity)];
  const others = (side: Side) =>
    namedOn(estate, rule, side)
      .map(({ account }) => account)
      .filter((account) => !taken.some((one) => has(one, account)));
  // Of several sides one may speak for: one after which a person of its own is left for each other.
  const leavesEnough = ({ id }: Side) =>
    oneForEach(estate, sides.filter((side) => open(side) && side.id !== id).map(others));
  return ok([first, ...more].find(leavesEnough) ?? first);
}

const has = ({ accounts }: Identity, account: AccountRef): boolean =>
  accounts.some((one) => sameAccount(one, account));

const isIdentity = (person: Person): person is Identity => !isOutsider(person);

/**
 * May this account say no, or take back? Neither gives anything to anybody, so it does not hang on
 * who asked, nor on a rule that still fits: present owners of each tenant concerned may, and whoever
 * today's rules name for this kind of access there. `known` is missing where their directory cannot be read.
 */
export function whyNotStop(
  estate: Estate,
  request: AccessRequest,
  actor: AccountRef,
  known: Identity | undefined,
): Refusal | undefined {
  const { kind, tenantId } = request.plan.resource;
  const rules = estate.policies.filter(
    (rule) => rule.kinds.includes(kind) && (rule.tenants?.includes(tenantId) ?? true),
  );
  const tenants = [...new Set([tenantId, ...request.sides.map(({ id }) => id)])].flatMap(
    (id) => tenantById(estate, id) ?? [],
  );
  const named = tenants.flatMap((tenant) => [
    ...tenant.owners.map((owner) => owner.account),
    ...rules.flatMap((rule) => namedApprovers(estate, rule, tenant).map((it) => it.account)),
  ]);
  const besides = rules.flatMap((rule) => namedPeople(estate, rule.alsoApprovers ?? []));
  const all = [...named, ...besides.map(({ account }) => account)];
  const among = all.some((item) => sameAccount(item, actor));
  return among ? known && whyUnfit(known) : notAnApprover(request.sides);
}

/** Nobody decides about their own request; what cannot be told apart counts as their own. */
export function whyOwn(approver: Identity, askers: readonly Person[]): Refusal | undefined {
  const sameness = askers.map((asker) => samePerson(approver, asker));
  if (sameness.includes('same')) {
    return refusal(
      'own-request',
      'This is your own request, so somebody else decides about it, whichever account you use.',
      'Nothing to do: the others who were asked have a card as well.',
    );
  }
  return sameness.includes('possible')
    ? refusal(
        'maybe-own-request',
        'Your account and the account that asks may belong to the same person, and that cannot be settled from the directories.',
        'If they are two people, have both listed under "people" in the estate file; until then another owner decides.',
      )
    : undefined;
}

const LIST = new Intl.ListFormat('en');

const notAnApprover = (sides: readonly Side[]): Refusal =>
  refusal(
    'not-an-approver',
    'You are not one of the people who decide about this request.',
    `It is decided by ${LIST.format(sides.map(({ name }) => (name === 'security' ? name : `the owners of ${name}`)))}.`,
  );

function hasAgreed(sides: readonly Side[], agreed: readonly Agreed[]): Refusal {
  const open = sides.filter(({ id }) => !agreed.some(({ side }) => side === id));
  return refusal(
    'already-agreed',
    `Your side has agreed already; ${LIST.format(open.map(({ name }) => name))} has not answered yet.`,
    'Nothing to do: the others who were asked have a card as well.',
  );
}

const anotherPerson = ({ name }: Side): Refusal =>
  refusal(
    'two-persons',
    `You have agreed for another side already, and the yes of ${name} has to come from another person.`,
    'Another owner decides.',
  );

export function whyUnfit({ account, home }: Identity): Refusal | undefined {
  if (!account.enabled || !home.enabled) {
    return refusal(
      'approver-disabled',
      'Your account is disabled in its directory, so it cannot decide.',
      'Another owner decides, or the account is enabled again.',
    );
  }
  return account.userType === 'guest'
    ? refusal(
        'approver-is-guest',
        'Guests do not decide about access to a tenant.',
        'Decide with your own account of that tenant.',
      )
    : undefined;
}
