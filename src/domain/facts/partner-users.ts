// How many people of another tenant have accounts in a tenant: figures, and nobody's name.

export interface PartnerUsers {
  readonly guests: number;
  /** External accounts of type member: what synchronisation makes, as a rule. */
  readonly members: number;
}

export interface PartnerUserFacts {
  /** Found by the end of their user principal names, `_contoso.com#EXT#@fabrikam.onmicrosoft.com`. */
  'partner-users': {
    asks: { readonly tenantId: string; readonly nameEndings: readonly string[] };
    gives: PartnerUsers;
  };
}
