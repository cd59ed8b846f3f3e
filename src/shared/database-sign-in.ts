// How Drawbridge signs in to its database without a password of its own.

export interface DatabaseSignIn {
  readonly managedIdentityClientId: string;
  /** What the token is for; each cloud has its own. */
  readonly scope: string;
}
