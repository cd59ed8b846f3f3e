// Checks of tenants, their licences, emergency accounts and privileged access.
import type { Check } from '../check.ts';

export const identityChecks: readonly Check[] = [];
