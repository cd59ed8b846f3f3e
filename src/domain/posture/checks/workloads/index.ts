// The checks of workload identities.
import type { Check } from '../../check.ts';
import { workloadCoverage } from './coverage.ts';
import { foreignPrivileges } from './foreign.ts';
import { applicationRegistration } from './registration.ts';

export const workloadChecks: readonly Check[] = [
  workloadCoverage,
  foreignPrivileges,
  applicationRegistration,
];
