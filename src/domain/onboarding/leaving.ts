// A tenant leaves: which requests concern it, what becomes of each, and what has become of them.
import type { AccountRef } from '../../shared/account.ts';
import { closeFor } from '../access/close.ts';
import { crossingOf } from '../access/cut-off.ts';
import type { Decision } from '../access/decision.ts';
import { beginEnding, canEnd } from '../access/end.ts';
import type { AccessRequest, RequestState } from '../access/request.ts';
import { tenantsOf } from '../access/tenants-of.ts';
import type { Estate } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';

/** It is in the tenant, writes there, is agreed to by it, or is for its people elsewhere. */
export function concernsTenant(estate: Estate, request: AccessRequest, tenantId: string): boolean {
  const { plan, sides, requestor } = request;
  return (
    requestor.tenantId === tenantId ||
    tenantsOf(plan, sides).includes(tenantId) ||
    crossingOf(estate, request).homes.includes(tenantId)
  );
}

/** Settings as well: whoever takes a tenant out of the file decides about them too. `undefined`: it ends already. */
export function endForLeaving(request: AccessRequest, now: Instant): Decision | undefined {
  if (request.state === 'pending') return closeFor(request, 'cut-off', undefined, now);
  return canEnd(request) ? beginEnding(request, 'cut-off', undefined, now) : undefined;
}

export interface LeavingRequest {
  readonly id: string;
  readonly state: RequestState;
  readonly kind: string;
  readonly tenantId: string;
  readonly provenAt: Instant | null;
  /** The code of the directory that last refused or did not answer. */
  readonly trouble: string | null;
  /** What stays because it was not ours to take. */
  readonly kept: readonly string[];
  readonly for: AccountRef | null;
}

export const asLeaving = (request: AccessRequest): LeavingRequest => ({
  id: request.id,
  state: request.state,
  kind: request.plan.resource.kind,
  tenantId: request.plan.resource.tenantId,
  provenAt: request.provenAt ?? null,
  trouble: request.trouble ? (request.trouble.code ?? 'not said') : null,
  kept: request.steps.flatMap(({ state, kept }) => (state === 'kept' && kept ? [kept] : [])),
  for: request.beneficiary,
});
