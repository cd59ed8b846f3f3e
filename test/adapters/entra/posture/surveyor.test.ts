// How tenants are read into facts: everything once, what fails told with its reason, nothing made up.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_AREAS } from '../../../../src/adapters/entra/posture/areas.ts';
import type { TenantFacts } from '../../../../src/domain/posture/reading.ts';
import { START } from '../../../sandbox/graph/support/host.ts';
import { permissionsOf } from './permissions.ts';
import { read, type Surveyed, surveyed } from './surveyed.ts';

let sample: Surveyed;
let contoso: TenantFacts;
let northwind: TenantFacts;
beforeAll(async () => {
  sample = await surveyed();
  contoso = await sample.survey('contoso');
  northwind = await sample.survey('northwind');
});
afterAll(() => sample.host.close());

describe('a survey of everything', () => {
  test('reads every area of a tenant with all licences', () => {
    const failed = Object.entries(contoso.readings).filter(([, one]) => one?.state !== 'read');
    expect(failed).toEqual([]);
    expect(Object.keys(contoso.readings).sort()).toEqual([...ALL_AREAS].sort());
  });

  test('tells a missing licence apart from what cannot be read', () => {
    expect(northwind.readings.riskyUsers).toMatchObject({ state: 'unlicensed' });
    expect(northwind.readings.roleEligibilityInstances).toMatchObject({ state: 'unlicensed' });
    expect(northwind.readings.incidents).toMatchObject({
      state: 'unreadable',
      sentence: expect.stringContaining('not onboarded'),
    });
    expect(northwind.readings.roleAssignments).toMatchObject({ state: 'read' });
  });

  test('keeps the form of Graph and nothing that a fact does not list', () => {
    const [user] = read(contoso, 'users');
    expect(user).not.toHaveProperty('givenName');
    expect(user).toMatchObject({ userType: expect.any(String), identities: expect.any(Array) });
    for (const principal of read(contoso, 'servicePrincipals')) {
      for (const secret of principal.passwordCredentials ?? []) {
        expect(Object.keys(secret)).toEqual(['endDateTime']);
      }
    }
  });

  test('lists have one order, whatever Graph sends first', () => {
    for (const area of ['users', 'servicePrincipals', 'conditionalAccess'] as const) {
      const ids = read(contoso, area).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
    }
  });

  test('partners tell their synchronisation, null where none was set up', () => {
    const partners = read(contoso, 'crossTenantPartners');
    expect(partners.length).toBeGreaterThan(1);
    for (const partner of partners) expect(partner).toHaveProperty('identitySynchronization');
  });

  test('names of tenants that the estate knows are not looked up', () => {
    const ours = sample.estate.tenants.map(({ id }) => id);
    const names = read(contoso, 'partnerNames');
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter(({ tenantId }) => ours.includes(tenantId))).toEqual([]);
  });

  test('groups with roles come with who is in them, who owns them, and PIM', () => {
    expect(read(contoso, 'roleGroups')).toEqual([
      expect.objectContaining({
        isAssignableToRole: true,
        members: [expect.objectContaining({ kind: 'user' })],
        owners: expect.any(Array),
        eligible: expect.any(Array),
      }),
    ]);
  });

  test('permissions on Graph have their names', () => {
    const permissions = read(contoso, 'graphPermissions');
    expect(permissions.length).toBeGreaterThan(5);
    expect(permissions.every(({ permission }) => permission !== null)).toBe(true);
  });

  test('sign-ins are counted by the other tenant, without people', () => {
    const counted = read(contoso, 'boundarySignIns');
    for (const one of counted) {
      expect(Object.keys(one).sort()).toEqual([
        'count',
        'direction',
        'last',
        'otherTenantId',
        'people',
      ]);
      expect(one.people).toBeLessThanOrEqual(one.count);
      expect(one.otherTenantId).not.toBe(contoso.tenantId);
    }
  });

  test('a score over time keeps its controls only where it is newest', () => {
    const [newest, ...older] = read(contoso, 'secureScores');
    expect(newest?.controlScores?.length).toBeGreaterThan(0);
    expect(older.filter(({ controlScores }) => controlScores !== undefined)).toEqual([]);
  });
});

