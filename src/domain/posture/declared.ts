// What the estate declares about tenants for posture: what Graph cannot tell, shown as attested.
import { DAY } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';

/** Something a person stands for, until it falls due again. */
export interface Attested {
  readonly statement: string;
  readonly by: string;
  readonly on: Instant;
  /** When it must be looked at again. */
  readonly due: Instant;
}

/** A finding that somebody decided to live with, until a day. */
export interface AcceptedException {
  readonly check: string;
  readonly because: string;
  readonly by: string;
  readonly until: Instant;
  /** Object ids it is limited to; empty: the finding as a whole. */
  readonly objects: readonly string[];
}

export type Trust = 'mfa' | 'compliant-device' | 'hybrid-device';

/** What is declared about one tenant. Every list may be empty; null: nothing was declared. */
export interface DeclaredTenant {
  readonly tenantType: string;
  readonly country: string | null;
  readonly clouds: readonly string[];
  readonly hybrid: boolean;
  readonly owner: string | null;
  readonly decision: {
    readonly url: string;
    readonly reviewedOn: Instant;
    readonly triggers: readonly string[];
    readonly by: string | null;
  } | null;
  /** Object ids. Empty: none is registered, and the checks look for them by their properties. */
  readonly emergencyAccounts: readonly string[];
  readonly lastEmergencyDrill: Instant | null;
  /** How the tenant stood at that moment was looked at and accepted: drift counts from there. */
  readonly acceptedOn: Instant | null;
  /** Object ids that may hold a role without end. */
  readonly allowedStanding: readonly string[];
  readonly allowedServicePrincipals: readonly string[];
  /** Ids of users, groups, roles or applications that policies may leave out. */
  readonly declaredExclusions: readonly string[];
  readonly maxLocalAdmins: number | null;
  readonly federationException: boolean;
  readonly membersMayInvite: boolean;
  readonly requiredIsolation: 'resource' | 'resource-and-identity' | null;
  /** Names of service plans that a sandbox may have; null: not declared. */
  readonly allowedPlans: readonly string[] | null;
  readonly maxDevices: number;
  readonly compliantShare: number;
  readonly secureScoreTarget: number;
  readonly phishingResistantShare: number;
  readonly privilegedWorkstationRule: string | null;
  readonly applicationException: boolean;
  readonly awsApplications: readonly string[];
  readonly googleApplications: readonly string[];
  /** Attestations by subject: `sentinel`, `lighthouse`, `defender-for-cloud`, `azure-roles`, `teams-federation`, `tenant-governance`. */
  readonly attestations: Readonly<Record<string, Attested>>;
  readonly exceptions: readonly AcceptedException[];
}

/** A tenant outside the estate with which there is a documented relationship. */
export interface DocumentedPartner {
  readonly tenantId: string;
  readonly name: string;
  readonly owner: string;
  readonly reviewedOn: Instant;
  /** Claims of theirs that may be trusted. */
  readonly trust: readonly Trust[];
  /** The entry that Microsoft makes for a support case. */
  readonly microsoftSupport: boolean;
  /** What owners said about it since, each for a tenant of their own. */
  readonly attested?: readonly PartnerAttestation[];
}

export interface PartnerAttestation {
  readonly tenantId: string;
  readonly on: Instant;
  /** Null: the name was erased. */
  readonly by: string | null;
  readonly verdict: 'needed' | 'not-needed';
}

export interface DeclaredEstate {
  readonly partners: readonly DocumentedPartner[];
  /** Milliseconds after which a partner's review is too old. */
  readonly reviewEvery: number;
  /** Wanted members of the multitenant organization; null: none is wanted. */
  readonly multiTenant: {
    readonly members: readonly string[];
    readonly owners: readonly string[];
  } | null;
  /** The guidance that risk policies follow. */
  readonly riskProfile: 'zero-trust' | 'cisa';
  readonly globalAdministrators: { readonly atLeast: number; readonly atMost: number };
  /** Relations that are one-way on purpose: people of `from` in `to`. */
  readonly oneWay: ReadonlyArray<{ readonly from: string; readonly to: string }>;
}

/** Where the estate declares nothing. */
export const NOTHING_DECLARED: DeclaredTenant = {
  tenantType: 'AAD',
  country: null,
  clouds: [],
  hybrid: false,
  owner: null,
  decision: null,
  emergencyAccounts: [],
  lastEmergencyDrill: null,
  acceptedOn: null,
  allowedStanding: [],
  allowedServicePrincipals: [],
  declaredExclusions: [],
  maxLocalAdmins: null,
  federationException: false,
  membersMayInvite: false,
  requiredIsolation: null,
  allowedPlans: null,
  maxDevices: 0,
  compliantShare: 0.9,
  secureScoreTarget: 0.6,
  phishingResistantShare: 0.9,
  privilegedWorkstationRule: null,
  applicationException: false,
  awsApplications: [],
  googleApplications: [],
  attestations: {},
  exceptions: [],
};

export const NOTHING_DECLARED_OF_ESTATE: DeclaredEstate = {
  partners: [],
  reviewEvery: 180 * DAY,
  multiTenant: null,
  riskProfile: 'zero-trust',
  globalAdministrators: { atLeast: 2, atMost: 8 },
  oneWay: [],
};
