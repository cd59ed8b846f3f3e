// One request, to somebody who asked for it, gets it, or decides about it; to anybody else it does not exist.
import type { Audience } from '../domain/access/decision.ts';
import { type AccessRequest, peopleIn } from '../domain/access/request.ts';
import { seesAsAsker } from '../domain/access/stages.ts';
import { type Estate, tenantById } from '../domain/estate/estate.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey, sameAccount } from '../shared/account.ts';
import { beneficiaryKey } from '../shared/beneficiary.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { linkedAccounts } from './linked-accounts.ts';
import { requestUnknown } from './review-request.ts';

export interface ShowDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'load' | 'guestLinks'>;
}

export async function showRequest(
  { estate, store }: ShowDeps,
  actor: AccountRef,
  id: string,
): Promise<Result<{ request: AccessRequest; audience: Audience }, Refusal>> {
  const request = await store.load(id);
  if (!request) return refused(requestUnknown);
  if (seesAsAsker(request, actor)) return ok({ request, audience: 'requestor' });
  if (request.approvers.some((approver) => sameAccount(approver.account, actor))) {
    return ok({ request, audience: 'approver' });
  }
  if (isStrandedOwner(estate, request, actor)) return ok({ request, audience: 'approver' });
  const mine = new Set((await linkedAccounts({ estate, store }, actor)).map(accountKey));
  if (mine.has(accountKey(request.requestor)) || mine.has(accountKey(request.beneficiary))) {
    return ok({ request, audience: 'requestor' });
  }
  return peopleIn(request).some((person) => mine.has(beneficiaryKey(person)))
    ? ok({ request, audience: 'person' })
    : refused(requestUnknown);
}

/** They are told that nobody is left to decide, so they may see about what. */
const isStrandedOwner = (estate: Estate, request: AccessRequest, actor: AccountRef): boolean =>
  (request.stranded ?? []).length > 0 &&
  (tenantById(estate, request.plan.resource.tenantId)?.owners ?? []).some(({ account }) =>
    sameAccount(account, actor),
  );
