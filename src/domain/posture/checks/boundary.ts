// Checks of cross-tenant access, the multitenant organization and isolation.
import type { Check } from '../check.ts';
import { defaultChecks } from './cross-tenant/defaults.ts';
import { directConnectPartners } from './cross-tenant/direct-connect.ts';
import { documentedPartners } from './cross-tenant/documented.ts';
import { reciprocalTrust } from './cross-tenant/reciprocal.ts';
import { automaticRedemption } from './cross-tenant/redemption.ts';
import { acceptedSynchronization } from './cross-tenant/synchronised.ts';
import { trustByDefault } from './cross-tenant/trust.ts';
import { trustOfPrimary } from './cross-tenant/trust-of-primary.ts';
import { wideOpenPartners } from './cross-tenant/wide-open.ts';
import { isolatedDoors } from './isolation/isolated.ts';
import { isolationOutcome } from './isolation/outcome.ts';
import { sandboxBoundary } from './isolation/sandbox.ts';
import { organizationMembers } from './multitenant/organization.ts';

const crossTenant: readonly Check[] = [
  ...defaultChecks,
  trustByDefault,
  documentedPartners,
  wideOpenPartners,
  trustOfPrimary,
  automaticRedemption,
  directConnectPartners,
  acceptedSynchronization,
  reciprocalTrust,
];

export const boundaryChecks: readonly Check[] = [
  ...[...crossTenant].sort((a, b) => a.id.localeCompare(b.id)),
  organizationMembers,
  isolatedDoors,
  isolationOutcome,
  sandboxBoundary,
];
