// TEN-09: members cannot make tenants of their own.
import { type TenantCheck, withFacts } from '../../check.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import type { PostureState } from '../../result.ts';

export const shadowTenants: TenantCheck = {
  id: 'TEN-09',
  title: 'Members cannot create tenants of their own',
  area: 'governance',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  reads: ['authorizationPolicy'],
  why: 'Whoever creates a tenant is its Global Administrator. What is built there has no policies, no owner on record and nobody who watches it, until production depends on it.',
  remediation:
    'Switch off that users may create tenants, and give the Tenant Creator role to the few who should.',
  words: [
    'shadow tenants',
    'tenant creation',
    'create tenants',
    'can users create tenants',
    'tenant sprawl',
  ],
  assess: (view) =>
    withFacts(view, ['authorizationPolicy'], ({ authorizationPolicy }) => {
      const allowed = authorizationPolicy.defaultUserRolePermissions?.allowedToCreateTenants;
      const [state, reason]: [PostureState, string] =
        allowed === false
          ? ['pass', 'members cannot create tenants']
          : allowed === true
            ? ['fail', 'every member can create tenants']
            : ['unknown', 'cannot be told: Graph did not say whether members can create tenants'];
      return onlyIfRead(view, ['authorizationPolicy'], {
        state,
        reason,
        evidence: [
          {
            kind: 'setting',
            id: 'allowedToCreateTenants',
            name: 'Users may create tenants',
            detail: typeof allowed === 'boolean' ? (allowed ? 'yes' : 'no') : 'not said',
            good: allowed === false,
          },
        ],
      });
    }),
};
