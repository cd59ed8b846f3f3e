// Everybody who asks for something or would get it, read anew: none of them decides about it.
import type { Identity } from '../domain/access/identity.ts';
import type { Person } from '../domain/access/people.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { sameAccount } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result } from '../shared/result.ts';
import { peopleOf } from './gather-people.ts';
import { type IdentifyDeps, identifyAsker } from './identify-person.ts';

/**
 * For what gives nothing and so must not wait: those of them who can be told now, and which tenant it
 * is that hides the others.
 */
export async function askersKnownNow(
  deps: IdentifyDeps,
  request: AccessRequest,
): Promise<{ readonly askers: readonly Person[]; readonly unread?: Refusal }> {
  const all = await identifyAskers(deps, request);
  if (all.ok) return { askers: all.value };
  const unread = all.error.code === 'tenant-unreadable' ? { unread: all.error } : {};
  const known: Person[] = [];
  for (const account of [request.requestor, request.beneficiary]) {
    const asker = await identifyAsker(deps, account);
    if (asker.ok) known.push(asker.value);
  }
  const people = await peopleOf(deps, request);
  return { askers: [...known, ...((people.ok && people.value) || [])], ...unread };
}

/** Requestor first; the beneficiary only where they are another person; then whoever else it is for. */
export async function identifyAskers(
  deps: IdentifyDeps,
  request: AccessRequest,
): Promise<Result<readonly [Identity, ...Person[]], Refusal>> {
  const askers: Identity[] = [];
  for (const account of [request.requestor, request.beneficiary]) {
    const known = askers.some((asker) => asker.accounts.some((item) => sameAccount(item, account)));
    if (known) continue;
    const asker = await identifyAsker(deps, account);
    if (!asker.ok) return asker;
    askers.push(asker.value);
  }
  const [requestor, ...others] = askers;
  if (!requestor) throw new Error(`Request ${request.id} has no requestor.`);
  const people = await peopleOf(deps, request);
  return people.ok ? ok([requestor, ...others, ...(people.value ?? [])]) : people;
}
