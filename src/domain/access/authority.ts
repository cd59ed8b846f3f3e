// May this account decide about this request, now? Own requests first, then every reason for yes.
import { sameAccount } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { type Estate, type PolicyRule, tenantById } from '../estate/estate.ts';
import { namedApprovers } from './approvers.ts';
import type { Identity } from './identity.ts';
import type { AccessRequest } from './request.ts';
import { samePerson } from './same-person.ts';

/**
 * `rule` is the rule that fits the request today; it may differ from the one it was asked under.
 * Not checked: whether a card was sent to them. What counts is that they are named, not how they got here.
 */
export function whyNotDecide(
  estate: Estate,
  request: AccessRequest,
  rule: PolicyRule | undefined,
  approver: Identity,
  askers: readonly Identity[],
): Refusal | undefined {
  const sameness = askers.map((asker) => samePerson(estate, approver, asker));
  if (sameness.includes('same')) {
    return refusal(
      'own-request',
      'This is your own request, so somebody else decides about it, whichever account you use.',
      'Nothing to do: the others who were asked have a card as well.',
    );
  }
  if (sameness.includes('possible')) {
    return refusal(
      'maybe-own-request',
      'Your account and the account that asks may belong to the same person, and that cannot be settled from the directories.',
      'If they are two people, have both listed under "people" in the estate file; until then another owner decides.',
    );
  }
  const tenant = tenantById(estate, request.plan.resource.tenantId);
  const named =
    rule && tenant ? namedApprovers(estate, rule, tenant).map((item) => item.account) : [];
  if (!named.some((account) => sameAccount(account, approver.account))) {
    return refusal(
      'not-an-approver',
      'You are not one of the people who decide about this request.',
      `It is decided by the owners of ${tenant?.displayName ?? 'the tenant'}.`,
    );
  }
  if (!approver.account.enabled || !approver.home.enabled) {
    return refusal(
      'approver-disabled',
      'Your account is disabled in its directory, so it cannot decide.',
      'Another owner decides, or the account is enabled again.',
    );
  }
  return approver.account.userType === 'guest'
    ? refusal(
        'approver-is-guest',
        'Guests do not decide about access to a tenant.',
        'Decide with your own account of that tenant.',
      )
    : undefined;
}
