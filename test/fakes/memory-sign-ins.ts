// Sign-ins that served an approval, in memory.
import type { SignInStore } from '../../src/ports/sign-in-store.ts';
import { accountKey } from '../../src/shared/account.ts';

export class MemorySignIns implements SignInStore {
  private readonly uses = new Map<string, string>();

  use: SignInStore['use'] = async (account, mark, purpose) => {
    const key = `${accountKey(account)} ${mark}`;
    const first = this.uses.get(key) ?? purpose;
    this.uses.set(key, first);
    return first === purpose;
  };
}
