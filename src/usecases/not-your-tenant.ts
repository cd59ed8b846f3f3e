// Said to somebody who names a tenant that is not theirs: with which of theirs the same words would work.
import type { Tenant } from '../domain/estate/estate.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';

const LIST = new Intl.ListFormat('en');
const MOST = 6;

/** `words`: what stands before the name of the tenant. */
export function notYourTenant(
  own: ReadonlyArray<Pick<Tenant, 'name' | 'displayName'>>,
  words: string,
  sentence = 'That is not a tenant that you own.',
): Refusal {
  const [first] = own;
  if (!first) {
    return refusal('not-an-owner', sentence, 'Only an owner of the tenant can do that; ask one.');
  }
  const rest = own.length - MOST;
  const names = own.slice(0, MOST).map(({ displayName }) => displayName);
  const yours = LIST.format(rest > 0 ? [...names, `${rest} more`] : names);
  return refusal('not-an-owner', sentence, `You own ${yours}. Write "${words} ${first.name}".`);
}
