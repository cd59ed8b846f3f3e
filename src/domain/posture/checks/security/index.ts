// The checks of security operations.
import type { Check } from '../../check.ts';
import { unassignedIncidents } from './incidents.ts';
import { riskyUsers } from './risky-users.ts';
import { secureScore } from './secure-score.ts';

export const securityChecks: readonly Check[] = [secureScore, unassignedIncidents, riskyUsers];
