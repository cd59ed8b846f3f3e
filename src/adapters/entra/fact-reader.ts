// Answers the domain's questions through the reader's identity; what cannot be read is told as unknown.
import type { Fact, FactQuery, FactValues } from '../../domain/facts.ts';
import type { Clock } from '../../ports/clock.ts';
import { DirectoryError } from '../../ports/directory-error.ts';
import type { FactReader } from '../../ports/fact-reader.ts';
import type { Log } from '../../ports/log.ts';
import type { DirectoryAccess } from './directory-access.ts';
import { createRiskReader } from './facts/account-risk.ts';
import { readApplication } from './facts/applications.ts';
import { readMfaForDirectConnect } from './facts/conditional-access.ts';
import {
  readApplicationOwners,
  readGroupPeople,
  readGroupsAround,
  readManager,
  readSponsors,
} from './facts/deciders.ts';
import { isListed } from './facts/direct-member.ts';
import {
  readEnterpriseApplication,
  readGroupApplications,
} from './facts/enterprise-applications.ts';
import { readGroupInPim, readGroupLimits, readGroupStanding } from './facts/group-pim.ts';
import { checkMembership, readGroup, readGroupOwners, readGroupSize } from './facts/groups.ts';
import { readGuestsByAddress, readInvitesFrom } from './facts/invitations.ts';
import { readJoining, readOrganization, readTemplates } from './facts/organization.ts';
import { givesAnything, readAssignments } from './facts/package-assignments.ts';
import { readOrganizations, readPolicy } from './facts/package-policies.ts';
import { readConflicts, readPackage } from './facts/packages.ts';
import { countPartnerUsers } from './facts/partner-users.ts';
import { readDefaultPolicy, readPartnerPolicy } from './facts/partners.ts';
import {
  readAccount,
  readAccountByAddress,
  readAccountsByName,
  readGuestsOf,
} from './facts/people.ts';
import { readRoleHolders } from './facts/role-holders.ts';
import { readEligibility, readRole, readRoleLimits, readServicePlans } from './facts/roles.ts';
import { readUnit, readUnitMembers } from './facts/units.ts';

type Readers = {
  readonly [K in FactQuery['fact']]: (
    access: DirectoryAccess,
    query: Extract<FactQuery, { fact: K }>,
    signal?: AbortSignal,
  ) => Promise<FactValues[K]>;
};

