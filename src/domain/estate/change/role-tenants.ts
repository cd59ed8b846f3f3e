// In which tenants the people of a role of the estate decide.
import { namedByRule } from '../deciders.ts';
import type { Estate, Tenant } from '../estate.ts';

export const tenantsWithRole = (estate: Estate, role: string | undefined): Tenant[] => {
  if (role === undefined) return [];
  const rules = estate.policies.filter((rule) => namedByRule(rule).includes(role));
  return estate.tenants.filter(({ id, access }) =>
    rules.some(
      ({ tenants, kinds }) => tenants?.includes(id) ?? access.some((kind) => kinds.includes(kind)),
    ),
  );
};
