// What the parts of entitlement management have in common.
import type { Call } from '../call.ts';

export const GOVERNANCE = '/identityGovernance/entitlementManagement';

export function noteGovernance(
  call: Call,
  summary: string,
  before: string,
  after: string,
  activity: string,
): void {
  call.note({
    summary,
    before,
    after,
    audit: {
      activity,
      category: 'EntitlementManagement',
      service: 'Entitlement Management',
      targets: [],
    },
  });
}
