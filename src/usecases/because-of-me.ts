// "who from outside is in my tenant because of me?": told to an owner from our own records alone.
import { hasUnknownHome, ownTenants, type Part, partIn } from '../domain/access/because-of.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { type Estate, personOf } from '../domain/estate/estate.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { allMentioning } from './all-mentioning.ts';

export interface BecauseOfMe {
  readonly request: AccessRequest;
  readonly part: Part;
  /** Of whoever has it, or of somebody in a team. */
  readonly homeUnknown: boolean;
}

export async function becauseOfMe(
  {
    estate,
    store,
  }: { readonly estate: Estate; readonly store: Pick<RequestStore, 'openMentioning'> },
  actor: AccountRef,
): Promise<Result<readonly BecauseOfMe[], Refusal>> {
  const tenantIds = ownTenants(estate, actor);
  if (tenantIds.length === 0) return refused(notAnOwner);
  const own = personOf(estate, actor)?.accounts ?? [actor];
  const open = await allMentioning(
    store,
    tenantIds,
    (request) => partIn(request, own, tenantIds) !== undefined,
  );
  const mine = open.flatMap((request) => {
    const part = partIn(request, own, tenantIds);
    return part ? [{ request, part, homeUnknown: hasUnknownHome(request) }] : [];
  });
  // What stays longest is looked at first.
  const end = ({ request }: BecauseOfMe) => request.expiresAt ?? Number.POSITIVE_INFINITY;
  return ok(mine.sort((a, b) => end(b) - end(a)));
}

const notAnOwner = refusal(
  'not-an-owner',
  'You own no tenant, so nobody is in one because of you.',
  'Type "my access" to see what you have, and "my requests" for what you asked for others.',
);
