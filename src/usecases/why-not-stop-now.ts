// May this account say no or take back, now: also those whom only a directory or an absence makes deciders.
import { rulesAbout, whyNotStop } from '../domain/access/authority.ts';
import type { Identity } from '../domain/access/identity.ts';
import { withoutLeavers } from '../domain/access/leavers.ts';
import { standInsOf } from '../domain/access/passed-on.ts';
import { asRenewal } from '../domain/access/renewal.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { notAsked } from '../domain/access/unable.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { type DecidingDeps, findDeciding, plannedBefore } from './find-deciding.ts';
import { askersKnownNow } from './identify-askers.ts';
import type { IdentifyDeps } from './identify-person.ts';

/**
 * Owners and people of the estate never wait for a directory that is away. Whoever was asked because
 * of what a directory or an absence said is looked up again under the rules of today.
 */
export async function whyNotStopNow(
  deps: DecidingDeps & IdentifyDeps,
  request: AccessRequest,
  actor: AccountRef,
  known: Identity | undefined,
): Promise<Refusal | undefined> {
  const why = whyNotStop(deps.estate, request, actor, known);
  const asked = request.approvers.some(
    ({ account, sides }) => sides.length > 0 && sameAccount(account, actor),
  );
  if (why?.code !== 'not-an-approver' || !asked) return why;
  const rules = rulesAbout(deps.estate, request).flatMap((one) => {
    const renewed = asRenewal(one, request.renews?.nth);
    // Where what it was to go on from is over, those decide who do about the first time.
    return renewed.ok && renewed.value !== one ? [renewed.value, one] : [one];
  });
  // Whom a rule falls back on hangs on whose request it is; a sponsor on which guest it is for.
  const { askers, unread } = await askersKnownNow(deps, request);
  for (const rule of rules) {
    const found = await findDeciding(deps, {
      planned: plannedBefore(request),
      rule,
      beneficiary: request.beneficiary,
      askers,
      left: notAsked(request),
      escalated: request.asking?.escalated,
      passedOn: standInsOf(request),
      agreed: withoutLeavers(request),
    });
    if (!found.ok) return found.error;
    const named = Object.values(found.value.named)
      .flat()
      .map(({ account }) => account);
    const still = whyNotStop(deps.estate, request, actor, known, named);
    if (still?.code !== 'not-an-approver') return still;
  }
  return unread ?? why;
}
