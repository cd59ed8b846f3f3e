// What is read about administrative units: what they are, and which accounts are in them.

export interface AdministrativeUnit {
  readonly tenantId: string;
  readonly id: string;
  readonly displayName: string;
  /** Restricted management: only roles given for the unit itself reach who is in it. */
  readonly restricted: boolean;
  /** A rule decides who is in it. */
  readonly dynamic: boolean;
  /** Only members see who is in it, so that its list is empty for everybody else. */
  readonly hidden: boolean;
}

export interface UnitMember {
  readonly objectId: string;
  /** Of an account whose home is elsewhere: what tells where. Empty for the tenant's own. */
  readonly homeAddresses: readonly string[];
}

export interface UnitMembers {
  readonly people: readonly UnitMember[];
  /** False where there are more than are read. */
  readonly complete: boolean;
}

interface OfUnit {
  readonly tenantId: string;
  readonly unitId: string;
}

export interface UnitFacts {
  'administrative-unit': { asks: OfUnit; gives: AdministrativeUnit | null };
  /** Groups and devices are left out: a group in a unit does not bring its own members along. */
  'unit-members': { asks: OfUnit; gives: UnitMembers };
}
