// What a well-formed estate can still get wrong: names that lead nowhere, doubles, gaps and dangers.

import { checkBreakGlass } from './check-break-glass.ts';
import { checkRoleNames } from './check-deciders.ts';
import { checkDoubles } from './check-doubles.ts';
import { checkIncompatible } from './check-limits.ts';
import { checkOffers } from './check-offers.ts';
import { checkOpenings } from './check-openings.ts';
import { checkOrganization } from './check-organization.ts';
import { checkPartners } from './check-partners.ts';
import { checkOncall, checkOwners, checkPeople, checkReaders } from './check-people.ts';
import { checkPolicy } from './check-policy.ts';
import { checkEstatePosture, checkTenantPosture } from './check-posture.ts';
import { checkRecord } from './check-record.ts';
import { checkRoles } from './check-roles.ts';
import { checkTenant } from './check-tenant.ts';
import type { DomainRules, Finding } from './findings.ts';
import type { EstateFile } from './schema.ts';

export function checkEstate(file: EstateFile, rules: DomainRules): Finding[] {
  return [
    ...checkDoubles(file),
    ...file.tenants.flatMap((tenant, i) => [
      ...checkOwners(file, tenant, i),
      ...checkTenant(file, tenant, i, rules),
      ...checkPartners(file, tenant, i),
      ...checkOffers(tenant, i, rules),
      ...checkRoles(tenant, i, rules),
      ...checkOrganization(file, tenant, i),
      ...checkOpenings(tenant, i),
      ...checkTenantPosture(tenant, i, rules),
    ]),
    ...checkPeople(file),
    ...checkOncall(file),
    ...checkRoleNames(file),
    ...checkIncompatible(file, rules),
    ...checkBreakGlass(file, rules),
    ...checkReaders(file),
    ...checkEstatePosture(file),
    ...checkRecord(file),
    ...file.policies.flatMap((policy, i) => checkPolicy(file, policy, i, rules)),
  ];
}
