// One Conditional Access policy as it stands: whether it is enforced, whom it is for, what it is called.
import type { Maybe } from '../facts/areas.ts';
import type { ConditionalAccessPolicyFact } from '../facts/conditional-access.ts';
import type { Evidence } from '../result.ts';

export type Policy = ConditionalAccessPolicyFact;
export type Conditions = NonNullable<Policy['conditions']>;

/** Ids and keywords of a list, in small letters: Graph keeps the case in which they were written. */
export const idsIn = (list: Maybe<readonly string[]>): string[] =>
  (list ?? []).map((id) => id.toLowerCase());

/** Enumerations with several values arrive as one text. */
export const flagsIn = (flags: Maybe<string>): string[] =>
  (flags ?? '')
    .split(',')
    .map((flag) => flag.trim())
    .filter((flag) => flag !== '');

export const isEnforced = (policy: Policy): boolean => policy.state === 'enabled';
export const isReportOnly = (policy: Policy): boolean =>
  policy.state === 'enabledForReportingButNotEnforced';
export const isDisabled = (policy: Policy): boolean => policy.state === 'disabled';

/** About workloads, not about people. */
export const isForWorkloads = (policy: Policy): boolean => {
  const clients = policy.conditions?.clientApplications;
  return (
    (clients?.includeServicePrincipals ?? []).length > 0 ||
    (clients?.servicePrincipalFilter ?? null) !== null
  );
};

export const hasControl = (policy: Policy, control: string): boolean =>
  (policy.grantControls?.builtInControls ?? []).includes(control);

export const blocks = (policy: Policy): boolean => hasControl(policy, 'block');

export const nameOf = (policy: Policy): string => policy.displayName?.trim() || policy.id;
export const quoted = (policy: Policy): string => `“${nameOf(policy)}”`;

export const policyEvidence = (policy: Policy, detail: string, good?: boolean): Evidence => ({
  kind: 'policy',
  id: policy.id,
  name: policy.displayName ?? policy.id,
  detail,
  ...(good === undefined ? {} : { good }),
});

/** Names, and what stands in brackets behind them. */
const NAMES = /“[^”]*”|\([^)]*\)/g;

/** `a, b and c`; of many only the first ones, with how many there are more. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const parts =
    shown.length < names.length ? [...shown, `${names.length - shown.length} more`] : shown;
  if (parts.length < 2) return parts.join('');
  // Behind a part with a comma of its own a bare “and” would seem to go on with that part.
  const and = parts.some((part) => part.replace(NAMES, '').includes(', ')) ? ', and' : ' and';
  return `${parts.slice(0, -1).join(', ')}${and} ${parts[parts.length - 1]}`;
}

/** `1 guest`, `3 guests`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
