// One tenant of the estate: its identities, what it enables, its cloud, and what it offers.
import type { Cloud } from '../../domain/estate/estate.ts';
import { type DomainRules, type Finding, orNone } from './findings.ts';
import type { Path } from './places.ts';
import type { EstateFile, TenantEntry } from './schema.ts';

export function checkTenant(
  file: EstateFile,
  tenant: TenantEntry,
  i: number,
  rules: DomainRules,
): Finding[] {
  const at = (...rest: Array<string | number>): Path => ['tenants', i, ...rest];
  const findings: Finding[] = [];
  for (const [s, identity] of tenant.signIn.entries()) {
    if (!file.identities[identity]) {
      findings.push({
        path: at('signIn', s),
        problem: `names the identity "${identity}", which is not under identities; known are ${orNone(Object.keys(file.identities))}`,
      });
    }
  }
  for (const [k, kind] of tenant.access.entries()) {
    const writers = rules.writersOf[kind];
    if (!writers) {
      findings.push({
        path: at('access', k),
        problem: `names "${kind}"; write one of ${orNone(Object.keys(rules.writersOf))}`,
      });
      continue;
    }
    const missing = ['reader', 'remover', ...writers].filter(
      (name) => !tenant.signIn.includes(name),
    );
    if (missing.length > 0) {
      findings.push({
        path: at('access', k),
        problem: `enables ${kind}, which needs ${missing.join(' and ')} under signIn of this tenant`,
      });
    }
    if (tenant.owners.length === 0) {
      findings.push({
        path: at('owners'),
        problem: `is empty, so nobody could decide about ${kind}; name at least one person`,
      });
    }
  }
  const cloud = otherCloud(tenant, rules.cloud);
  if (cloud) findings.push({ path: at('cloud'), problem: cloud });
  if (tenant.kind === 'external' && tenant.signIn.length > 0) {
    findings.push({ path: at('signIn'), problem: 'must be [] for an external tenant' });
  }
  if (tenant.kind === 'isolated' && tenant.access.length > 0) {
    findings.push({ path: at('access'), problem: 'must be [] for an isolated tenant' });
  }
  return findings;
}

/** The government community shares Graph and sign-in with the commercial cloud, and reaches its Teams. */
const REACHES: Readonly<Record<Cloud, readonly Cloud[]>> = {
  commercial: ['commercial'],
  gcc: ['gcc', 'commercial'],
  gcchigh: ['gcchigh'],
  dod: ['dod'],
};

/** Nobody signs in to an external tenant, so it may be anywhere. */
function otherCloud(tenant: TenantEntry, ours: Cloud | undefined): string | undefined {
  if (!ours || tenant.kind === 'external' || REACHES[ours].includes(tenant.cloud)) return undefined;
  return `is ${tenant.cloud}, and CLOUD is ${ours}; set CLOUD=${tenant.cloud} and leave the tenants of other clouds to another Drawbridge`;
}
