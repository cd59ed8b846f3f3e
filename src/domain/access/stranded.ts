// Sides of which too few are left who could say yes: worked out with the request, and told once to those who can do something about it.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { type Estate, tenantById } from '../estate/estate.ts';
import { securityBeside } from '../estate/security.ts';
import type { Instant } from '../facts.ts';
import type { DueWork } from './decision.ts';
import { strandedSides } from './leavers.ts';
import type { AccessRequest } from './request.ts';

export interface Stranded {
  readonly request: AccessRequest;
  readonly work: readonly DueWork[];
}

/** Owners of the tenant; where all of them have left, security as well, so that somebody does. */
export function whoHears(
  estate: Estate,
  { plan, left = [] }: Pick<AccessRequest, 'plan' | 'left'>,
): AccountRef[] {
  const tenant = tenantById(estate, plan.resource.tenantId);
  const owners = tenant?.owners.map(({ account }) => account) ?? [];
  const there = owners.some((account) => !left.includes(accountKey(account)));
  return there || !tenant ? owners : [...owners, ...securityBeside(estate, tenant)];
}

/** `hearers`: who hear of it where it was not so before. */
export function withStranded(
  request: AccessRequest,
  hearers: readonly AccountRef[],
  now: Instant,
): Stranded {
  const stranded = strandedSides(request);
  const before = request.stranded ?? [];
  if (stranded.join() === before.join()) return { request, work: [] };
  const news = stranded.some((id) => !before.includes(id));
  return {
    request: { ...request, stranded },
    work: (news ? hearers : []).map((account) => ({
      work: { kind: 'tell', account, audience: 'approver', news: 'stranded' },
      dueAt: now,
    })),
  };
}
