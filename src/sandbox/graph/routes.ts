// Every route of the simulated Graph, and where each kind of object stands in a tenant file.
import type { Route } from './call.ts';
import { accessReviews } from './resources/access-reviews.ts';
import { administrativeUnits } from './resources/administrative-units.ts';
import { appRoles } from './resources/app-roles.ts';
import { applications } from './resources/applications.ts';
import { audits } from './resources/audits.ts';
import { conditionalAccess } from './resources/conditional-access.ts';
import { connectedOrganizations } from './resources/connected-organizations.ts';
import { crossTenantPolicy } from './resources/cross-tenant-policy.ts';
import { delta } from './resources/delta.ts';
import { directoryObjects } from './resources/directory-objects.ts';
import { directoryRoles } from './resources/directory-roles.ts';
import { entitlement } from './resources/entitlement.ts';
import type { Family, Place } from './resources/family.ts';
import { groupPim } from './resources/group-pim.ts';
import { groups } from './resources/groups.ts';
import { invitations } from './resources/invitations.ts';
import { multitenantOrganization } from './resources/multitenant-organization.ts';
import { organization } from './resources/organization.ts';
import { packageAssignments } from './resources/package-assignments.ts';
import { partners } from './resources/partners.ts';
import { protection } from './resources/protection.ts';
import { registrations } from './resources/registrations.ts';
import { roleDefinitions } from './resources/role-definitions.ts';
import { rolePim } from './resources/role-pim.ts';
import { rolePolicies } from './resources/role-policies.ts';
import { scopedRoles } from './resources/scoped-roles.ts';
import { servicePrincipals } from './resources/service-principals.ts';
import { synchronization } from './resources/synchronization.ts';
import { teamsApps } from './resources/teams-apps.ts';
import { templates } from './resources/templates.ts';
import { tenantPolicies } from './resources/tenant-policies.ts';
import { users } from './resources/users.ts';

const families: Family[] = [
  organization,
  users,
  groups,
  administrativeUnits,
  scopedRoles,
  servicePrincipals,
  appRoles,
  directoryObjects,
  delta,
  invitations,
  roleDefinitions,
  directoryRoles,
  rolePim,
  groupPim,
  rolePolicies,
  crossTenantPolicy,
  partners,
  templates,
  multitenantOrganization,
  entitlement,
  packageAssignments,
  connectedOrganizations,
  teamsApps,
  audits,
  conditionalAccess,
  tenantPolicies,
  protection,
  accessReviews,
  registrations,
  applications,
  synchronization,
];

export const routes: Route[] = families.flatMap((family) => family.routes);
export const places: Place[] = families.flatMap((family) => family.places);
