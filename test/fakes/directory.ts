// Directories as plain data: answers the domain's questions, in memory, and can be out of order.
import type {
  Account,
  AccountRisk,
  AdministrativeUnit,
  Application,
  DefaultPolicy,
  DirectoryRole,
  Eligibility,
  EnterpriseApplication,
  Fact,
  FactQuery,
  Group,
  GroupAssignment,
  GroupLimits,
  GroupPeople,
  GroupStanding,
  GuestObjects,
  InvitesFrom,
  PartnerPolicy,
  PartnerUsers,
  PolicySection,
  RoleHolder,
  RoleLimits,
  UnitMembers,
} from '../../src/domain/facts.ts';
import type { Study } from '../../src/domain/study.ts';
import type { FactReader } from '../../src/ports/fact-reader.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import type { KnownUnder } from '../../src/shared/known-under.ts';
import { AWAY, GROUP, ROLE, UNIT } from './estate.ts';
import { FakeOrganizations } from './organizations.ts';
import { FakePackages } from './packages.ts';

export const account = (ref: AccountRef, change: Partial<Account> = {}): Account => ({
  ...ref,
  displayName: `Person ${ref.objectId.slice(0, 2)}${ref.objectId.slice(-2)}`,
  userPrincipalName: `${ref.objectId.slice(0, 2)}${ref.objectId.slice(-2)}@${ref.tenantId.slice(0, 2)}.example`,
  mail: null,
  otherMails: [],
  employeeId: null,
  userType: 'member',
  enabled: true,
  external: false,
  homeAddress: null,
  redemption: null,
  ...change,
});

/** The guest account of the employee, invited and accepted. */
export const employeesGuest = (ref: AccountRef): Account =>
  account(ref, {
    external: true,
    userType: 'guest',
    homeAddress: 'em@home.example',
    redemption: 'accepted',
  });

export const group = (change: Partial<Group> = {}): Group => ({
  tenantId: AWAY,
  id: GROUP,
  displayName: 'Closing',
  roleAssignable: false,
  dynamic: false,
  synchronised: false,
  managementRestricted: false,
  keptByExchange: false,
  team: false,
  ...change,
});

export const role = (change: Partial<DirectoryRole> = {}): DirectoryRole => ({
  tenantId: AWAY,
  id: ROLE,
  templateId: ROLE,
  displayName: 'Reports Reader',
  description: 'Reads reports.',
  enabled: true,
  builtIn: true,
  actions: ['microsoft.directory/reports/allProperties/read'],
  ...change,
});

