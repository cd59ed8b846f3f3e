// What people call the groups, accounts and applications that cross-tenant settings know by id.
import type { Tenant } from '../../estate/estate.ts';
import type { FactQuery, Target } from '../../facts.ts';
import type { Study } from '../../study.ts';
import { targetKey } from '../pairs/section.ts';
import { type Boundary, isReadable } from './opening-halves.ts';

/** By key of the target; what could not be read is missing. */
export type Names = ReadonlyMap<string, string>;

const KEYWORDS: Readonly<Record<string, string>> = {
  office365: 'Office 365',
  allmicrosoftapps: 'all Microsoft applications',
  microsoftadminportals: 'Microsoft admin portals',
};

/** The estate's names for what cannot be read, Microsoft's for keywords, the directory's for the rest. */
export function* readNames(
  { people, host }: Boundary,
  subjects: readonly Target[],
  applications: readonly Target[],
): Study<Names> {
  const names = new Map(Object.entries(KEYWORDS));
  for (const { offers } of [people, host]) {
    for (const { id, name } of [...offers.openings.groups, ...offers.openings.applications]) {
      if (name !== undefined) names.set(id, name);
    }
  }
  const unnamed = (targets: readonly Target[], at: Tenant) =>
    isReadable(at) ? targets.filter((target) => isId(target) && !names.has(targetKey(target))) : [];
  const asked = [
    ...unnamed(subjects, people).map((target) => ({ target, query: aboutSubject(people, target) })),
    ...unnamed(applications, host).map((target) => ({
      target,
      query: { fact: 'application', tenantId: host.id, appId: target.target } as const,
    })),
  ];
  if (asked.length === 0) return names;
  const answers = yield asked.map(({ query }): FactQuery => query);
  for (const [i, { target }] of asked.entries()) {
    const answer = answers[i];
    const value = answer?.known ? (answer.value as { displayName: string } | null) : null;
    if (value) names.set(targetKey(target), value.displayName);
  }
  return names;
}

const isId = ({ target }: Target): boolean => target.includes('-');

const aboutSubject = ({ id: tenantId }: Tenant, { target, targetType }: Target): FactQuery =>
  targetType === 'group'
    ? { fact: 'group', tenantId, groupId: target }
    : { fact: 'account', account: { tenantId, objectId: target } };
