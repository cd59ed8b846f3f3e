// What is read about access packages of entitlement management: what is in them, who may hold them, who does.
import type { Instant } from '../facts.ts';

/** One role in one resource, which everybody gets who holds the package. */
export interface PackageRole {
  readonly kind: 'group' | 'application' | 'site' | 'directory-role' | 'other';
  /** Of the group or service principal; the address of a site. */
  readonly id: string;
  /** Null: the resource is not there any more. */
  readonly name: string | null;
  /** `Member`, `Owner`, or what an application or a site calls it. */
  readonly role: string;
  /** Of a group that can hold directory roles. */
  readonly roleAssignable: boolean;
  /** Of a group that takes nobody by hand: a rule, another directory or Exchange keeps it. */
  readonly fixed: boolean;
  /** Of an application: whose it is, and whether this role is one for people. */
  readonly application: {
    readonly appId: string;
    /** Id of the tenant whose application it is; null where the directory does not say. */
    readonly publisher: string | null;
    readonly forPeople: boolean;
  } | null;
}

export interface AccessPackage {
  readonly tenantId: string;
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly hidden: boolean;
  readonly catalog: {
    readonly displayName: string;
    /** Entra’s "Enabled". */
    readonly published: boolean;
    /** Entra’s "Enabled for external users". */
    readonly externallyVisible: boolean;
  };
  readonly roles: readonly PackageRole[];
  /** Fingerprint of the ids of its roles: another one means that it gives something else. */
  readonly contents: string;
}

/** Whom a policy lets have the package: Entra’s `allowedTargetScope`, those for people. */
export type PackageAudience =
  | 'administrators-decide'
  | 'specific-people'
  | 'members'
  | 'directory'
  | 'specific-organizations'
  | 'connected-organizations'
  | 'external'
  /** Applications, agents, or something newer than this. */
  | 'nobody';

export interface PackagePolicy {
  readonly id: string;
  readonly packageId: string;
  readonly displayName: string;
  readonly audience: PackageAudience;
  readonly people: readonly string[];
  readonly groups: readonly string[];
  readonly organizations: readonly string[];
  /** Some of whom it names cannot be told one by one: managers, sponsors, a rule. */
  readonly unclear: boolean;
  /** Longest assignment in milliseconds; null: no limit. */
  readonly longest: number | null;
  /** No assignment lasts beyond this moment; null: no such moment. */
  readonly endsAt: Instant | null;
  /** Entra asks approvers of its own, also where an administrator assigns. */
  readonly needsApproval: boolean;
  /** Questions that have to be answered. */
  readonly asksQuestions: boolean;
  /** Entra assigns by a rule, and takes back whom the rule does not find. */
  readonly automatic: boolean;
}

export interface PackageAssignment {
  readonly packageId: string;
  /** Null: without an end. */
  readonly until: Instant | null;
}

/** Where the people of a connected organization come from. */
export interface ConnectedOrganization {
  readonly id: string;
  readonly displayName: string;
  /** Proposed ones are not let in by "all configured connected organizations". */
  readonly configured: boolean;
  readonly tenantIds: readonly string[];
  readonly domains: readonly string[];
}

interface Named {
  readonly id: string;
  readonly displayName: string;
}

interface OfPackage {
  readonly tenantId: string;
  readonly packageId: string;
}

export interface PackageFacts {
  'access-package': { asks: OfPackage; gives: AccessPackage | null };
  'package-policy': {
    asks: { readonly tenantId: string; readonly policyId: string };
    gives: PackagePolicy | null;
  };
  /** What nobody may hold beside it. */
  'package-conflicts': {
    asks: OfPackage;
    gives: { readonly packages: readonly Named[]; readonly groups: readonly Named[] };
  };
  /** Whatever packages an account holds, or is being given. */
  'package-assignments': {
    asks: { readonly tenantId: string; readonly objectId: string };
    gives: readonly PackageAssignment[];
  };
  'connected-organizations': {
    asks: { readonly tenantId: string };
    gives: readonly ConnectedOrganization[];
  };
}
