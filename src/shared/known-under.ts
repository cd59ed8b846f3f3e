// By what an account of another tenant is looked for: addresses that are surely its own, and one that may be.

/** In small letters. */
export interface KnownUnder {
  /** The name to sign in with is among them. */
  readonly own: readonly string[];
  /** What stands in `mail` besides, and makes nobody certain. */
  readonly mail: string | null;
}

/** `own` are those that are surely its own, beside the name to sign in with. */
export function knownUnder(
  { userPrincipalName, mail }: { readonly userPrincipalName: string; readonly mail: string | null },
  own: readonly string[] = [],
): KnownUnder {
  const small = (address: string) => address.toLowerCase();
  const surely = [...new Set([...own, userPrincipalName].map(small))];
  return { own: surely, mail: mail === null || surely.includes(small(mail)) ? null : small(mail) };
}

/** A guess: most people have the name to sign in with as their mail address too. */
export const likelyUnder = (address: string): KnownUnder =>
  knownUnder({ userPrincipalName: address, mail: address });
