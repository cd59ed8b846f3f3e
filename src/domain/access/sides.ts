// Who has to agree, in which order: the owners of each tenant concerned, and the groups that a rule names.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { BESIDES, isOfTenant, tenantOf } from '../../shared/side-ids.ts';
import { type Counted, needsOf } from '../../shared/yeses.ts';
import type { DecidingGroup, Patience, PolicyStage } from '../estate/deciders.ts';
import { type Estate, type PolicyRule, personOf, tenantById } from '../estate/estate.ts';
import { groupName } from './group-name.ts';
import type { Planned } from './kind.ts';
import type { Approver } from './request.ts';

/** Yeses that are needed; those of another side must come from other persons. */
export interface Side extends Counted {
  /** Id of a tenant, {@link BESIDES}, or the place of its group in the rule's stages. */
  readonly id: string;
  /** `Fabrikam`: whose yes it is, on the card. */
  readonly name: string;
  /** Too few of those whom the rule names were found, so that its fallback is asked as well. */
  readonly fallback?: true;
}

export { BESIDES, isOfTenant, tenantOf };

/** A group of a rule, with the sides that it comes to for one plan. */
export interface Group extends DecidingGroup {
  /** From 1. */
  readonly stage: number;
  readonly sides: readonly Side[];
  /** Every tenant concerned has a side of its own. */
  readonly eachTenant: boolean;
}

const ONE = 1;

/** The stages of a rule, also of one that names nothing but approvers. */
export function stagesOf(rule: PolicyRule): PolicyStage[] {
  const { remindAfter, escalateAfter, escalateTo } = rule;
  const usual: Patience = {
    ...(remindAfter && { remindAfter }),
    ...(escalateAfter !== undefined && { escalateAfter }),
    ...(escalateTo && { escalateTo }),
  };
  const also = rule.alsoApprovers ?? [];
  const stages = rule.stages ?? [
    {
      groups: [
        { deciders: rule.approvers, needs: ONE },
        ...(also.length > 0 ? [{ deciders: also, needs: ONE }] : []),
      ],
    },
  ];
  return stages.map((stage) => ({ ...usual, ...stage }));
}

/**
 * What joins tenants takes the owners of each, whatever the stages say: where none of them names the
 * owners, they come in the last one.
 */
export function groupsOf(
  estate: Estate,
  { sides, plan }: Pick<Planned, 'sides' | 'plan'>,
  rule: PolicyRule,
): Group[] {
  const tenants = [...new Set(sides ?? [plan.resource.tenantId])];
  const stages = stagesOf(rule);
  const named = rule.stages?.some(({ groups }) => groups.some(namesOwners)) ?? true;
  const taken = new Set<string>();
  return stages.flatMap(({ groups }, s) => {
    const owners: DecidingGroup = { deciders: ['tenant-owners'], needs: ONE };
    const all = sides && !named && s === stages.length - 1 ? [...groups, owners] : groups;
    return all.map((group, g): Group => {
      const eachTenant = rule.stages ? namesOwners(group) : g === 0;
      const stage = s + 1;
      const numbers = {
        ...(stage > 1 && { stage }),
        ...(group.needs > 1 && { needs: group.needs }),
      };
      const place = rule.stages ? `s${stage}g${g + 1}` : BESIDES;
      const ids = eachTenant
        ? tenants.map((id) => (taken.has(id) ? `${place}/${id}` : id))
        : [place];
      for (const id of ids) taken.add(id);
      return {
        ...group,
        stage,
        eachTenant,
        sides: ids.map((id, i) => ({
          id,
          name: eachTenant
            ? (tenantById(estate, tenants[i] ?? '')?.displayName ?? id)
            : rule.stages
              ? groupName(estate, group)
              : 'security',
          ...numbers,
        })),
      };
    });
  });
}

const namesOwners = ({ deciders }: DecidingGroup): boolean => deciders.includes('tenant-owners');

export const sidesOf = (
  estate: Estate,
  planned: Pick<Planned, 'sides' | 'plan'>,
  rule: PolicyRule,
): Side[] => groupsOf(estate, planned, rule).flatMap(({ sides }) => sides);

/** Whether persons of its own can be found for each side among those who may decide. */
export function canAllAgree(
  estate: Estate,
  sides: readonly Side[],
  approvers: readonly Approver[],
): boolean {
  const lists = sides.flatMap((side) => {
    const able = approvers
      .filter((approver) => !approver.conflicted && approver.sides.includes(side.id))
      // Whoever stands in adds nobody: it is the yes of somebody who is there already.
      .filter((approver) => !approver.why?.[side.id]?.for)
      .map(({ account }) => account);
    return Array.from({ length: needsOf(side) }, () => able);
  });
  return oneForEach(estate, lists);
}

/** Whether each of these lists can have a person of its own. */
export function oneForEach(estate: Estate, lists: ReadonlyArray<readonly AccountRef[]>): boolean {
  const keyed = lists.map((list) => [...new Set(list.map((one) => personKeyOf(estate, one)))]);
  const has = new Map<string, number>();
  const place = (i: number, tried: Set<string>): boolean =>
    (keyed[i] ?? []).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const before = has.get(person);
      if (before !== undefined && !place(before, tried)) return false;
      has.set(person, i);
      return true;
    });
  return keyed.every((_, i) => place(i, new Set()));
}

/** One key for all accounts of a person, as far as the estate lists them. */
export const personKeyOf = (estate: Estate, account: AccountRef): string =>
  personOf(estate, account)?.name ?? accountKey(account);
