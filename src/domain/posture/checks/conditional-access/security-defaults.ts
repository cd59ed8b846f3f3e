// Tenants without Conditional Access: security defaults are something, and never all of it.

import { LICENCE_NAMES } from '../../assess.ts';
import type { TenantView } from '../../check.ts';
import { hasLicence } from '../../licences.ts';
import { knownValue } from '../../reading.ts';
import type { Verdict } from '../../result.ts';

/**
 * Security defaults and Conditional Access exclude each other, so where they are on no policy is.
 * https://learn.microsoft.com/entra/fundamentals/security-defaults
 */
export function besideSecurityDefaults(
  view: TenantView,
  what: string,
  judge: () => Verdict,
): Verdict {
  const unlicensed = hasLicence(view, 'P1') === false;
  const verdict: Verdict = unlicensed
    ? {
        state: 'unlicensed',
        reason: `cannot be judged: the tenant has no ${LICENCE_NAMES.P1}`,
        evidence: [],
      }
    : judge();
  const on = knownValue(view.facts, 'securityDefaults')?.isEnabled === true;
  if (!on || verdict.state === 'pass' || verdict.state === 'partial') return verdict;
  return {
    state: 'partial',
    reason: `security defaults are on: ${what}`,
    evidence: [
      {
        kind: 'setting',
        id: 'securityDefaults',
        name: 'Security defaults',
        detail: 'on',
        good: true,
      },
      ...verdict.evidence,
    ],
    notes: [
      ...(verdict.notes ?? []),
      ...(unlicensed ? [`More needs Conditional Access, which needs ${LICENCE_NAMES.P1}.`] : []),
    ],
    ...(verdict.missing ? { missing: verdict.missing } : {}),
  };
}
