// Every area that is compared over time, and where in the catalogue its changes belong.
import type { AreaName, AreaValues } from '../../facts/areas.ts';
import type { Item, Names } from '../item.ts';
import { conditionalAccessItems } from './conditional-access.ts';
import { crossTenantItems } from './cross-tenant.ts';
import { directoryItems } from './directory.ts';
import { roleItems } from './roles.ts';
import { workloadItems } from './workloads.ts';

export type Describer<A extends AreaName> = (value: AreaValues[A], names: Names) => Item[];

/**
 * Scores, incidents, risk, devices, registrations and sign-ins are not here: they are what happens in
 * a tenant, not how it is set up.
 */
export const DESCRIBERS: { readonly [A in AreaName]?: Describer<A> } = {
  ...directoryItems,
  ...crossTenantItems,
  ...roleItems,
  ...conditionalAccessItems,
  ...workloadItems,
};

export const ABOUT: Readonly<Partial<Record<AreaName, string>>> = {
  organization: 'tenant',
  domains: 'tenant',
  federation: 'authentication',
  skus: 'licence',
  users: 'guests',
  guestSponsors: 'guests',
  authorizationPolicy: 'guests',
  authenticationFlowsPolicy: 'guests',
  b2bManagement: 'guests',
  crossTenantPolicy: 'cross-tenant-access',
  crossTenantDefault: 'cross-tenant-access',
  crossTenantPartners: 'cross-tenant-access',
  multiTenantOrganization: 'mto',
  multiTenantMembers: 'mto',
  roleAssignmentInstances: 'privileged-access',
  roleEligibilityInstances: 'privileged-access',
  roleAssignments: 'privileged-access',
  roleGroups: 'privileged-access',
  rolePolicies: 'privileged-access',
  accessReviews: 'governance',
  conditionalAccess: 'conditional-access',
  namedLocations: 'conditional-access',
  authenticationStrengths: 'conditional-access',
  securityDefaults: 'conditional-access',
  authenticationMethodsPolicy: 'authentication',
  servicePrincipals: 'workload-identity',
  applications: 'workload-identity',
  graphPermissions: 'workload-identity',
  synchronization: 'workload-identity',
  applicationAssignments: 'workload-identity',
  adminConsentRequestPolicy: 'workload-identity',
};
