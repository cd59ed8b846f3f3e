// How one permission of one identity stands in a tenant: held, missing, or not to be told now.

export interface PermissionFinding {
  readonly permission: string;
  /** `idle`: it is held, and the tenant has no licence for what it would read. */
  readonly state: 'held' | 'idle' | 'missing' | 'unknown';
  /** `token`: only the token names it, because it writes and nothing is written to try it. */
  readonly by: 'call' | 'token';
  /** What is wrong, or what is to be known, in a sentence. */
  readonly said?: string;
}

export interface IdentityFinding {
  readonly identity: string;
  /** `absent`: not consented to; `refused`: its sign-in is refused; `unknown`: nobody answered. */
  readonly signsIn: 'yes' | 'absent' | 'refused' | 'unknown';
  readonly said?: string;
  readonly permissions: readonly PermissionFinding[];
  /** Permissions in the token that nothing asks for: more than least. */
  readonly tooMuch: readonly string[];
}

export const isWhole = ({ signsIn, permissions }: IdentityFinding): boolean =>
  signsIn === 'yes' && permissions.every(({ state }) => state === 'held' || state === 'idle');

export const missingIn = ({ permissions }: IdentityFinding): string[] =>
  permissions.filter(({ state }) => state === 'missing').map(({ permission }) => permission);
