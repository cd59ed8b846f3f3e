// Which rule of the estate decides about a wish: read from the top, the first that fits, none means no.

import { type Refusal, refusal } from '../../shared/refusal.ts';
import { type Result, refused } from '../../shared/result.ts';
import type { Estate, PolicyRule } from '../estate/estate.ts';
import { tenantById } from '../estate/estate.ts';
import { ruleAt } from './followed.ts';
import type { Identity } from './identity.ts';
import { asRenewal } from './renewal.ts';
import { fitsHome, fitsPeople, whyUntold } from './rule-people.ts';

export interface Ask {
  readonly kind: string;
  readonly tenantId: string;
  /** Of what is asked for; unknown while there is nothing but a form. */
  readonly resourceId?: string;
  readonly requestor: Identity;
  /** What the account is that gets the right; unknown until there is a plan. */
  readonly recipient?: 'member' | 'guest';
  /** The how many-th renewal in a row it is, where it is one. */
  readonly renewal?: number;
}

export function matchingRule(estate: Estate, ask: Ask): PolicyRule | undefined {
  return estate.policies.find((rule) => fits(estate, rule, ask));
}

type Recipient = NonNullable<Ask['recipient']>;
const EITHER: readonly Recipient[] = ['member', 'guest'];

/** Every rule that may turn out to be the one where it is not known which account gets the right. */
export function rulesPossible(estate: Estate, ask: Ask): PolicyRule[] {
  const each = ask.recipient ? [] : EITHER.map((recipient) => ({ ...ask, recipient }));
  const found = [ask, ...each].flatMap((one) => matchingRule(estate, one) ?? []);
  return [...new Set(found)].filter(({ decision }) => decision === 'ask');
}

/** Why it could not be asked for after all where it turns out to be for such an account. */
export function refusalsPossible(estate: Estate, ask: Ask, title: string): Refusal[] {
  const found = (ask.recipient ? [ask.recipient] : EITHER).flatMap((recipient) => {
    const allowed = allowedBy(estate, { ...ask, recipient }, title);
    return allowed.ok ? [] : [allowed.error];
  });
  return [...new Map(found.map((why) => [`${why.sentence} ${why.next}`, why])).values()];
}

/** What their account is in that tenant, where it is the one at home; of any other the plan tells. */
export const recipientAtHome = (
  { home, homeKnown }: Identity,
  tenantId: string,
): Pick<Ask, 'recipient'> =>
  homeKnown && home.tenantId === tenantId
    ? { recipient: home.external ? 'guest' : home.userType }
    : {};

function fits(estate: Estate, rule: PolicyRule, ask: Ask): boolean {
  const { kind, tenantId, resourceId, requestor, recipient } = ask;
  const { userTypes } = rule.requestors;
  return (
    rule.kinds.includes(kind) &&
    (rule.tenants === undefined || rule.tenants.includes(tenantId)) &&
    fitsHome(rule, requestor) !== 'no' &&
    (userTypes === undefined || userTypes.includes(requestor.account.userType)) &&
    fitsResource(rule, resourceId) &&
    fitsRecipient(rule, recipient) &&
    fitsPeople(estate, rule, requestor) !== 'no'
  );
}

/** Until it is known what is wanted, a rule that allows may fit, and one that refuses may not. */
const fitsResource = ({ resources, decision }: PolicyRule, id: string | undefined): boolean =>
  resources === undefined ||
  (id === undefined
    ? decision === 'ask'
    : resources.some((pattern) => matchesPattern(pattern, id)));

/** `*` stands for any characters, whatever else is in the pattern for itself. */
export function matchesPattern(pattern: string, id: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  if (rest.length === 0) return first === id;
  const last = rest.pop() ?? '';
  if (!id.startsWith(first) || !id.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = id.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= id.length - last.length;
}

/** Until it is known who gets the right, a rule that allows may fit, and one that refuses may not. */
const fitsRecipient = (
  { recipients, decision }: PolicyRule,
  recipient: Ask['recipient'],
): boolean =>
  recipients === undefined ||
  (recipient === undefined ? decision === 'ask' : recipients.userTypes.includes(recipient));

/** The rule that lets this be asked, or why it cannot be. */
export function allowedBy(estate: Estate, ask: Ask, title: string): Result<PolicyRule, Refusal> {
  const tenant = tenantById(estate, ask.tenantId);
  const where = tenant?.displayName ?? 'that tenant';
  if (!tenant?.access.includes(ask.kind)) {
    return refused(
      refusal(
        'kind-not-enabled',
        `${where} does not offer ${title.toLowerCase()} through Drawbridge.`,
        'Type "request" to see what can be asked for.',
        'resource',
      ),
    );
  }
  const rule = matchingRule(estate, ask);
  if (!rule) {
    return refused(
      refusal(
        'no-rule',
        `No rule lets you ask for ${title.toLowerCase()} in ${where}.`,
        `If you need it, talk to ${tenant.contact}.`,
        'resource',
      ),
    );
  }
  if (rule.decision === 'refuse') {
    const untold = whyUntold(estate, rule, ask.requestor, tenant);
    if (untold) return refused(untold);
    return refused(
      refusal(
        'refused-by-rule',
        rule.because ?? `${title} in ${where} cannot be asked for here.`,
        `That is ${ruleAt(rule)}; questions about it go to ${tenant.contact}.`,
        'resource',
      ),
    );
  }
  return asRenewal(rule, ask.renewal);
}
