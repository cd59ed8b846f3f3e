// Who holds a directory role at the moment, directly or through a group that roles can be assigned to.
import { same, text } from '../body.ts';
import { ancestorsOf } from '../memberships.ts';
import type { Tenant } from '../state/tenant.ts';
import { activeAssignments } from './role-assignments.ts';

export function holdsDirectoryRole(tenant: Tenant, id: string): boolean {
  const ids = [id, ...[...ancestorsOf(tenant, id)].map(({ body }) => text(body, 'id') ?? '')];
  return activeAssignments(tenant).some((assignment) =>
    ids.some((one) => same(one, text(assignment, 'principalId'))),
  );
}
