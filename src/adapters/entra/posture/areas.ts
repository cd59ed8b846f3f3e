// Which reader reads which area of facts: an area a line.
import type { AreaName } from '../../../domain/posture/facts/areas.ts';
import { readAccessReviews } from './access-reviews.ts';
import { readDirectoryAudits } from './audits.ts';
import { readConditionalAccess } from './conditional-access.ts';
import {
  readAuthenticationStrengths,
  readNamedLocations,
  readSecurityDefaults,
} from './conditional-access-settings.ts';
import {
  readB2bManagement,
  readCrossTenantDefault,
  readCrossTenantPolicy,
  readMultiTenantMembers,
  readMultiTenantOrganization,
  readPartnerNames,
  readPartners,
} from './cross-tenant.ts';
import {
  readAuthenticationFlows,
  readAuthorizationPolicy,
  readDevices,
  readOrganization,
  readSkus,
} from './directory.ts';
import { readDomains, readFederation } from './domains.ts';
import { readApplicationAssignments, readGraphPermissions } from './grants.ts';
import { readSignInActivity, readUsers } from './people.ts';
import { readReferences } from './references.ts';
import { readRiskyUsers } from './risky-users.ts';
import { readRoleGroups } from './role-groups.ts';
import { readRolePolicies } from './role-policies.ts';
import {
  readRoleAssignmentInstances,
  readRoleAssignments,
  readRoleDefinitions,
  readRoleEligibilityInstances,
} from './roles.ts';
import { readControlProfiles, readIncidents, readSecureScores } from './security.ts';
import { readMethodsPolicy, readRegistrations } from './sign-in-methods.ts';
import { readBoundarySignIns } from './sign-ins.ts';
import { readGuestSponsors } from './sponsors.ts';
import type { AreaReaders } from './survey.ts';
import { readSynchronization } from './synchronization.ts';
import {
  readApplications,
  readConsentRequests,
  readRiskyPrincipals,
  readServicePrincipals,
} from './workloads.ts';

export const areaReaders: AreaReaders = {
  organization: readOrganization,
  domains: readDomains,
  federation: readFederation,
  skus: readSkus,
  users: readUsers,
  guestSponsors: readGuestSponsors,
  signInActivity: readSignInActivity,
  devices: readDevices,
  authorizationPolicy: readAuthorizationPolicy,
  authenticationFlowsPolicy: readAuthenticationFlows,
  roleDefinitions: readRoleDefinitions,
  roleAssignments: readRoleAssignments,
  roleAssignmentInstances: readRoleAssignmentInstances,
  roleEligibilityInstances: readRoleEligibilityInstances,
  roleGroups: readRoleGroups,
  rolePolicies: readRolePolicies,
  accessReviews: readAccessReviews,
  conditionalAccess: readConditionalAccess,
  namedLocations: readNamedLocations,
  authenticationStrengths: readAuthenticationStrengths,
  conditionalAccessReferences: readReferences,
  securityDefaults: readSecurityDefaults,
  crossTenantPolicy: readCrossTenantPolicy,
  crossTenantDefault: readCrossTenantDefault,
  crossTenantPartners: readPartners,
  partnerNames: readPartnerNames,
  multiTenantOrganization: readMultiTenantOrganization,
  multiTenantMembers: readMultiTenantMembers,
  b2bManagement: readB2bManagement,
  authenticationMethodsPolicy: readMethodsPolicy,
  registrationDetails: readRegistrations,
  servicePrincipals: readServicePrincipals,
  applications: readApplications,
  graphPermissions: readGraphPermissions,
  synchronization: readSynchronization,
  applicationAssignments: readApplicationAssignments,
  adminConsentRequestPolicy: readConsentRequests,
  riskyServicePrincipals: readRiskyPrincipals,
  secureScores: readSecureScores,
  controlProfiles: readControlProfiles,
  incidents: readIncidents,
  riskyUsers: readRiskyUsers,
  boundarySignIns: readBoundarySignIns,
  directoryAudits: readDirectoryAudits,
};

export const ALL_AREAS = Object.keys(areaReaders) as AreaName[];
