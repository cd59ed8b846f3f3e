// What is read about groups and who is in them.

export interface Group {
  readonly tenantId: string;
  readonly id: string;
  readonly displayName: string;
  readonly roleAssignable: boolean;
  readonly dynamic: boolean;
  readonly synchronised: boolean;
  readonly managementRestricted: boolean;
  /** Distribution lists and mail-enabled security groups: Graph cannot change their members. */
  readonly keptByExchange: boolean;
  /** Behind a team in Teams. */
  readonly team: boolean;
}

interface OfGroup {
  readonly tenantId: string;
  readonly groupId: string;
}

export interface GroupFacts {
  group: { asks: OfGroup; gives: Group | null };
  'group-size': { asks: OfGroup; gives: number };
  /** Through other groups as well. */
  membership: { asks: OfGroup & { readonly objectId: string }; gives: boolean };
  /** Listed by the group itself, other groups left aside. */
  'direct-membership': { asks: OfGroup & { readonly objectId: string }; gives: boolean };
  /** Object ids of the people who own it; applications that do are left out. */
  'group-owners': { asks: OfGroup; gives: readonly string[] };
}
