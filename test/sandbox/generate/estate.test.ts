import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { generateEstate } from '../../../src/sandbox/generate/estate.ts';
import type { TenantPlan } from '../../../src/sandbox/generate/plan.ts';
import { writeScenario } from '../../../src/sandbox/generate/write.ts';
import { loadScenario } from '../../../src/sandbox/scenario/load.ts';

type Row = Record<string, unknown>;
const rows = (body: Row | undefined) => (body?.value ?? []) as Row[];
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const large = generateEstate({ tenants: 1000, guests: 100_000, seed: 7 });
const folder = mkdtempSync(join(tmpdir(), 'generated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a large estate', () => {
  test('is the same for the same seed, in whatever order its tenants are asked for', () => {
    const again = generateEstate({ tenants: 1000, guests: 100_000, seed: 7 });
    for (const index of [999, 0, 512, 3])
      expect(digest(again.tenantFile(index))).toBe(digest(large.tenantFile(index)));
    expect(again.estateYaml()).toBe(large.estateYaml());
    const other = generateEstate({ tenants: 1000, guests: 100_000, seed: 8 });
    expect(digest(other.tenantFile(3))).not.toBe(digest(large.tenantFile(3)));
  });

  test('has as many tenants and guests as were asked for, and one primary', () => {
    const { tenants } = large.plan;
    expect(tenants).toHaveLength(1000);
    expect(tenants.reduce((sum, { guests }) => sum + guests, 0)).toBe(100_000);
    expect(tenants.filter(({ kind }) => kind === 'primary')).toHaveLength(1);
    for (const name of ['slug', 'id', 'displayName', 'domain', 'initial'] as const)
      expect(new Set(tenants.map((plan) => plan[name])).size).toBe(1000);
  });

  test('has guests whose accounts at home are members of other tenants of it', () => {
    const plan = tenantWith((one) => one.guests > 200 && one.partners.length > 1);
    const users = rows(large.tenantFile(plan.index).graph['/users']);
    const guests = users.filter((user) => String(user.userPrincipalName).includes('#EXT#'));
    expect(guests).toHaveLength(plan.guests);
    expect(new Set(users.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(
      users.length,
    );
    const home = large.plan.tenants.find(({ index }) => index === plan.partners[0]);
    const homeUsers = rows(large.tenantFile(home?.index ?? 0).graph['/users']);
    const addresses = new Set(homeUsers.map(({ userPrincipalName }) => userPrincipalName));
    const fromThere = guests.filter(({ mail }) => String(mail).endsWith(`@${home?.domain}`));
    expect(fromThere.length).toBeGreaterThan(0);
    for (const { mail } of fromThere) expect(addresses).toContain(mail);
    for (const { userPrincipalName } of guests)
      expect(userPrincipalName).toMatch(/^[^@]+_[^@_]+#EXT#@[a-z0-9]+\.onmicrosoft\.com$/);
  });

  test('has tenants that differ in whatever posture looks at', () => {
    const seen = new Map<string, Set<string>>();
    const see = (what: string, value: unknown) =>
      seen.set(what, (seen.get(what) ?? new Set()).add(JSON.stringify(value ?? null)));
    for (let index = 0; index < 200; index += 1) {
      const { graph, beta, errors } = large.tenantFile(index);
      const [organization] = rows(graph['/organization']);
      see('hybrid', organization?.onPremisesSyncEnabled);
      see('federated', rows(graph['/domains'])[0]?.authenticationType);
      see('licence', rows(graph['/subscribedSkus'])[0]?.skuPartNumber);
      see('reviews', rows(graph['/identityGovernance/accessReviews/definitions']).length);
      see('eligible', '/roleManagement/directory/roleEligibilitySchedules' in graph);
      see('allow list', Object.keys(beta).length);
      see('unreadable', Object.keys(errors).length);
      for (const policy of rows(graph['/identity/conditionalAccess/policies']))
        see('state', policy.state);
      for (const partner of rows(graph['/policies/crossTenantAccessPolicy/partners']))
        see('inbound', partner.b2bCollaborationInbound === null);
      for (const incident of rows(graph['/security/incidents']))
        see('assigned', incident.assignedTo === null);
    }
    for (const [what, values] of seen) expect([what, values.size > 1]).toEqual([what, true]);
    expect(seen.get('licence')?.size).toBeGreaterThan(3);
  });
});

describe('a small estate', () => {
  test('is written as a scenario that loads, with everything in it as Graph has it', () => {
    const small = generateEstate({ tenants: 12, guests: 600, seed: 3 });
    writeScenario(small, folder);
    const scenario = loadScenario(folder);
    expect(scenario.tenants).toHaveLength(12);
    expect(scenario.estate.tenants).toHaveLength(12);
    expect(scenario.now).toBe(Date.parse('2026-11-20T08:00:00Z'));
    expect(readFileSync(join(folder, 'estate.yaml'), 'utf8')).toBe(small.estateYaml());
    for (const persona of scenario.personas) {
      const file = scenario.tenants.find(({ tenant }) => tenant === persona.tenant);
      expect(rows(file?.graph['/users']).map(({ id }) => id)).toContain(persona.objectId);
    }
  });
});

function tenantWith(fits: (plan: TenantPlan) => boolean): TenantPlan {
  const found = large.plan.tenants.find(fits);
  if (!found) throw new Error('no such tenant');
  return found;
}
