// What ids are called, from whatever was read before and after: people, groups, roles, applications, partners.
import type { Estate } from '../../estate/estate.ts';
import { tenantIn } from '../between/naming.ts';
import { knownValue, type TenantFacts } from '../reading.ts';
import type { Names } from './item.ts';

/**
 * Tenants of the estate by its word, since anybody can call their tenant anything; of the rest later
 * facts win. Built when first asked, since most comparisons find nothing to name.
 */
export function namesIn(snapshots: readonly TenantFacts[], estate?: Estate): Names {
  let known: Map<string, string> | undefined;
  return (id) => {
    const ours = estate && tenantIn(estate, id)?.displayName;
    if (ours !== undefined) return ours;
    known ??= collect(snapshots);
    return known.get(id.toLowerCase()) ?? id;
  };
}

function collect(snapshots: readonly TenantFacts[]): Map<string, string> {
  const names = new Map<string, string>();
  const add = (id: string, name: string | null | undefined) => {
    if (name) names.set(id.toLowerCase(), name);
  };
  for (const facts of snapshots) {
    for (const { id, displayName, found } of knownValue(facts, 'conditionalAccessReferences') ??
      []) {
      if (found !== false) add(id, displayName);
    }
    for (const one of knownValue(facts, 'servicePrincipals') ?? []) {
      add(one.id, one.displayName);
      add(one.appId, one.displayName);
    }
    for (const { id, displayName } of knownValue(facts, 'roleGroups') ?? []) add(id, displayName);
    for (const { id, displayName } of knownValue(facts, 'namedLocations') ?? [])
      add(id, displayName);
    for (const one of knownValue(facts, 'roleDefinitions') ?? []) {
      add(one.id, one.displayName);
      if (one.templateId) add(one.templateId, one.displayName);
    }
    for (const user of knownValue(facts, 'users') ?? []) {
      add(user.id, user.displayName ?? user.userPrincipalName);
    }
    for (const one of knownValue(facts, 'partnerNames') ?? []) {
      add(one.tenantId, one.displayName ?? one.defaultDomainName);
    }
  }
  return names;
}
