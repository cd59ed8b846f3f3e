// Checks a PIM request of an administrator against the rules of the policy.
// https://learn.microsoft.com/graph/identity-governance-pim-rules-overview
import { type Body, flag, inner, text, texts } from '../body.ts';
import { GraphProblem } from '../problem.ts';
import { after, type Period } from './schedule.ts';

/** Throws with the rules that failed, as the service lists them. */
export function demandPolicy(
  rules: Map<string, Body>,
  eligible: boolean,
  request: Body,
  period: Period,
): void {
  const level = eligible ? 'Eligibility' : 'Assignment';
  const failed: string[] = [];
  const expiration = rules.get(`Expiration_Admin_${level}`);
  const longest = text(expiration, 'maximumDuration');
  if (flag(expiration, 'isExpirationRequired')) {
    const tooLong =
      period.endMs === undefined || (longest && period.endMs > after(period.startMs, longest));
    if (tooLong) failed.push('ExpirationRule');
  }
  const enabled = texts(rules.get(`Enablement_Admin_${level}`), 'enabledRules');
  if (enabled.includes('Justification') && !text(request, 'justification')?.trim())
    failed.push('JustificationRule');
  const ticket = inner(request, 'ticketInfo');
  if (enabled.includes('Ticketing') && !text(ticket, 'ticketNumber')) failed.push('TicketingRule');
  // MultiFactorAuthentication asks a signed-in person; that it passes over an application is inference.
  if (failed.length > 0)
    throw new GraphProblem(
      400,
      'RoleAssignmentRequestPolicyValidationFailed',
      `The following policy rules failed: ${JSON.stringify(failed)}`,
    );
}
