// Somebody on whom a decision rests besides whoever presses: identified anew, with the risk of today.
import type { Identity } from '../domain/access/identity.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Result } from '../shared/result.ts';
import { withRisk } from './identify-decider.ts';
import { type IdentifyDeps, identifyAsker } from './identify-person.ts';

export async function identifyAgain(
  deps: IdentifyDeps,
  account: AccountRef,
): Promise<Result<Identity, Refusal>> {
  const person = await identifyAsker(deps, account);
  return person.ok ? withRisk(deps, person.value) : person;
}
