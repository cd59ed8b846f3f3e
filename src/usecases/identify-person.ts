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

/** The person who acts: the refusal speaks to them. */
export async function identifyPerson(
  deps: IdentifyDeps,
  account: AccountRef,
): Promise<Result<Identity, Refusal>> {
  return identifyAs(deps, account, (tenant) =>
    refusal(
      'account-unknown',
      `Your account is not in the directory of ${tenant ?? 'your tenant'}.`,
      'Sign in to Teams with your work account and try again.',
    ),
  );
}

/** The person a request is about: the refusal speaks to whoever decides about it. */
export async function identifyAsker(
  deps: IdentifyDeps,
  account: AccountRef,
): Promise<Result<Identity, Refusal>> {
  return identifyAs(deps, account, (tenant) =>
    refusal(
      'asker-unknown',
      `The account that asked is no longer in the directory of ${tenant ?? 'its tenant'}.`,
      'It cannot be approved. Deny it, or let it lapse.',
    ),
  );
}

/** Somebody a request is for and who did not ask: the refusal names them. */
export async function identifyNamed(
  deps: IdentifyDeps,
  account: AccountRef,
  name: string,
): Promise<Result<Identity, Refusal>> {
  return identifyAs(deps, account, (tenant) =>
    refusal(
      'person-unknown',
      `${name} is no longer in the directory of ${tenant ?? 'their tenant'}.`,
      'It cannot be approved like this. It can be asked for again without them.',
    ),
  );
}

async function identifyAs(
  { estate, facts, store }: IdentifyDeps,
  account: AccountRef,
  unknown: (tenant: string | undefined) => Refusal,
): Promise<Result<Identity, Refusal>> {
  const links = await store.guestLinks([account]);
  const found = await runStudy(identify(estate, links, account), facts);
  if (found.known) return ok(found.identity);
  const tenant = tenantById(estate, account.tenantId)?.displayName;
  return refused(
    found.reason === 'no such account'
      ? unknown(tenant)
      : cannotRead(tenant ?? 'The tenant of that account', found.reason),
  );
}