const stateless: Omit<Readers, 'account-risk'> = {
  account: (access, { account }, signal) =>
    readAccount(access(account.tenantId), account.tenantId, account.objectId, signal),
  'account-by-address': (access, { tenantId, address }, signal) =>
    readAccountByAddress(access(tenantId), tenantId, address, signal),
  'accounts-by-name': (access, { tenantId, name }, signal) =>
    readAccountsByName(access(tenantId), tenantId, name, signal),
  'guest-of': (access, { tenantId, ...known }, signal) =>
    readGuestsOf(access(tenantId), tenantId, known, signal),
  group: (access, { tenantId, groupId }, signal) =>
    readGroup(access(tenantId), tenantId, groupId, signal),
  'group-size': (access, { tenantId, groupId }, signal) =>
    readGroupSize(access(tenantId), tenantId, groupId, signal),
  membership: async (access, { tenantId, groupId, objectId }, signal) =>
    (await checkMembership(access(tenantId), groupId, objectId, signal)).membership === 'member',
  'group-owners': async (access, { tenantId, groupId }, signal) =>
    (await readGroupOwners(access(tenantId), groupId, signal)).body,
  'group-standing': async (access, { tenantId, groupId, accessId, principalId }, signal) =>
    (await readGroupStanding(access(tenantId), groupId, accessId, principalId, signal)).body,
  'group-in-pim': (access, { tenantId, groupId }, signal) =>
    readGroupInPim(access(tenantId), groupId, signal),
  'group-pim-limits': (access, { tenantId, groupId, accessId }, signal) =>
    readGroupLimits(access(tenantId), groupId, accessId, signal),
  'enterprise-application': (access, { tenantId, applicationId }, signal) =>
    readEnterpriseApplication(access(tenantId), tenantId, applicationId, signal),
  'group-applications': (access, { tenantId, groupId }, signal) =>
    readGroupApplications(access(tenantId), groupId, signal),
  role: (access, { tenantId, roleId }, signal) =>
    readRole(access(tenantId), tenantId, roleId, signal),
  eligibility: async (access, { tenantId, roleId, principalId }, signal) =>
    (await readEligibility(access(tenantId), roleId, principalId, signal)).body,
  'role-holders': (access, { tenantId }, signal) => readRoleHolders(access(tenantId), signal),
  'role-limits': (access, { tenantId, roleId }, signal) =>
    readRoleLimits(access(tenantId), roleId, signal),
  organization: async (access, { tenantId }, signal) =>
    (await readOrganization(access(tenantId), signal)).body,
  'organization-joining': async (access, { tenantId }, signal) =>
    (await readJoining(access(tenantId), signal)).body,
  'organization-templates': (access, { tenantId }, signal) =>
    readTemplates(access(tenantId), signal),
  'service-plans': (access, { tenantId }, signal) => readServicePlans(access(tenantId), signal),
  'invites-from': (access, { tenantId }, signal) =>
    readInvitesFrom(access(tenantId), tenantId, signal),
  'guests-by-address': (access, { tenantId, address }, signal) =>
    readGuestsByAddress(access(tenantId), tenantId, address, signal),
  'partner-policy': async (access, { tenantId, partnerId }, signal) =>
    (await readPartnerPolicy(access(tenantId), tenantId, partnerId, signal)).body,
  'default-policy': async (access, { tenantId }, signal) =>
    (await readDefaultPolicy(access(tenantId), tenantId, signal)).body,
  'partner-users': (access, { tenantId, nameEndings }, signal) =>
    countPartnerUsers(access(tenantId), tenantId, nameEndings, signal),
  'mfa-for-direct-connect': (access, { tenantId }, signal) =>
    readMfaForDirectConnect(access(tenantId), signal),
  application: (access, { tenantId, appId }, signal) =>
    readApplication(access(tenantId), tenantId, appId, signal),
  'administrative-unit': (access, { tenantId, unitId }, signal) =>
    readUnit(access(tenantId), tenantId, unitId, signal),
  'unit-members': (access, { tenantId, unitId }, signal) =>
    readUnitMembers(access(tenantId), tenantId, unitId, signal),
  'access-package': (access, { tenantId, packageId }, signal) =>
    readPackage(access(tenantId), tenantId, packageId, signal),
  'package-policy': (access, { tenantId, policyId }, signal) =>
    readPolicy(access(tenantId), policyId, signal),
  'package-conflicts': (access, { tenantId, packageId }, signal) =>
    readConflicts(access(tenantId), packageId, signal),
  'package-assignments': async (access, { tenantId, objectId }, signal) =>
    (await readAssignments(access(tenantId), objectId, undefined, signal)).body.filter(
      givesAnything,
    ),
  'connected-organizations': (access, { tenantId }, signal) =>
    readOrganizations(access(tenantId), signal),
  'group-people': (access, { tenantId, groupId }, signal) =>
    readGroupPeople(access(tenantId), tenantId, groupId, signal),
  'groups-around': (access, { tenantId, groupId, among }, signal) =>
    readGroupsAround(access(tenantId), tenantId, groupId, among, signal),
  'application-owners': (access, { tenantId, applicationId }, signal) =>
    readApplicationOwners(access(tenantId), applicationId, signal),
  manager: (access, { tenantId, objectId }, signal) =>
    readManager(access(tenantId), tenantId, objectId, signal),
  sponsors: (access, { tenantId, objectId }, signal) =>
    readSponsors(access(tenantId), tenantId, objectId, signal),
  'direct-membership': (access, { tenantId, groupId, objectId }, signal) =>
    isListed(access(tenantId), groupId, objectId, signal),
};

/** What a group is assigned to takes a permission so broad that an identity of its own has it. */
const BROAD: FactQuery['fact'] = 'group-applications';

export interface FactReaderDeps {
  readonly access: DirectoryAccess;
  /** Reads what groups are assigned to, and nothing else. */
  readonly applications: DirectoryAccess;
  readonly clock: Clock;
  readonly log: Log;
}

export function createFactReader(deps: FactReaderDeps): FactReader {
  const { clock, log } = deps;
  const readRisk = createRiskReader(clock);
  const readers: Readers = {
    ...stateless,
    'account-risk': (access, { tenantId, objectId }, signal) =>
      readRisk(access(tenantId), tenantId, objectId, signal),
  };
  const answer = async (query: FactQuery, signal?: AbortSignal): Promise<Fact<unknown>> => {
    const asOf = clock.now();
    const access = query.fact === BROAD ? deps.applications : deps.access;
    try {
      const read = readers[query.fact] as (
        access: DirectoryAccess,
        query: FactQuery,
        signal?: AbortSignal,
      ) => Promise<unknown>;
      return { known: true, value: await read(access, query, signal), asOf };
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      const { tenantId, code, requestId } = error;
      log.warn('fact.unreadable', { fact: query.fact, tenantId, code, graphRequestId: requestId });
      return { known: false, reason: { tenantId, code, sentence: error.message } };
    }
  };
  return {
    read: (queries, signal) => Promise.all(queries.map((query) => answer(query, signal))),
  };
}
