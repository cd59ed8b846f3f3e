// Bodies that were captured with `$expand` carry other objects: this puts those where they belong.
import { type Body, bodies, inner, text } from '../graph/body.ts';
import { findObject } from '../graph/objects.ts';
import type { Tenant } from '../graph/state/tenant.ts';

const LINKS: Record<string, Record<string, string>> = {
  group: { members: 'members', owners: 'owners' },
  administrativeUnit: { members: 'unitMembers' },
  user: { sponsors: 'sponsors', manager: 'manager' },
  servicePrincipal: { owners: 'owners' },
};

export function hoist(tenant: Tenant, type: string, item: Body): void {
  const id = text(item, 'id') ?? '';
  for (const [name, links] of Object.entries(LINKS[type] ?? {})) {
    const one = inner(item, name);
    for (const target of one ? [one] : bodies(item, name)) {
      const targetId = text(target, 'id');
      if (!targetId) continue;
      if (!findObject(tenant, targetId)) tenant.put('others', targetId, target);
      tenant.link(links, id, targetId);
    }
  }
  if (type === 'unifiedRoleManagementPolicyAssignment') hoistPolicy(tenant, inner(item, 'policy'));
  if (type === 'unifiedRoleManagementPolicy') hoistRules(tenant, item);
  if (type === 'crossTenantAccessPolicyConfigurationPartner') hoistSynchronization(tenant, item);
}

function hoistPolicy(tenant: Tenant, policy: Body | undefined): void {
  const id = text(policy, 'id');
  if (!policy || !id) return;
  hoistRules(tenant, policy);
  const { rules: _, effectiveRules: __, ...kept } = policy;
  if (!tenant.rows('roleManagementPolicies').get(id))
    tenant.put('roleManagementPolicies', id, kept);
}

function hoistRules(tenant: Tenant, policy: Body): void {
  const id = text(policy, 'id') ?? '';
  for (const rule of bodies(policy, 'rules'))
    tenant.put('roleManagementPolicyRules', `${id}|${text(rule, 'id')}`, { ...rule, _policy: id });
}

function hoistSynchronization(tenant: Tenant, partner: Body): void {
  const tenantId = text(partner, 'tenantId') ?? '';
  const settings = inner(partner, 'identitySynchronization');
  if (settings) tenant.put('identitySynchronizations', tenantId, { tenantId, ...settings });
}
