// Who is behind an account, or a sentence about why that cannot be told now.
import { type Identity, identify } from '../domain/access/identity.ts';
import { cannotRead } from '../domain/access/unreadable.ts';
import { type Estate, tenantById } from '../domain/estate/estate.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { runStudy } from './run-study.ts';

export interface IdentifyDeps {
  readonly estate: Estate;
  readonly facts: FactReader;
  readonly store: Pick<RequestStore, 'guestLinks'>;
}

export async function identifyPerson(
  { estate, facts, store }: IdentifyDeps,
  account: AccountRef,
): Promise<Result<Identity, Refusal>> {
  const links = await store.guestLinks([account]);
  const found = await runStudy(identify(estate, links, account), facts);
  if (found.known) return ok(found.identity);
  const tenant = tenantById(estate, account.tenantId);
  return refused(
    found.reason === 'no such account'
      ? refusal(
          'account-unknown',
          `Your account is not in the directory of ${tenant?.displayName ?? 'your tenant'}.`,
          'Sign in to Teams with your work account and try again.',
        )
      : cannotRead(tenant?.displayName ?? 'Your tenant', found.reason),
  );
}
