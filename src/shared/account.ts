// An account: one object in one tenant. People have several; keys never are names or mail addresses.

/** Both are GUIDs in lower case. */
export interface AccountRef {
  readonly tenantId: string;
  readonly objectId: string;
}

export const accountKey = (account: AccountRef): string =>
  `${account.tenantId}/${account.objectId}`.toLowerCase();

export const sameAccount = (a: AccountRef, b: AccountRef): boolean =>
  a.objectId.toLowerCase() === b.objectId.toLowerCase() &&
  a.tenantId.toLowerCase() === b.tenantId.toLowerCase();
