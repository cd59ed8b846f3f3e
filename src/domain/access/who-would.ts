// Who would decide under a rule, in words: by stage, how many of whom, and nobody by name.
import { sayDuration } from '../../shared/duration.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { DeciderRef } from '../estate/deciders.ts';
import { type Estate, type PolicyRule, tenantById } from '../estate/estate.ts';
import { longestByItself } from './automatic.ts';
import { decidersFor } from './deciding.ts';
import { groupName } from './group-name.ts';
import type { AccessKind, Offer } from './kind.ts';
import type { Person } from './people.ts';
import { underRenewal } from './renewal.ts';
import { type Group, groupsOf } from './sides.ts';

/** Offers for which the same holds. */
export interface WouldDecide {
  readonly kind: string;
  readonly kindTitle: string;
  readonly offers: ReadonlyArray<Offer & { readonly value: string }>;
  /** Several where it depends on the account that would get it, each with its rule. */
  readonly ways: ReadonlyArray<{
    readonly who: string;
    readonly id: string;
    readonly place: string;
  }>;
  /** Why it could not be asked for after all: at all where there are no ways, else for some accounts. */
  readonly refused: readonly Refusal[];
}

export interface WouldAskFor {
  readonly kind: Pick<AccessKind, 'namesSides' | 'lifecycle' | 'people'>;
  readonly tenantId: string;
  readonly requestor: Person;
}

export function whoWould(estate: Estate, rule: PolicyRule, asks: WouldAskFor): string {
  const { fallback = [], renewal } = rule;
  const decide = (of: PolicyRule) => inStages(estate, of, asks.kind, asks.tenantId);
  const byItself = longestByItself(estate, rule, asks);
  const first = decide(rule);
  const again = renewal?.approvers ? decide(underRenewal(rule, 1)) : first;
  return [
    byItself !== undefined
      ? `Up to ${sayDuration(byItself)} the rule itself, within its limits; else ${first}.`
      : `${first.charAt(0).toUpperCase()}${first.slice(1)}.`,
    ...(again === first ? [] : [`For longer, while one has it: ${again}.`]),
    ...(fallback.length > 0
      ? [`Where too few of them are found, also ${groupName(estate, { deciders: fallback })}.`]
      : []),
  ].join(' ');
}

function inStages(
  estate: Estate,
  rule: PolicyRule,
  { namesSides }: Pick<AccessKind, 'namesSides'>,
  tenantId: string,
): string {
  const sides = namesSides ? { sides: [tenantId] } : {};
  const groups = groupsOf(estate, { plan: { resource: { tenantId } }, ...sides }, rule);
  const stages = Map.groupBy(groups, ({ stage }) => stage);
  return [...stages.values()]
    .map((all) => LIST.format(all.map((one) => ofGroup(estate, rule, one, tenantId, namesSides))))
    .join(', then ');
}

const LIST = new Intl.ListFormat('en');
const EITHER = new Intl.ListFormat('en', { type: 'disjunction' });

function ofGroup(
  estate: Estate,
  rule: PolicyRule,
  group: Group,
  tenantId: string,
  eachSide: true | undefined,
): string {
  const tenant = tenantById(estate, tenantId);
  const refs = group.eachTenant ? decidersFor(rule, group, tenant) : group.deciders;
  const where = eachSide ? 'each tenant concerned' : (tenant?.displayName ?? 'the tenant');
  const called = (ref: DeciderRef): string =>
    ref === 'tenant-owners' ? `the owners of ${where}` : groupName(estate, { deciders: [ref] });
  const words = group.name ?? EITHER.format(new Set(refs.map(called)));
  const [only] = refs;
  if (refs.length === 1 && (only === 'manager' || only === 'sponsor') && !group.name) return words;
  const many = NUMBER[group.needs] ?? group.needs;
  if (!words.startsWith('whom ')) return `${many} of ${words}`;
  return group.needs === 1 ? `somebody ${words}` : `${many} of those ${words}`;
}

const NUMBER = ['none', 'one', 'two', 'three', 'four', 'five', 'six'];
