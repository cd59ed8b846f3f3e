// Eligibility for a directory role, in a scope, until a moment.
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';

export interface BecomeEligible extends AnyChange {
  readonly type: 'become-eligible';
  readonly roleId: string;
  /** `/` is the whole tenant. */
  readonly scope: string;
  readonly principal: PrincipalRef;
}

export const becomeEligible: ChangeRules<BecomeEligible> = {
  key: ({ tenantId, roleId, scope, principal }) =>
    `eligible/${tenantId}/${roleId}${scope}/${idOf(principal)}`,
  principal: 'principal',
  impersonal: ({ roleId, scope }) => ({ roleId, scope }),
  looks: ({ tenantId, roleId, principal }) =>
    'objectId' in principal
      ? [{ fact: 'eligibility', tenantId, roleId, principalId: principal.objectId }]
      : [],
};
