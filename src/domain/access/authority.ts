// May this account decide about this request, now? Own requests first, then every reason for yes.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { type Estate, type PolicyRule, tenantById } from '../estate/estate.ts';
import { namedApprovers } from './approvers.ts';
import type { Identity } from './identity.ts';
import type { AccessRequest } from './request.ts';
import { samePerson } from './same-person.ts';

/**
 * May this account approve? `rule` is the rule that fits the request today; it may differ from the
 * one it was asked under. Not checked: whether a card was sent to them. What counts is that they are
 * named, not how they got here.
 */
export function whyNotApprove(
  estate: Estate,
  request: AccessRequest,
  rule: PolicyRule,
  approver: Identity,
  askers: readonly Identity[],
): Refusal | undefined {
  const tenant = tenantById(estate, request.plan.resource.tenantId);
  const named = tenant ? namedApprovers(estate, rule, tenant).map((item) => item.account) : [];
  return (
    whyOwn(approver, askers) ??
    whyNotAmong(estate, request, named, approver.account) ??
    whyUnfit(approver)
  );
}

/**
 * May this account say no, or take back? Neither gives anything to anybody, so it does not hang on
 * who asked, nor on a rule that still fits: present owners of the tenant may, and whoever today's
 * rules name for this kind of access there. `known` is missing where their directory cannot be read.
 */
export function whyNotStop(
  estate: Estate,
  request: AccessRequest,
  actor: AccountRef,
  known: Identity | undefined,
): Refusal | undefined {
  const { kind, tenantId } = request.plan.resource;
  const tenant = tenantById(estate, tenantId);
  const rules = estate.policies.filter(
    (rule) => rule.kinds.includes(kind) && (rule.tenants?.includes(tenantId) ?? true),
  );
  const named = tenant
    ? [
        ...tenant.owners.map((owner) => owner.account),
        ...rules.flatMap((rule) => namedApprovers(estate, rule, tenant).map((it) => it.account)),
      ]
    : [];
  return whyNotAmong(estate, request, named, actor) ?? (known && whyUnfit(known));
}

/** Nobody decides about their own request; what cannot be told apart counts as their own. */
export function whyOwn(approver: Identity, askers: readonly Identity[]): Refusal | undefined {
  const sameness = askers.map((asker) => samePerson(approver, asker));
  if (sameness.includes('same')) {
    return refusal(
      'own-request',
      'This is your own request, so somebody else decides about it, whichever account you use.',
      'Nothing to do: the others who were asked have a card as well.',
    );
  }
  return sameness.includes('possible')
    ? refusal(
        'maybe-own-request',
        'Your account and the account that asks may belong to the same person, and that cannot be settled from the directories.',
        'If they are two people, have both listed under "people" in the estate file; until then another owner decides.',
      )
    : undefined;
}

function whyNotAmong(
  estate: Estate,
  request: AccessRequest,
  named: readonly AccountRef[],
  actor: AccountRef,
): Refusal | undefined {
  if (named.some((item) => sameAccount(item, actor))) return undefined;
  const tenant = tenantById(estate, request.plan.resource.tenantId);
  return refusal(
    'not-an-approver',
    'You are not one of the people who decide about this request.',
    `It is decided by the owners of ${tenant?.displayName ?? 'the tenant'}.`,
  );
}

function whyUnfit({ account, home }: Identity): Refusal | undefined {
  if (!account.enabled || !home.enabled) {
    return refusal(
      'approver-disabled',
      'Your account is disabled in its directory, so it cannot decide.',
      'Another owner decides, or the account is enabled again.',
    );
  }
  return account.userType === 'guest'
    ? refusal(
        'approver-is-guest',
        'Guests do not decide about access to a tenant.',
        'Decide with your own account of that tenant.',
      )
    : undefined;
}
