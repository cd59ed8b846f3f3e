// Checks of tenants, their licences, emergency accounts and privileged access.
import type { Check } from '../check.ts';
import { emergencyAccess } from './emergency/accounts.ts';
import { emergencyExclusions } from './emergency/lock-out.ts';
import { emergencyWatched } from './emergency/watched.ts';
import { administratorLicences } from './licence/holders.ts';
import { tenantLicence } from './licence/tenant-licence.ts';
import { activationRules } from './privileged/activation.ts';
import { cloudOnlyAdministrators } from './privileged/cloud-only.ts';
import { countOfGlobalAdministrators } from './privileged/count.ts';
import { externalAdministrators } from './privileged/external.ts';
import { roleGroups } from './privileged/groups.ts';
import { pimInUse } from './privileged/in-use.ts';
import { localAdministrators } from './privileged/local.ts';
import { administratorMethods } from './privileged/methods.ts';
import { roleReviews } from './privileged/reviews.ts';
import { standingGlobalAdministrators, standingPrivilegedRoles } from './privileged/standing.ts';
import { privilegedWorkloads } from './privileged/workloads.ts';
import { classification } from './tenant/classification.ts';
import { architectureDecision } from './tenant/decision.ts';
import { verifiedDomains } from './tenant/domains.ts';
import { drift } from './tenant/drift.ts';
import { hybridIdentity } from './tenant/hybrid.ts';
import { residency, tenantType } from './tenant/organization.ts';
import { ownership } from './tenant/ownership.ts';
import { shadowTenants } from './tenant/shadow-tenants.ts';

export const identityChecks: readonly Check[] = [
  tenantType,
  residency,
  hybridIdentity,
  verifiedDomains,
  classification,
  ownership,
  architectureDecision,
  drift,
  shadowTenants,
  emergencyAccess,
  emergencyExclusions,
  emergencyWatched,
  standingGlobalAdministrators,
  countOfGlobalAdministrators,
  standingPrivilegedRoles,
  pimInUse,
  cloudOnlyAdministrators,
  administratorMethods,
  activationRules,
  externalAdministrators,
  localAdministrators,
  roleGroups,
  privilegedWorkloads,
  roleReviews,
  tenantLicence,
  administratorLicences,
];
