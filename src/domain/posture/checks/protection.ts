// Checks of sign-in methods, Conditional Access, guests, workloads, devices and security operations.
import type { Check } from '../check.ts';

export const protectionChecks: readonly Check[] = [];
