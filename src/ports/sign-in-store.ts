// Remembers which sign-in served which approval, so that each serves one.
import type { AccountRef } from '../shared/account.ts';

export interface SignInStore {
  /**
   * True when this sign-in has served nothing but this purpose so far; from then on it serves no other.
   */
  use(account: AccountRef, mark: string, purpose: string): Promise<boolean>;
}
