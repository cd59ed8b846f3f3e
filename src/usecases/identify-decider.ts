// Who decides, with what identity protection knows of their account, or why that cannot be told now.
import type { Identity } from '../domain/access/identity.ts';
import { cannotRead, homeUnreadable } from '../domain/access/unreadable.ts';
import { tenantById } from '../domain/estate/estate.ts';
import { ask } from '../domain/study.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { runStudy } from './run-study.ts';

/** What gives nothing to anybody does not hang on it: there only a mark that can be read counts. */
export async function identifyDecider(
  deps: IdentifyDeps,
  account: AccountRef,
  gives: boolean,
): Promise<Result<Identity, Refusal>> {
  const person = await identifyPerson(deps, account);
  if (!person.ok) return person;
  const decider = await withRisk(deps, person.value);
  return decider.ok || gives ? decider : person;
}

/**
 * Risk is reckoned where an account is at home, so nobody counts whose home cannot be read now. Where no
 * reader ever looks, the tenant that is visited tells.
 */
export async function withRisk(
  { estate, facts }: Pick<IdentifyDeps, 'estate' | 'facts'>,
  person: Identity,
): Promise<Result<Identity, Refusal>> {
  const unread = homeUnreadable(estate, person);
  if (unread) return refused(unread);
  const { tenantId, objectId } = person.home;
  const risk = await runStudy(ask({ fact: 'account-risk', tenantId, objectId } as const), facts);
  if (risk.known) return ok({ ...person, risk: risk.value });
  const tenant = tenantById(estate, tenantId)?.displayName ?? 'The tenant of that account';
  return refused(cannotRead(tenant, risk.reason));
}
