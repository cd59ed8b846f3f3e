// What of the record somebody may see: theirs under every account, and tenants they own or audit.
import type { Estate } from '../domain/estate/estate.ts';
import { auditableBy } from '../domain/record/authority.ts';
import type { Sight } from '../domain/record/history.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { linkedAccounts } from './linked-accounts.ts';
import { runStudy } from './run-study.ts';

export interface SightDeps {
  readonly estate: Estate;
  readonly facts: FactReader;
  readonly store: Pick<RequestStore, 'guestLinks'>;
}

export interface WhatIsSeen {
  readonly sight: Sight;
  /** Whether more may be seen could not be told, because a directory did not answer. */
  readonly unsure: boolean;
}

export async function sightOf(
  deps: SightDeps,
  actor: AccountRef,
): Promise<Result<WhatIsSeen, Refusal>> {
  const { estate, facts, store } = deps;
  const own = await linkedAccounts({ estate, store }, actor);
  const found = await runStudy(auditableBy(estate, actor), facts);
  const seen = { own: own.map(accountKey), decider: accountKey(actor) };
  if (!found.ok) {
    // What is one's own is read from our own records alone.
    if (found.error.code === 'posture-disabled') return refused(found.error);
    return ok({ sight: { ...seen, tenants: [] }, unsure: true });
  }
  const { everything, tenants, unsure } = found.value;
  return ok({ sight: { ...seen, tenants: everything ? 'all' : tenants }, unsure });
}
