// PIM eligibility: time-bound, never active, never above the ceiling, never without a licence.
import { describe, expect, test } from 'vitest';
import { roleCeiling } from '../../src/domain/access/ceiling.ts';
import { pimEligibility } from '../../src/domain/access/kinds/pim-eligibility.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory, employee, identity } from '../fakes/access.ts';
import { account, type FakeDirectory, role, runNow } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, estate, ROLE } from '../fakes/estate.ts';

const plan = (
  fake: FakeDirectory,
  change: Partial<Parameters<typeof pimEligibility.plan>[1]> = {},
) =>
  runNow(
    pimEligibility.plan(estate(), {
      resource: { kind: 'pim-eligibility', tenantId: AWAY, id: ROLE },
      beneficiary: asEmployee,
      durationMs: DAY,
      held: new Set(),
      open: [],
      ...change,
    }),
    fake,
  );

const codes = (fake: FakeDirectory, change = {}) => {
  const result = plan(fake, change);
  return result.ok ? [] : result.error.map((why) => why.code);
};

const alone = identity(employee, { accounts: [EMPLOYEE] });

describe('PIM eligibility', () => {
  test('the administrator account in the tenant becomes eligible in the whole tenant', () => {
    const result = plan(directory());
    expect(result.ok && result.value.plan.steps.map((step) => step.change)).toEqual([
      {
        type: 'become-eligible',
        tenantId: AWAY,
        roleId: ROLE,
        scope: '/',
        principal: { objectId: EMPLOYEE_ADMIN.objectId },
      },
    ]);
  });

  test('without a licence for PIM nobody is made eligible', () => {
    const fake = directory();
    fake.plans = ['AAD_PREMIUM', 'EXCHANGE_S_ENTERPRISE'];
    expect(codes(fake)).toEqual(['unlicensed']);
  });

  test('longer than the tenant’s PIM rules allow is refused', () => {
    const fake = directory();
    fake.limits = { longestEligibility: DAY / 2 };
    expect(codes(fake)).toEqual(['longer-than-pim-allows']);
  });

  test('somebody without an account in the tenant is told to ask for guest access first', () => {
    expect(codes(directory(), { beneficiary: alone })).toEqual(['no-account']);
  });

  test('a guest who has not accepted yet cannot hold a role', () => {
    const guest = account(
      { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' },
      { external: true, homeAddress: 'em@home.example', redemption: 'pending' },
    );
    expect(codes(directory().add(guest), { beneficiary: alone })).toEqual(['account-unusable']);
  });

  test('a guest account that an open grant of ours made is held by this one as well', () => {
    const guest = account(
      { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' },
      { external: true, homeAddress: 'em@home.example', redemption: 'accepted' },
    );
    const steps = (held: string[], beneficiary = alone) => {
      const result = plan(directory().add(guest), { beneficiary, held: new Set(held) });
      return result.ok && result.value.plan.steps.map(({ id }) => id);
    };
    const key = `guest/${AWAY}/${EMPLOYEE.tenantId}/${EMPLOYEE.objectId}`;
    expect(steps([key])).toEqual(['guest', 'eligible']);
    expect(steps([])).toEqual(['eligible']);
    // The role goes to an account of the tenant itself: it does not need the guest.
    expect(steps([key], asEmployee)).toEqual(['eligible']);
  });

  test('eligibility that exists without us is not asked for again', () => {
    const fake = directory();
    fake.eligibilities.push({
      principalId: EMPLOYEE_ADMIN.objectId,
      roleId: ROLE,
      scope: '/',
      until: null,
    });
    expect(codes(fake)).toEqual(['already-held']);
    const held = new Set([`eligible/${AWAY}/${ROLE}//${EMPLOYEE_ADMIN.objectId}`]);
    expect(codes(fake, { held })).toEqual([]);
  });

  test('a role that is switched off or gone is refused', () => {
    const fake = directory();
    fake.roles.set(ROLE, role({ enabled: false }));
    expect(codes(fake)).toEqual(['role-disabled']);
    fake.roles.clear();
    expect(codes(fake)).toEqual(['role-gone']);
  });
});

describe('ceiling', () => {
  test.each([
    ['Global Administrator', '62e90394-69f5-4237-9190-012177145e10'],
    ['Privileged Role Administrator', 'e8611ab8-c189-46e8-94e1-60213ab1f814'],
    ['Privileged Authentication Administrator', '7be44c8a-adaf-4e2a-84d6-ab2649e08a13'],
    ['Application Administrator', '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'],
    ['Cloud Application Administrator', '158c047a-c907-4556-b7ef-446551a6b5f7'],
    ['Hybrid Identity Administrator', '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2'],
    ['Domain Name Administrator', '8329153b-31d0-4727-b945-745eb3bc5f31'],
    ['Security Administrator', '194ae4cb-b126-40b2-bd5b-6091b380977d'],
    ['Helpdesk Administrator', '729827e3-9c14-49f7-bb1b-9608f156bbb8'],
  ])('%s is never given, whatever it is called', (_name, templateId) => {
    expect(roleCeiling(role({ templateId, displayName: 'Harmless' }))?.code).toBe('above-ceiling');
  });

  const raising = [
    'microsoft.directory/applications/credentials/update',
    'microsoft.directory/applications.myOrganization/credentials/update',
    'microsoft.directory/servicePrincipals/appRoleAssignedTo/update',
    'microsoft.directory/roleAssignments/allProperties/allTasks',
    'microsoft.directory/domains/federation/update',
    'microsoft.directory/users/password/update',
    'microsoft.directory/users/authenticationMethods/create',
    'microsoft.directory/conditionalAccessPolicies/basic/update',
    'microsoft.directory/crossTenantAccessPolicy/partners/create',
  ];
  const harmless = [
    'microsoft.directory/applications/allProperties/read',
    'microsoft.directory/users/standard/read',
    'microsoft.directory/users/inviteGuest',
    'microsoft.directory/users/assignLicense',
    'microsoft.directory/auditLogs/allProperties/read',
    'microsoft.office365.webPortal/allEntities/standard/read',
  ];

  test.each(raising)('a role, built in or not, that may do %s is never given', (action) => {
    for (const builtIn of [true, false]) {
      const able = role({ builtIn, actions: ['microsoft.directory/users/standard/read', action] });
      expect(roleCeiling(able)?.code).toBe('above-ceiling');
    }
  });

  test('a role that may only do harmless things may be given', () => {
    expect(roleCeiling(role({ builtIn: false, actions: harmless }))).toBeUndefined();
  });

  test('a role above the ceiling is not even offered as a choice', () => {
    const fake = directory();
    fake.roles.set(ROLE, role({ templateId: '62e90394-69f5-4237-9190-012177145e10' }));
    const tenant = estate().tenants[1];
    const described = tenant && runNow(pimEligibility.describe(tenant, ROLE, estate()), fake);
    expect(described?.ok).toBe(false);
    expect(codes(fake)).toEqual(['above-ceiling']);
  });
});
