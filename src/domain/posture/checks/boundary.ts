// Checks of cross-tenant access, the multitenant organization and isolation.
import type { Check } from '../check.ts';

export const boundaryChecks: readonly Check[] = [];
