// May somebody say no to a request, and so also ask and comment: it gives nothing to anybody.
import { whyOwn } from '../domain/access/authority.ts';
import type { Identity } from '../domain/access/identity.ts';
import { isOutsider, type Person } from '../domain/access/people.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import type { DecidingDeps } from './find-deciding.ts';
import { identifyAskers } from './identify-askers.ts';
import type { IdentifyDeps } from './identify-person.ts';
import { whyNotStopNow } from './why-not-stop-now.ts';

/** It does not hang on the requestor's account, which may be gone, nor on a rule that fits. */
export async function mayDeny(
  deps: IdentifyDeps & DecidingDeps,
  request: AccessRequest,
  approver: Identity,
): Promise<Result<undefined, Refusal>> {
  const askers = await identifyAskers(deps, request);
  const own = askers.ok ? whyTheirOwn(approver, askers.value) : undefined;
  const why = own ?? (await whyNotStopNow(deps, request, approver.account, approver));
  return why ? refused(why) : ok(undefined);
}

/** That two may be one person only because a directory is away stops nobody from stopping. */
function whyTheirOwn(approver: Identity, askers: readonly Person[]): Refusal | undefined {
  const why = whyOwn(approver, askers);
  const unread = [approver, ...askers].some((one) => !isOutsider(one) && one.homeUnread);
  return unread && why?.code === 'maybe-own-request' ? undefined : why;
}
