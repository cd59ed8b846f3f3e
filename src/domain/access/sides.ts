// Who has to agree, in which order: the owners of each tenant concerned, and the groups that a rule names.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { BESIDES, isOfTenant, tenantOf } from '../../shared/side-ids.ts';
import type { Counted } from '../../shared/yeses.ts';
import type { DecidingGroup, Patience, PolicyStage } from '../estate/deciders.ts';
import { type Estate, type PolicyRule, personOf, tenantById } from '../estate/estate.ts';
import { groupName } from './group-name.ts';
import type { Planned } from './kind.ts';
import type { Resource } from './plan.ts';

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

/** Of what is planned: the tenants whose owners have a say. */
export interface Concerned extends Pick<Planned, 'sides'> {
  readonly plan: { readonly resource: Pick<Resource, 'tenantId'> };
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
export function groupsOf(estate: Estate, { sides, plan }: Concerned, rule: PolicyRule): Group[] {
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

/** One key for all accounts of a person, as far as the estate lists them. */
export const personKeyOf = (estate: Estate, account: AccountRef): string =>
  personOf(estate, account)?.name ?? accountKey(account);
