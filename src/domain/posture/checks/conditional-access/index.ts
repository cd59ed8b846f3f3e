// The checks of Conditional Access, in the order of the catalogue.
import type { Check } from '../../check.ts';
import { baselineChecks } from './baseline-checks.ts';
import { declaredExclusions } from './exclusions.ts';
import { guestsInMfa } from './guests.ts';
import { legacyBlocked } from './legacy.ts';
import { lingeringPolicies } from './lingering.ts';
import { baselineParity } from './parity.ts';
import { riskPolicies } from './risk-policies.ts';

export const conditionalAccessChecks: readonly Check[] = [
  ...baselineChecks,
  lingeringPolicies,
  riskPolicies,
  guestsInMfa,
  declaredExclusions,
  baselineParity,
  legacyBlocked,
];
