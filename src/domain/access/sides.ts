// Who has to agree: the owners of each tenant that is concerned, and those whom a rule names besides.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { type Estate, type PolicyRule, personOf, tenantById } from '../estate/estate.ts';
import type { Planned } from './kind.ts';
import { type Named, namedApprovers, namedPeople } from './named.ts';
import type { Approver } from './request.ts';

/** One yes that is needed; the yes of another side must come from another person. */
export interface Side {
  /** Id of a tenant, or {@link BESIDES}. */
  readonly id: string;
  /** `Fabrikam`: whose yes it is, on the card. */
  readonly name: string;
}

/** The side of the people whom a rule names besides the owners. */
export const BESIDES = 'besides';

export function sidesOf(
  estate: Estate,
  { sides, plan }: Pick<Planned, 'sides' | 'plan'>,
  rule: PolicyRule,
): Side[] {
  const tenants = [...new Set(sides ?? [plan.resource.tenantId])].map((id) => ({
    id,
    name: tenantById(estate, id)?.displayName ?? id,
  }));
  const besides = rule.alsoApprovers ?? [];
  return besides.length > 0 ? [...tenants, { id: BESIDES, name: 'security' }] : tenants;
}

/** Who may give the yes of this side. */
export function namedOn(estate: Estate, rule: PolicyRule, { id }: Side): Named[] {
  if (id === BESIDES) return namedPeople(estate, rule.alsoApprovers ?? []);
  const tenant = tenantById(estate, id);
  if (!tenant) return [];
  // Whom a rule names for some tenants says nothing for another one: there its owners do.
  const about = rule.tenants === undefined || rule.tenants.includes(id);
  return namedApprovers(estate, about ? rule : { ...rule, approvers: ['tenant-owners'] }, tenant);
}

/** Whether a person of its own can be found for each side among those who may decide. */
export function canAllAgree(
  estate: Estate,
  sides: readonly Side[],
  approvers: readonly Approver[],
): boolean {
  const choices = sides.map(({ id }) =>
    approvers
      .filter((approver) => !approver.conflicted && approver.sides.includes(id))
      .map(({ account }) => account),
  );
  return oneForEach(estate, choices);
}

/** Whether each of these lists can have a person of its own. */
export function oneForEach(estate: Estate, lists: ReadonlyArray<readonly AccountRef[]>): boolean {
  const personKey = (account: AccountRef) => personOf(estate, account)?.name ?? accountKey(account);
  const assign = (i: number, taken: readonly string[]): boolean =>
    i === lists.length ||
    (lists[i] ?? [])
      .map(personKey)
      .some((one) => !taken.includes(one) && assign(i + 1, [...taken, one]));
  return assign(0, []);
}