describe('policies refer to', () => {
  test('what is there by its name, groups with their members', () => {
    const references = read(contoso, 'conditionalAccessReferences');
    const kinds = new Set(references.map(({ kind }) => kind));
    expect(kinds).toContain('role');
    const groups = references.filter(({ kind, found }) => kind === 'group' && found);
    for (const group of groups) expect(group.members).toBeInstanceOf(Array);
  });

  test('what is gone is found to be gone, and no gap', async () => {
    const facts = await sample.survey('fabrikam');
    const references = read(facts, 'conditionalAccessReferences');
    for (const one of references) {
      expect(one.found === false ? one.displayName : 'named').not.toBe('');
    }
    expect(facts.readings.conditionalAccessReferences).not.toHaveProperty('gaps');
  });
});

describe('parts of a survey', () => {
  test('only what was asked for is read', async () => {
    const facts = await sample.survey('contoso', ['federation', 'skus']);
    expect(Object.keys(facts.readings)).toEqual(['federation', 'skus']);
  });

  test('the audit log is read on from where the last reading ended', async () => {
    const first = await sample.survey('contoso', ['directoryAudits']);
    const before = read(first, 'directoryAudits');
    const tenant = sample.idOf('contoso');
    sample.known.set(tenant, first);
    const again = read(await sample.survey('contoso', ['directoryAudits']), 'directoryAudits');
    expect(again).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
    const times = before.map(({ activityDateTime }) => Date.parse(activityDateTime));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(START - 30 * 86_400_000);
  });

  test('after the signal gives up, what has not answered is out of time', async () => {
    const facts = await sample.surveyor.survey(sample.idOf('contoso'), {
      areas: ['organization', 'domains'],
      signal: AbortSignal.abort(),
    });
    expect(facts.readings).toMatchObject({
      organization: { state: 'unreadable', code: 'out-of-time', passing: true },
      domains: { state: 'unreadable', code: 'out-of-time' },
    });
  });
});

describe('a tenant that cannot be read', () => {
  test('without a reader in the estate says so of every area', async () => {
    const other = await surveyed({ readerIn: (slug) => slug !== 'northwind' });
    const facts = await other.survey('northwind', ['users', 'skus']);
    expect(facts.readings).toMatchObject({
      users: { state: 'unreadable', code: 'no-sign-in' },
      skus: {
        state: 'unreadable',
        code: 'no-sign-in',
        sentence: expect.stringContaining('reader'),
      },
    });
    await other.host.close();
  });

  test('a permission that is missing is named, and the rest is read', async () => {
    const roles = permissionsOf('reader').filter((name) => name !== 'Domain.Read.All');
    const other = await surveyed({ roles });
    const facts = await other.survey('contoso', ['domains', 'federation', 'skus']);
    const missing = { state: 'unreadable', sentence: expect.stringContaining('Domain.Read.All') };
    expect(facts.readings).toMatchObject({
      domains: missing,
      federation: missing,
      skus: { state: 'read' },
    });
    expect(facts.readings.domains).not.toHaveProperty('passing');
    await other.host.close();
  });

  test('one list that is refused leaves a gap where the rest is known', async () => {
    const roles = permissionsOf('reader').filter((name) => !name.startsWith('Privileged'));
    const other = await surveyed({ roles });
    const { roleGroups } = (await other.survey('contoso', ['roleGroups'])).readings;
    expect(roleGroups).toMatchObject({
      state: 'read',
      value: [expect.objectContaining({ eligible: null, members: [expect.anything()] })],
      gaps: [expect.stringContaining('PIM'), expect.stringContaining('PIM')],
    });
    await other.host.close();
  });
});
