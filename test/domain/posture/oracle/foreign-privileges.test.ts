// A second reading of WRK-02 straight from its rule, sharing no code with the check: random tenants, and both must agree.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TenantKind } from '../../../../src/domain/estate/estate.ts';
import { assessTenant } from '../../../../src/domain/posture/assess.ts';
import { checks } from '../../../../src/domain/posture/checks/index.ts';
import type { PostureState } from '../../../../src/domain/posture/result.ts';
import { LAB, OUTER, PRIME, SECOND, STRANGER, see, VAULT } from '../boundary-golden.ts';

const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const KINDS: Readonly<Record<string, TenantKind>> = {
  [PRIME]: 'primary',
  [SECOND]: 'secondary',
  [LAB]: 'sandbox',
  [VAULT]: 'isolated',
  [OUTER]: 'external',
};

const TAKES_A_TENANT = [
  'RoleManagement.ReadWrite.Directory',
  'AppRoleAssignment.ReadWrite.All',
  'Directory.ReadWrite.All',
  'Application.ReadWrite.All',
  'Policy.ReadWrite.ConditionalAccess',
  'Policy.ReadWrite.CrossTenantAccess',
];
const READS_ONLY = ['User.Read.All', 'Directory.Read.All', 'AuditLog.Read.All'];

interface App {
  readonly owner: string | null;
  readonly permissions: readonly string[];
  readonly listed: boolean;
}

/** Each application by itself; the worst of them is the tenant's. */
function expected(tenantId: string, apps: readonly App[]): PostureState {
  const kind = KINDS[tenantId];
  if (kind !== 'primary' && kind !== 'secondary') return 'not-applicable';
  const verdicts = apps
    .filter(({ permissions }) => permissions.some((one) => TAKES_A_TENANT.includes(one)))
    .map(({ owner, listed }): PostureState => {
      if (!listed || owner === null) return 'unknown';
      if (owner === MICROSOFT || owner === tenantId) return 'pass';
      const home = KINDS[owner];
      if (home === 'primary') return 'pass';
      return home === 'secondary' ? 'partial' : 'fail';
    });
  const order: PostureState[] = ['fail', 'unknown', 'partial'];
  return order.find((state) => verdicts.includes(state)) ?? 'pass';
}

const app: fc.Arbitrary<App> = fc.record({
  owner: fc.constantFrom(PRIME, SECOND, LAB, VAULT, OUTER, STRANGER, MICROSOFT, null),
  permissions: fc.uniqueArray(fc.constantFrom(...TAKES_A_TENANT, ...READS_ONLY), { maxLength: 3 }),
  listed: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
});

test('applications of other tenants with high privileges: two readings agree', () => {
  const check = checks.find(({ id }) => id === 'WRK-02');
  if (check?.scope !== 'tenant') throw new Error('no such check');
  const seen = new Set<PostureState>();
  fc.assert(
    fc.property(
      fc.constantFrom(PRIME, SECOND, LAB),
      fc.array(app, { maxLength: 4 }),
      (tenantId, apps) => {
        const estate = see((world) => {
          const values = world.values[tenantId];
          if (!values) throw new Error('no such tenant');
          values.servicePrincipals = apps.flatMap(({ owner, listed }, at) =>
            listed
              ? [
                  {
                    id: `sp-${at}`,
                    appId: `app-${at}`,
                    displayName: `App ${at}`,
                    appOwnerOrganizationId: owner,
                    servicePrincipalType: 'Application',
                  },
                ]
              : [],
          );
          values.graphPermissions = apps.flatMap(({ permissions }, at) =>
            permissions.map((permission) => ({
              principalId: `sp-${at}`,
              appRoleId: `role ${permission}`,
              permission,
            })),
          );
        });
        const view = estate.view(tenantId);
        if (!view) throw new Error('no such tenant');
        const { state } = assessTenant(check, view, estate);
        seen.add(state);
        expect(state).toBe(expected(tenantId, apps));
      },
    ),
    { numRuns: 2000, seed: 7 },
  );
  expect([...seen].sort()).toEqual(['fail', 'not-applicable', 'partial', 'pass', 'unknown']);
});
