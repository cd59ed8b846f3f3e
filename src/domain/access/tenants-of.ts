// Which tenants a request concerns: whose brake holds it, and by which of them it is found in the record.
import type { Plan } from './plan.ts';
import { type Side, tenantOf } from './sides.ts';

/**
 * Ids of every tenant that a plan concerns: where it is, where it writes, and who has to agree.
 * The database reckons the same for requests as they are stored, see its migration 0031.
 */
export const tenantsOf = (
  plan: Pick<Plan, 'resource' | 'steps'>,
  sides: readonly Pick<Side, 'id'>[] = [],
): string[] => [
  ...new Set([
    plan.resource.tenantId,
    ...plan.steps.map(({ change }) => change.tenantId),
    ...sides.flatMap((side) => tenantOf(side) ?? []),
  ]),
];
