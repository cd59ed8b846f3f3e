// Lists of Conditional Access policies, and of what they leave out.
import { contextOf } from '../../conditional-access/context.ts';
import { exclusionsOf } from '../../conditional-access/exclusions.ts';
import { isDisabled, isEnforced, isReportOnly, nameOf } from '../../conditional-access/policy.ts';
import type { ConditionalAccessPolicyFact } from '../../facts/conditional-access.ts';
import type { Listed } from '../../question.ts';
import { knownValue } from '../../reading.ts';
import { details, fromArea, type ListKind } from './listed.ts';

type Policies = readonly ConditionalAccessPolicyFact[];

const policies = (keep: (policy: ConditionalAccessPolicyFact) => boolean): ListKind['rows'] =>
  fromArea<'conditionalAccess', Policies>('conditionalAccess', (all, _view, { moment }) =>
    all.filter(keep).map((policy) => {
      const changed = Date.parse(policy.modifiedDateTime ?? policy.createdDateTime ?? '');
      return {
        text: nameOf(policy),
        detail: details(
          sayState(policy),
          Number.isFinite(changed) && `last changed ${moment(changed)}`,
        ),
      };
    }),
  );

const sayState = (policy: ConditionalAccessPolicyFact): string =>
  isEnforced(policy)
    ? 'on'
    : isReportOnly(policy)
      ? 'report-only'
      : isDisabled(policy)
        ? 'off'
        : `state ${policy.state ?? 'not said'}`;

export const access: Pick<
  Record<Listed, ListKind>,
  'conditional-access-policies' | 'report-only-policies' | 'disabled-policies' | 'exclusions'
> = {
  'conditional-access-policies': {
    one: 'Conditional Access policy',
    many: 'Conditional Access policies',
    own: true,
    areas: ['conditionalAccess'],
    rows: policies(() => true),
  },
  'report-only-policies': {
    one: 'policy in report-only mode',
    many: 'policies in report-only mode',
    own: true,
    areas: ['conditionalAccess'],
    check: 'CAP-08',
    rows: policies(isReportOnly),
  },
  'disabled-policies': {
    one: 'policy that is off',
    many: 'policies that are off',
    own: true,
    areas: ['conditionalAccess'],
    check: 'CAP-08',
    rows: policies(isDisabled),
  },
  exclusions: {
    one: 'exclusion from an enforced policy',
    many: 'exclusions from enforced policies',
    areas: ['conditionalAccess', 'conditionalAccessReferences', 'users', 'domains'],
    check: 'CAP-11',
    rows: (view) => {
      const all = knownValue(view.facts, 'conditionalAccess');
      if (!all) return undefined;
      const context = contextOf(view, all);
      return all.filter(isEnforced).flatMap((policy) =>
        exclusionsOf(policy, context).map(({ kind, name, declared, emergency, found }) => ({
          text: `${name} (${kind})`,
          detail: details(
            `left out by ${nameOf(policy)}`,
            emergency && 'emergency access',
            declared === true
              ? 'declared'
              : declared === false
                ? 'not declared'
                : 'whether it is declared cannot be told',
            found === false && 'no longer exists',
          ),
        })),
      );
    },
  },
};
