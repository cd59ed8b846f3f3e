// What is read about applications, their app roles, and the groups that are assigned to them.

export interface AppRole {
  readonly id: string;
  readonly displayName: string;
  readonly enabled: boolean;
  /** People and groups can have it; others are permissions for applications. */
  readonly forPeople: boolean;
}

/** An application as one tenant knows it: its service principal. */
export interface EnterpriseApplication {
  readonly tenantId: string;
  /** Of the service principal. */
  readonly id: string;
  /** The same in every tenant. */
  readonly appId: string;
  readonly displayName: string;
  readonly enabled: boolean;
  /** `Application`, `ManagedIdentity` … */
  readonly type: string;
  /** Id of the tenant whose application it is; null where the directory does not say. */
  readonly publisher: string | null;
  readonly roles: readonly AppRole[];
}

export interface GroupAssignment {
  readonly applicationId: string;
  readonly roleId: string;
}

export interface EnterpriseFacts {
  'enterprise-application': {
    asks: { readonly tenantId: string; readonly applicationId: string };
    gives: EnterpriseApplication | null;
  };
  /** App roles that the members of a group have through it. */
  'group-applications': {
    asks: { readonly tenantId: string; readonly groupId: string };
    gives: readonly GroupAssignment[];
  };
}
