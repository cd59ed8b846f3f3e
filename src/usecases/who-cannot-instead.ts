// Of those who could answer in the place of whoever is refused: whose yes would not be taken either.
import { type Approving, whyOwn, whyUnfit } from '../domain/access/authority.ts';
import { whySaidBefore } from '../domain/access/said-before.ts';
import type { Instead } from '../domain/access/which-voice.ts';
import { accountKey } from '../shared/account.ts';
import { identifyAgain } from './identify-again.ts';
import type { IdentifyDeps } from './identify-person.ts';

/** Keys of accounts. Whoever cannot be read now may well be able to, so they are not among them. */
export async function whoCannotInstead(
  deps: IdentifyDeps,
  { side, accounts }: Instead,
  { askers, agreed }: Pick<Approving, 'askers' | 'agreed'>,
): Promise<string[]> {
  const cannot = await Promise.all(
    accounts.map(async (account) => {
      const known = await identifyAgain(deps, account);
      if (!known.ok) return known.error.code === 'asker-unknown';
      const person = known.value;
      const why = whyUnfit(person) ?? whyOwn(person, askers) ?? whySaidBefore(person, agreed, side);
      return why !== undefined;
    }),
  );
  return accounts.filter((_, i) => cannot[i]).map(accountKey);
}
