// What rules that can be loaded still get wrong: dead ones, ones that ask nobody, times that do not go together.
import type { AccountRef } from '../../shared/account.ts';
import { sayDuration } from '../../shared/duration.ts';
import { countPeople, decidersOf, PEOPLE_NEEDED } from '../estate/change/deciders.ts';
import { isWord, namedByRule } from '../estate/deciders.ts';
import { type Estate, type PolicyRule, type Tenant, tenantById } from '../estate/estate.ts';
import { oneForEach } from './enough-people.ts';
import { namedIn } from './named.ts';
import { type Shadow, shadowsOver } from './shadowing.ts';
import { personKeyOf, stagesOf } from './sides.ts';

export interface RuleFinding {
  /** An error makes a rule do nothing; a warning makes it do less than it says. */
  readonly level: 'error' | 'warning';
  readonly place: string;
  readonly sentence: string;
}

export function ruleFindings(estate: Estate): RuleFinding[] {
  return [
    ...estate.policies.flatMap((rule, i) => [
      ...shadowed(estate, i),
      ...unoffered(estate, rule),
      ...(rule.decision === 'ask' ? [...nobodyToAsk(estate, rule), ...times(rule)] : []),
    ]),
    ...loneDecider(estate),
  ];
}

const LIST = new Intl.ListFormat('en');
const nameOf = (estate: Estate, id: string): string => tenantById(estate, id)?.displayName ?? id;

function shadowed(estate: Estate, at: number): RuleFinding[] {
  const rule = estate.policies[at];
  if (!rule) return [];
  const { place, id } = rule;
  const { shadows, whole, whereKnown, wholeWhereKnown } = shadowsOver(estate.policies, at);
  if (whole) {
    const sentence = `Rule ${id} never decides: ${comesFirst(shadows)}. Move it up, or remove it.`;
    return [{ level: 'error', place, sentence }];
  }
  const found: RuleFinding[] = [];
  if (shadows.length > 0) {
    const sentence = `Rule ${id} never decides about ${whatOf(estate, shadows)}: ${comesFirst(shadows)}.`;
    found.push({ level: 'warning', place, sentence });
  }
  if (whereKnown.length > 0) {
    const [what, also] = wholeWhereKnown
      ? ['only people whose', ', or remove it']
      : [`${whatOf(estate, whereKnown)} only to people whose`, ''];
    const sentence = `Rule ${id} refuses ${what} home is not known: ${comesFirst(whereKnown)} where it is. Move it up${also}.`;
    found.push({ level: 'warning', place, sentence });
  }
  return found;
}

function comesFirst(shadows: readonly Shadow[]): string {
  const by = [...new Set(shadows.map((one) => `${one.by.id} (${one.by.place})`))];
  return `${LIST.format(by)} ${by.length === 1 ? 'comes' : 'come'} first and always fits`;
}

const whatOf = (estate: Estate, shadows: readonly Shadow[]): string =>
  LIST.format(
    shadows.map(({ kind, tenantId }) =>
      tenantId === null ? kind : `${kind} in ${nameOf(estate, tenantId)}`,
    ),
  );

const tenantsOf = (estate: Estate, { tenants, kinds }: PolicyRule) =>
  estate.tenants.filter(
    ({ id, access }) =>
      (tenants?.includes(id) ?? true) && access.some((kind) => kinds.includes(kind)),
  );

function unoffered(estate: Estate, rule: PolicyRule): RuleFinding[] {
  const missing = rule.kinds.filter(
    (kind) => !tenantsOf(estate, rule).some(({ access }) => access.includes(kind)),
  );
  if (missing.length === 0) return [];
  const where = rule.tenants ? 'none of its tenants' : 'no tenant';
  const all = missing.length === rule.kinds.length ? ', so it never decides' : '';
  const sentence = `Rule ${rule.id} is about ${LIST.format(missing)}, which ${where} offers${all}. Add it under access of a tenant, or take it out.`;
  return [{ level: 'warning', place: rule.place, sentence }];
}

