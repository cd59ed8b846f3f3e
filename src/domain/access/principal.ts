// Which of a person's accounts gets a right that lives inside one tenant.

import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import type { Tenant } from '../estate/estate.ts';
import type { Account } from '../facts.ts';
import type { Study } from '../study.ts';
import { accountsIn } from './accounts-in.ts';
import type { Identity } from './identity.ts';

/**
 * The person's account in `tenant`: one of its own before a guest, since a guest signs in under the
 * rules of another tenant.
 */
export function* principalIn(
  tenant: Tenant,
  person: Identity,
): Study<Result<Account, readonly Refusal[]>> {
  const accounts = yield* accountsIn(tenant, person);
  if (!accounts.ok) return refused([accounts.error]);
  const { own, guest } = accounts.value;
  const candidates = guest ? [...own, guest] : own;
  const usable = candidates.find((account) => account.enabled && account.redemption !== 'pending');
  if (usable) return ok(usable);
  return refused([candidates.length > 0 ? notUsable(tenant) : noAccount(tenant)]);
}

const noAccount = (tenant: Tenant): Refusal =>
  refusal(
    'no-account',
    `You have no account in ${tenant.displayName}, and what you ask for needs one.`,
    'Ask for guest access there first, and for this once you have accepted the invitation.',
    'resource',
  );

const notUsable = (tenant: Tenant): Refusal =>
  refusal(
    'account-unusable',
    `Your account in ${tenant.displayName} is disabled, or its invitation has not been accepted yet.`,
    `Accept the invitation, or ask ${tenant.contact} to put the account right.`,
    'resource',
  );
