// Whom a request would ask now: found again under the rule it followed, without those who have left.
import { type Asks, asksOf } from '../domain/access/approvers.ts';
import { standInsOf } from '../domain/access/passed-on.ts';
import { asRenewal } from '../domain/access/renewal.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { type DecidingDeps, findDeciding, plannedBefore } from './find-deciding.ts';
import { identifyAskers } from './identify-askers.ts';
import type { IdentifyDeps } from './identify-person.ts';

export type AskAnewDeps = DecidingDeps & IdentifyDeps;

/** Undefined where it cannot be told now, or the rule is gone: those who were asked stay asked. */
export async function askAnew(
  deps: AskAnewDeps,
  request: AccessRequest,
  escalated = request.asking?.escalated,
): Promise<Asks | undefined> {
  const followed = deps.estate.policies.find(({ id }) => id === request.policy.id);
  const rule = followed && asRenewal(followed, request.renews?.nth);
  if (!rule?.ok || rule.value.decision === 'refuse') return undefined;
  const askers = await identifyAskers(deps, request);
  if (!askers.ok) return undefined;
  const found = await findDeciding(deps, {
    planned: plannedBefore(request),
    rule: rule.value,
    beneficiary: request.beneficiary,
    askers: askers.value,
    left: request.left,
    escalated,
    passedOn: standInsOf(request),
  });
  return found.ok ? asksOf(deps.estate, found.value, askers.value, request) : undefined;
}
