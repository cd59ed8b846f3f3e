// Tokens whose signature was found good: Teams sends the same one for an hour, and a signature does not change.
import { hash } from 'node:crypto';
import type { CryptoKey } from 'jose';

/** More than regions have, and a stranger's token never gets in. */
const MOST = 500;

export interface SeenTokens {
  has(key: CryptoKey, token: string): boolean;
  add(key: CryptoKey, token: string): void;
}

/** Under the very key that verified it: when keys are fetched anew, all of it is forgotten. No token is kept. */
export function createSeenTokens(): SeenTokens {
  const byKey = new WeakMap<CryptoKey, Set<string>>();
  const nameOf = (token: string) => hash('sha256', token, 'base64');
  return {
    has: (key, token) => byKey.get(key)?.has(nameOf(token)) ?? false,
    add(key, token) {
      const seen = byKey.get(key) ?? new Set();
      if (seen.size >= MOST) seen.clear();
      seen.add(nameOf(token));
      byKey.set(key, seen);
    },
  };
}
