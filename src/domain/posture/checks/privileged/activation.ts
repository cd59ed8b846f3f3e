// PRV-07: nobody becomes Global Administrator alone, with a password, for longer than a working day.
import { HOUR, parseIsoDuration, sayDuration } from '../../../../shared/duration.ts';
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import type { RolePolicyFact } from '../../facts/roles.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import { GLOBAL_ADMINISTRATOR } from '../../privileged-roles.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { templatesOf } from '../../role-holders.ts';

const LONGEST = 8 * HOUR;
const READS = ['rolePolicies', 'roleDefinitions'] as const;

export const activationRules: TenantCheck = {
  id: 'PRV-07',
  title: 'Activating Global Administrator needs approval and strong authentication, for hours only',
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  needs: 'P2',
  reads: READS,
  why: 'Being eligible is only safer than having the role if activating it is a step that a thief cannot take alone. A second person and a fresh proof are that step.',
  remediation:
    'In the PIM settings of the role require approval with named approvers, MFA or an authentication context, and at most eight hours.',
  words: [
    'activation rules',
    'PIM approval',
    'activation approval',
    'who approves global admin',
    'PIM settings',
    'activation duration',
    'elevate to global admin',
  ],
  assess: (view) =>
    withFacts(view, READS, ({ rolePolicies }) =>
      onlyIfRead(view, READS, judge(view, rolePolicies)),
    ),
};

interface Part {
  readonly id: string;
  readonly name: string;
  /** Undefined: Graph did not say. */
  readonly good: boolean | undefined;
  readonly said: string;
}

function judge(view: TenantView, policies: readonly RolePolicyFact[]): Verdict {
  const template = templatesOf(view);
  const policy = policies.find((one) => template(one.roleDefinitionId) === GLOBAL_ADMINISTRATOR);
  if (!policy) {
    const reason = 'cannot be told: Graph lists no rules of Global Administrator';
    return { state: 'unknown', reason, evidence: [] };
  }
  const parts = [approval(policy), authentication(policy), duration(policy)];
  const evidence = parts.map(
    ({ id, name, good, said }): Evidence => ({
      kind: 'setting',
      id,
      name,
      detail: said,
      good: good === true,
    }),
  );
  const wrong = parts.filter(({ good }) => good === false);
  const open = parts.filter(({ good }) => good === undefined);
  if (wrong.length > 0) {
    return { state: 'fail', reason: wrong.map(({ said }) => said).join('; '), evidence };
  }
  if (open.length > 0) {
    const reason = `cannot be told: ${open.map(({ said }) => said).join('; ')}`;
    return { state: 'unknown', reason, evidence };
  }
  return { state: 'pass', reason: parts.map(({ said }) => said).join('; '), evidence };
}

const ruleOf = ({ rules }: RolePolicyFact, id: string) => rules.find((rule) => rule.id === id);

function approval(policy: RolePolicyFact): Part {
  const setting = ruleOf(policy, 'Approval_EndUser_Assignment')?.setting;
  const part = { id: 'Approval_EndUser_Assignment', name: 'Approval of the activation' };
  const approvers = setting?.approvalStages?.[0]?.primaryApprovers;
  if (typeof setting?.isApprovalRequired !== 'boolean') {
    return { ...part, good: undefined, said: 'whether approval is needed was not said' };
  }
  if (!setting.isApprovalRequired) {
    return { ...part, good: false, said: 'activation needs no approval' };
  }
  if (!setting.approvalStages || (setting.approvalStages.length > 0 && !approvers)) {
    return { ...part, good: undefined, said: 'who approves was not said' };
  }
  return approvers && approvers.length > 0
    ? {
        ...part,
        good: true,
        said: `approval by ${approvers.length === 1 ? 'the one who is' : `one of ${approvers.length} who are`} named`,
      }
    : { ...part, good: false, said: 'approval is needed, and nobody is named to give it' };
}

/** An authentication context asks through Conditional Access for what MFA would, or for more. */
function authentication(policy: RolePolicyFact): Part {
  const enabled = ruleOf(policy, 'Enablement_EndUser_Assignment')?.enabledRules;
  const context = ruleOf(policy, 'AuthenticationContext_EndUser_Assignment');
  const part = { id: 'Enablement_EndUser_Assignment', name: 'Proof at the activation' };
  if (context?.isEnabled === true) {
    const claim = context.claimValue ? ` ${context.claimValue}` : '';
    return { ...part, good: true, said: `authentication context${claim} asked for` };
  }
  if (enabled?.some((rule) => rule.toLowerCase() === 'multifactorauthentication')) {
    return { ...part, good: true, said: 'MFA asked for' };
  }
  return enabled && typeof context?.isEnabled === 'boolean'
    ? { ...part, good: false, said: 'neither MFA nor an authentication context is asked for' }
    : { ...part, good: undefined, said: 'whether MFA is asked for was not said' };
}

function duration(policy: RolePolicyFact): Part {
  const text = ruleOf(policy, 'Expiration_EndUser_Assignment')?.maximumDuration;
  const length = text ? parseIsoDuration(text) : undefined;
  const part = { id: 'Expiration_EndUser_Assignment', name: 'Longest activation' };
  if (length === undefined) return { ...part, good: undefined, said: 'how long was not said' };
  return {
    ...part,
    good: length <= LONGEST,
    said: `${length <= LONGEST ? 'for at most' : 'activation lasts up to'} ${sayDuration(length)}`,
  };
}
