// What was read from a directory, in the domain's words: known with its age, or unknown with a reason.
import type { DeciderFacts } from './facts/deciders.ts';
import type { EnterpriseFacts } from './facts/enterprise-applications.ts';
import type { GroupPimFacts } from './facts/group-pim.ts';
import type { GroupFacts } from './facts/groups.ts';
import type { InvitationFacts } from './facts/invitations.ts';
import type { OrganizationFacts } from './facts/organization.ts';
import type { PackageFacts } from './facts/packages.ts';
import type { PartnerUserFacts } from './facts/partner-users.ts';
import type { PartnerFacts } from './facts/partners.ts';
import type { PeopleFacts } from './facts/people.ts';
import type { RoleFacts } from './facts/roles.ts';
import type { UnitFacts } from './facts/units.ts';

export type { GroupPeople } from './facts/deciders.ts';
export type {
  AppRole,
  EnterpriseApplication,
  GroupAssignment,
} from './facts/enterprise-applications.ts';
export type { GroupLimits, GroupSchedule, GroupStanding } from './facts/group-pim.ts';
export type { Group } from './facts/groups.ts';
export type { InvitesFrom } from './facts/invitations.ts';
export type {
  Joining,
  Organization,
  OrganizationTemplate,
  OrganizationTenant,
  OrganizationTenantState,
  TemplateSetting,
} from './facts/organization.ts';
export type {
  AccessPackage,
  ConnectedOrganization,
  PackageAssignment,
  PackageAudience,
  PackagePolicy,
  PackageRole,
} from './facts/packages.ts';
export type { PartnerUsers } from './facts/partner-users.ts';
export type {
  Application,
  AutomaticUserConsent,
  CrossTenantSettings,
  DefaultPolicy,
  InboundTrust,
  PartnerPolicy,
  PolicySection,
  PolicySections,
  SectionName,
  Target,
  TargetList,
} from './facts/partners.ts';
export type { Account, AccountRisk, GuestObjects, RiskUnseen } from './facts/people.ts';
export type { DirectoryRole, Eligibility, RoleHolder, RoleLimits } from './facts/roles.ts';
export type { AdministrativeUnit, UnitMember, UnitMembers } from './facts/units.ts';

/** Milliseconds since the epoch. */
export type Instant = number;

export interface Unreadable {
  readonly tenantId: string;
  /** Graph's error code, or ours where nothing answered. */
  readonly code: string;
  /** Says what is wrong and who can mend it, for an administrator. */
  readonly sentence: string;
}

export type Fact<T> =
  | { readonly known: true; readonly value: T; readonly asOf: Instant }
  | { readonly known: false; readonly reason: Unreadable };

/** Every question, with what it asks about and what the answer is; an area a file in facts/. */
interface FactTypes
  extends PeopleFacts,
    GroupFacts,
    GroupPimFacts,
    EnterpriseFacts,
    RoleFacts,
    UnitFacts,
    PartnerFacts,
    PartnerUserFacts,
    PackageFacts,
    OrganizationFacts,
    InvitationFacts,
    DeciderFacts {}

export type FactName = keyof FactTypes;

/** A question to a directory. Answers come back in the order asked. */
export type FactQuery = {
  [F in FactName]: { readonly fact: F } & FactTypes[F]['asks'];
}[FactName];

export type FactValues = { [F in FactName]: FactTypes[F]['gives'] };

export type FactOf<Q extends FactQuery> = Fact<FactValues[Q['fact']]>;

/** The value of a fact that is known. */
export const factValue = <T>(fact: Fact<T> | undefined): T | undefined =>
  fact?.known ? fact.value : undefined;
