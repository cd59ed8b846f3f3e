// Checks of sign-in methods, Conditional Access, guests, workloads, devices and security operations.
import type { Check } from '../check.ts';
import { conditionalAccessChecks } from './conditional-access/index.ts';
import { deviceChecks } from './devices/index.ts';
import { guestChecks } from './guests/index.ts';
import { securityChecks } from './security/index.ts';
import { signInChecks } from './sign-in/index.ts';
import { workloadChecks } from './workloads/index.ts';

export const protectionChecks: readonly Check[] = [
  ...signInChecks,
  ...conditionalAccessChecks,
  ...guestChecks,
  ...workloadChecks,
  ...securityChecks,
  ...deviceChecks,
];