/** Of everybody and every application, as the service's own default has it. */
export const everyone = (accessType: 'allowed' | 'blocked'): PolicySection => ({
  usersAndGroups: { accessType, targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: {
    accessType,
    targets: [{ target: 'AllApplications', targetType: 'application' }],
  },
});

export const defaultPolicy = (change: Partial<DefaultPolicy> = {}): DefaultPolicy => ({
  isServiceDefault: true,
  sections: {
    b2bCollaborationInbound: everyone('allowed'),
    b2bCollaborationOutbound: everyone('allowed'),
    b2bDirectConnectInbound: everyone('blocked'),
    b2bDirectConnectOutbound: everyone('blocked'),
  },
  inboundTrust: {
    isMfaAccepted: false,
    isCompliantDeviceAccepted: false,
    isHybridAzureADJoinedDeviceAccepted: false,
  },
  automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
  further: [],
  ...change,
});

/** An entry in which everything is as the default. */
export const partnerPolicy = (
  partnerId: string,
  change: Partial<PartnerPolicy> = {},
): PartnerPolicy => ({
  partnerId,
  isServiceProvider: false,
  isInMultiTenantOrganization: false,
  identitySynchronization: null,
  sections: {
    b2bCollaborationInbound: null,
    b2bCollaborationOutbound: null,
    b2bDirectConnectInbound: null,
    b2bDirectConnectOutbound: null,
  },
  inboundTrust: null,
  automaticUserConsentSettings: null,
  further: [],
  ...change,
});

export const unit = (change: Partial<AdministrativeUnit> = {}): AdministrativeUnit => ({
  tenantId: AWAY,
  id: UNIT,
  displayName: 'Berlin',
  restricted: false,
  dynamic: false,
  hidden: false,
  ...change,
});

export class FakeDirectory implements FactReader {
  readonly accounts = new Map<string, Account>();
  /** By account key, of those that are not clear. */
  readonly risks = new Map<string, AccountRisk>();
  readonly groups = new Map<string, Group>();
  readonly roles = new Map<string, DirectoryRole>();
  readonly members = new Set<string>();
  /** By group: those that it is in, through others as well. */
  readonly within = new Map<string, readonly string[]>();
  /** So many people of a group are read. */
  most = 200;
  readonly eligibilities: Eligibility[] = [];
  readonly units = new Map<string, AdministrativeUnit>();
  /** By unit. */
  readonly unitMembers = new Map<string, UnitMembers>();
  readonly holders: RoleHolder[] = [];
  /** `group/person`, of owners. */
  readonly owners = new Set<string>();
  /** `group/person` of those whom only another group brings along. */
  readonly nested = new Set<string>();
  /** `group/access/person`. */
  readonly standings = new Map<string, GroupStanding>();
  /** By id of the service principal. */
  readonly enterprise = new Map<string, EnterpriseApplication>();
  readonly assignments: Array<GroupAssignment & { readonly groupId: string }> = [];
  inPim = true;
  groupLimits: GroupLimits = { eligible: null, active: null };
  limits: RoleLimits = { longestEligibility: null };
  plans: string[] = ['AAD_PREMIUM_P2'];
  invitesFrom: InvitesFrom = 'everyone';
  /** By id of the service principal, object ids. */
  readonly applicationOwners = new Map<string, string[]>();
  /** By account key. */
  readonly managers = new Map<string, Account>();
  readonly sponsors = new Map<string, Account[]>();
  /** Groups that are in a group, by the id of the outer one. */
  readonly inner = new Map<string, string[]>();
  /** By `tenantId/partnerId`. */
  readonly partners = new Map<string, PartnerPolicy>();
  /** By tenant id; as the service has it where nothing is set. */
  readonly defaults = new Map<string, DefaultPolicy>();
  /** Names of Conditional Access policies that ask strangers for multifactor authentication. */
  mfaPolicies: string[] = [];
  /** By `tenantId/appId`. */
  readonly applications = new Map<string, Application>();
  readonly packages = new FakePackages();
  readonly organizations = new FakeOrganizations();
  readonly broken = new Set<string>();
  /** Ids of guest objects that are there, and that no search finds. */
  readonly unshown = new Set<string>();
  rounds = 0;

  add(...accounts: Account[]): this {
    for (const item of accounts) this.accounts.set(accountKey(item), item);
    return this;
  }

  async read(queries: readonly FactQuery[]): Promise<Array<Fact<unknown>>> {
    return this.answer(queries);
  }

  answer(queries: readonly FactQuery[]): Array<Fact<unknown>> {
    this.rounds += 1;
    return queries.map((query) => {
      const tenantId = query.fact === 'account' ? query.account.tenantId : query.tenantId;
      if (this.broken.has(tenantId)) {
        return {
          known: false,
          reason: { tenantId, code: 'no-answer', sentence: 'it does not answer' },
        };
      }
      return { known: true, value: this.value(query), asOf: 0 };
    });
  }

  private value(query: FactQuery): unknown {
    switch (query.fact) {
      case 'account':
        return this.accounts.get(accountKey(query.account)) ?? null;
      case 'account-risk':
        return this.risks.get(accountKey(query)) ?? 'clear';
      case 'account-by-address':
        return (
          [...this.accounts.values()].find(
            (item) =>
              item.tenantId === query.tenantId &&
              !item.external &&
              [item.userPrincipalName, item.mail].includes(query.address),
          ) ?? null
        );
      case 'accounts-by-name':
        return [...this.accounts.values()].filter(
          (item) =>
            item.tenantId === query.tenantId &&
            !item.external &&
            item.displayName.toLowerCase() === query.name.toLowerCase(),
        );
      case 'invites-from':
        return this.invitesFrom;
      case 'guests-by-address':
        return this.guestsBy(query.tenantId, query.address);
      case 'guest-of':
        return this.guestsOf(query.tenantId, query);
      case 'group':
        return this.groups.get(query.groupId) ?? null;
      case 'group-size':
        return [...this.members].filter((key) => key.startsWith(`${query.groupId}/`)).length;
      case 'group-people':
        return this.peopleOf(query.tenantId, query.groupId);
      case 'groups-around':
        return (this.within.get(query.groupId) ?? []).filter((id) => query.among.includes(id));
      case 'application-owners':
        return this.applicationOwners.get(query.applicationId) ?? [];
      case 'manager':
        return this.managers.get(accountKey(query)) ?? null;
      case 'sponsors':
        return this.sponsors.get(accountKey(query)) ?? [];
      case 'membership':
        return this.members.has(`${query.groupId}/${query.objectId}`);
      case 'direct-membership': {
        const key = `${query.groupId}/${query.objectId}`;
        return this.members.has(key) && !this.nested.has(key);
      }
      case 'group-owners':
        return [...this.owners]
          .filter((key) => key.startsWith(`${query.groupId}/`))
          .map((key) => key.split('/')[1]);
      case 'group-standing':
        return (
          this.standings.get(`${query.groupId}/${query.accessId}/${query.principalId}`) ?? {
            eligible: [],
            active: [],
          }
        );
      case 'group-pim-limits':
        return this.groupLimits;
      case 'group-in-pim':
        return this.inPim;
      case 'enterprise-application':
        return this.enterprise.get(query.applicationId) ?? null;
      case 'group-applications':
        return this.assignments.filter(({ groupId }) => groupId === query.groupId);
      case 'role':
        return this.roles.get(query.roleId) ?? null;
      case 'eligibility':
        return this.eligibilities.filter(
          (item) => item.roleId === query.roleId && item.principalId === query.principalId,
        );
      case 'role-holders':
        return this.holders;
      case 'administrative-unit':
        return this.units.get(query.unitId) ?? null;
      case 'unit-members':
        return this.unitMembers.get(query.unitId) ?? { people: [], complete: true };
      case 'role-limits':
        return this.limits;
      case 'service-plans':
        return this.plans;
      case 'organization':
        return this.organizations.seenBy(query.tenantId);
      case 'organization-joining':
        return this.organizations.joining(query.tenantId);
      case 'organization-templates':
        return this.organizations.templates.get(query.tenantId) ?? [];
      case 'partner-policy':
        return this.partners.get(`${query.tenantId}/${query.partnerId}`) ?? null;
      case 'default-policy':
        return this.defaults.get(query.tenantId) ?? defaultPolicy();
      case 'partner-users':
        return countEnding(this.accounts.values(), query.tenantId, query.nameEndings);
      case 'mfa-for-direct-connect':
        return this.mfaPolicies;
      case 'application':
        return this.applications.get(`${query.tenantId}/${query.appId}`) ?? null;
      default:
        return this.packages.value(query);
    }
  }

  /** Through other groups as well; null where there is no such group. */
  private peopleOf(tenantId: string, groupId: string): GroupPeople | null {
    const ids = new Set<string>();
    const seen = new Set<string>();
    const walk = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      for (const key of this.members) {
        if (key.startsWith(`${id}/`)) ids.add(key.slice(id.length + 1));
      }
      for (const inner of this.inner.get(id) ?? []) walk(inner);
    };
    walk(groupId);
    if (!this.groups.has(groupId)) return null;
    const people = [...ids].flatMap(
      (objectId) => this.accounts.get(accountKey({ tenantId, objectId })) ?? [],
    );
    return { people: people.slice(0, this.most), complete: people.length <= this.most };
  }

  private guestsBy(tenantId: string, address: string): GuestObjects {
    const there = [...this.accounts.values()].filter((item) => item.tenantId === tenantId);
    const isIt = ({ homeAddress }: Account) => homeAddress === address;
    return {
      certain: there.filter(isIt),
      unclear: there.filter(
        (item) => !isIt(item) && [item.mail, ...item.otherMails].includes(address),
      ),
    };
  }

  private guestsOf(tenantId: string, { own, mail: beside }: KnownUnder): GuestObjects {
    const there = [...this.accounts.values()].filter(
      (item) => item.tenantId === tenantId && item.external && !this.unshown.has(item.objectId),
    );
    const isOwn = (address: string | null) =>
      address !== null && own.includes(address.toLowerCase());
    const mayBe = (address: string | null) =>
      isOwn(address) || (address !== null && address.toLowerCase() === beside);
    return {
      certain: there.filter(({ homeAddress }) => isOwn(homeAddress)),
      unclear: there.filter(
        ({ homeAddress, mail }) =>
          !isOwn(homeAddress) &&
          [homeAddress, mail].some((address) => address !== null && mayBe(address)),
      ),
    };
  }
}

function countEnding(
  accounts: Iterable<Account>,
  tenantId: string,
  endings: readonly string[],
): PartnerUsers {
  const found = [...accounts].filter(
    (item) =>
      item.tenantId === tenantId &&
      endings.some((ending) => item.userPrincipalName.endsWith(ending)),
  );
  const guests = found.filter(({ userType }) => userType === 'guest').length;
  return { guests, members: found.length - guests };
}

/** Runs a study to its end against a directory, without waiting. */
export function runNow<T>(study: Study<T>, directory: FakeDirectory): T {
  let step = study.next();
  while (!step.done) step = study.next(directory.answer(step.value));
  return step.value;
}