function nobodyToAsk(estate: Estate, rule: PolicyRule): RuleFinding[] {
  const tenants = tenantsOf(estate, rule);
  const lacks = tenants.filter((tenant) => yesesIn(estate, rule, tenant).some(isTooFew(estate)));
  if (namedByRule(rule).length === 0 || lacks.length > 0) {
    const where = LIST.format(lacks.map(({ displayName }) => displayName)) || 'any tenant';
    const sentence = `Rule ${rule.id} has not enough people to ask in ${where}, and an empty list denies. Name owners there, or others in the rule.`;
    return [{ level: levelOf(lacks, tenants), place: rule.place, sentence }];
  }
  return samePersonTwice(estate, rule, tenants);
}

/** Each group has enough people by itself, and some of them would have to answer for two. */
function samePersonTwice(
  estate: Estate,
  rule: PolicyRule,
  tenants: readonly Tenant[],
): RuleFinding[] {
  const lists = (tenant: Tenant) =>
    yesesIn(estate, rule, tenant).flatMap(({ accounts, needs }) =>
      Array.from({ length: needs }, () => accounts),
    );
  const lacks = tenants.filter((tenant) => !oneForEach(estate, lists(tenant)));
  const [first] = lacks;
  if (!first) return [];
  const where = LIST.format(lacks.map(({ displayName }) => displayName));
  const sentence = `Rule ${rule.id} takes ${lists(first).length} yeses in ${where}, each of another person, and too few people are named for that. Name others beside them.`;
  return [{ level: levelOf(lacks, tenants), place: rule.place, sentence }];
}

const levelOf = (lacks: readonly Tenant[], tenants: readonly Tenant[]): RuleFinding['level'] =>
  lacks.length === tenants.length ? 'error' : 'warning';

interface Yeses {
  readonly accounts: readonly AccountRef[];
  readonly needs: number;
}

/** Groups and managers are found when somebody asks; people and owners are known now. */
const yesesIn = (estate: Estate, rule: PolicyRule, tenant: Tenant): Yeses[] =>
  stagesOf(rule)
    .flatMap(({ groups }) => groups)
    .flatMap(({ deciders, needs }) => {
      const refs = [...deciders, ...(rule.fallback ?? [])];
      const known = refs.every(
        (ref) => typeof ref === 'string' && (ref === 'tenant-owners' || !isWord(ref)),
      );
      const accounts = namedIn(estate, refs, tenant).map(({ account }) => account);
      return known ? [{ accounts, needs }] : [];
    });

const isTooFew =
  (estate: Estate) =>
  ({ accounts, needs }: Yeses): boolean =>
    new Set(accounts.map((one) => personKeyOf(estate, one))).size < needs;

function times(rule: PolicyRule): RuleFinding[] {
  const { lapsesAfter } = rule;
  const late = stagesOf(rule).flatMap(({ remindAfter = [], escalateAfter }) => [
    ...remindAfter
      .filter((after) => after >= lapsesAfter)
      .map((after) => ['reminds', after] as const),
    ...(escalateAfter !== undefined && escalateAfter >= lapsesAfter
      ? [['escalates', escalateAfter] as const]
      : []),
  ]);
  return [...new Map(late.map((one) => [one.join(), one])).values()].map(([what, after]) => ({
    level: 'warning',
    place: rule.place,
    sentence: `Rule ${rule.id} ${what} after ${sayDuration(after)}, when its requests have lapsed: they do after ${sayDuration(lapsesAfter)}.`,
  }));
}

/** Nobody changes the estate alone, so one name is not enough to change it ever again. */
function loneDecider(estate: Estate): RuleFinding[] {
  const deciders = decidersOf(estate, []);
  if (countPeople(deciders) >= PEOPLE_NEEDED) return [];
  const [only] = deciders;
  const who = only ? `Nobody but ${only.displayName}` : 'Nobody';
  const sentence = `${who} could accept a change of the estate, and it takes ${PEOPLE_NEEDED} people: name a second owner, or somebody on call.`;
  return [{ level: 'warning', place: estate.policies[0]?.place ?? 'estate', sentence }];
}
