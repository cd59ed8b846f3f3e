// Whom a request would ask now: found again under the rule that takes it today, without those who have left.
import { type Asks, asksOf } from '../domain/access/approvers.ts';
import { withoutLeavers } from '../domain/access/leavers.ts';
import { standInsOf } from '../domain/access/passed-on.ts';
import { allowedBy } from '../domain/access/policy.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { notAsked } from '../domain/access/unable.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type DecidingDeps, findDeciding, plannedBefore } from './find-deciding.ts';
import { identifyAskers } from './identify-askers.ts';
import type { IdentifyDeps } from './identify-person.ts';
import { renewalNow } from './renewal-now.ts';

export type AskAnewDeps = DecidingDeps &
  IdentifyDeps & { readonly store: Pick<RequestStore, 'load'> };

/** Undefined where it cannot be told now, or no rule allows it: those who were asked stay asked. */
export async function askAnew(
  deps: AskAnewDeps,
  request: AccessRequest,
  escalated = request.asking?.escalated,
): Promise<Asks | undefined> {
  const askers = await identifyAskers(deps, request);
  if (!askers.ok) return undefined;
  const [requestor] = askers.value;
  const { kind, tenantId, id: resourceId } = request.plan.resource;
  const recipient = request.asked?.recipient;
  const renewal = await renewalNow(deps.store, request);
  const rule = allowedBy(
    deps.estate,
    {
      ...{ kind, tenantId, resourceId, requestor },
      ...(recipient && { recipient }),
      ...(renewal !== undefined && { renewal }),
    },
    kind,
  );
  if (!rule.ok) return undefined;
  const found = await findDeciding(deps, {
    planned: plannedBefore(request),
    rule: rule.value,
    beneficiary: request.beneficiary,
    askers: askers.value,
    left: notAsked(request),
    escalated,
    passedOn: standInsOf(request),
    agreed: withoutLeavers(request),
  });
  return found.ok ? asksOf(deps.estate, found.value, askers.value, request) : undefined;
}
