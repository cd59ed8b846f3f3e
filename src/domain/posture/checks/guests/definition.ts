// The domains to which a tenant lets people be invited, out of a definition that is JSON in a text.
import type { AreaValues } from '../../facts/areas.ts';

/** The definition is JSON in a text, and its keys were seen in more than one case. */
export function allowedDomains(policies: AreaValues['b2bManagement']): string[] | undefined {
  const policy = policies.find(({ isOrganizationDefault }) => isOrganizationDefault === true);
  if (!policy) return policies.length === 0 ? [] : undefined;
  const [definition] = policy.definition ?? [];
  if (definition === undefined) return undefined;
  const settings = property(parse(definition), 'B2BManagementPolicy');
  if (settings === undefined) return undefined;
  const rules = property(settings, 'InvitationsAllowedAndBlockedDomainsPolicy');
  const list = property(rules, 'AllowedDomains');
  if (list === undefined || list === null) return [];
  return Array.isArray(list) && list.every((one) => typeof one === 'string')
    ? list.map((domain: string) => domain.toLowerCase())
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is not JSON says nothing, neither yes nor no.
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : (value as Record<string, unknown>)[key];
}
