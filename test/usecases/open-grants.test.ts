// What is still granted, as our own records tell it, from the first write to the proof of the end.
import { describe, expect, test } from 'vitest';
import { grantLines } from '../../src/cli/tell-grants.ts';
import { type Change, endedByHand } from '../../src/domain/access/change.ts';
import { openGrants } from '../../src/domain/access/open-grants.ts';
import { DAY } from '../../src/shared/duration.ts';
import { AWAY, EMPLOYEE, GROUP, HOME, ROLE } from '../fakes/estate.ts';
import { Killed, World } from '../fakes/world.ts';

const grants = (world: World) => openGrants([...world.store.requests.values()]);

async function asked(world: World, kind = 'guest-access'): Promise<string> {
  const result = await world.ask({ kind });
  if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
  return result.value.id;
}

describe('what is still granted', () => {
  test('is nothing before an approval and after a proof, and told step by step in between', async () => {
    const world = new World();
    const id = await asked(world);
    await world.settle();
    expect(grants(world)).toEqual([]);
    await world.approve(id);
    await world.settle();
    const [grant] = grants(world);
    const guest = world.guest()?.objectId;
    expect(grant).toMatchObject({
      request: id,
      kind: 'guest-access',
      state: 'waiting',
      tenantId: AWAY,
      until: world.now + 7 * DAY,
      who: [{ key: `${EMPLOYEE.tenantId}/${EMPLOYEE.objectId}`, name: 'Em Ployee' }],
    });
    expect(grant?.steps.map(({ as, byHand }) => [as, byHand.graph[0]])).toEqual([
      ['given', { method: 'DELETE', path: `/groups/${GROUP}/members/${guest}/$ref` }],
      ['given', { method: 'DELETE', path: `/users/${guest}` }],
    ]);
    const text = grantLines(grants(world)).join('\n');
    expect(text).toContain('1 grant is open');
    const named = grantLines(grants(world), () => 'Away').join('\n');
    expect(named).toContain(`tenant Away [${AWAY}]`);
    expect(named).toContain(`${grant?.resourceName} [${GROUP}]`);
    expect(named).toMatch(/1\. Given: .*, in Away.* To end it:/);
    expect(text).toContain(`DELETE /users/${guest}`);
    expect(text.indexOf('/members/')).toBeLessThan(text.indexOf('DELETE /users'));
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(grants(world)).toEqual([]);
    expect(grantLines([]).join()).toContain('Nothing is granted');
  });

  test('holds a write of which nobody has told how it ended', async () => {
    const world = new World();
    const id = await asked(world, 'pim-eligibility');
    await world.approve(id);
    world.killAt = 'after-write';
    await world.settle().catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    const all = grants(world).flatMap(({ steps }) => steps);
    if (world.request(id).state === 'applying') {
      expect(all.map(({ as }) => as)).toEqual(['sent']);
    } else {
      expect(all.map(({ as }) => as)).toEqual(['given']);
    }
    expect(all[0]?.byHand.graph.map(({ body }) => body)).toContainEqual({
      action: 'adminRemove',
      principalId: expect.any(String),
      roleDefinitionId: ROLE,
      directoryScopeId: '/',
    });
  });

  test('names nobody whose names were erased, and stays complete', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    await world.settle();
    const request = { ...world.request(id), personal: null };
    const [grant] = openGrants([request]);
    expect(grant?.who).toEqual([{ key: `${EMPLOYEE.tenantId}/${EMPLOYEE.objectId}` }]);
    expect(grant?.steps).toHaveLength(2);
    expect(JSON.stringify(grant)).not.toContain('Ployee');
  });

  test('that was there before, or is kept for others, is not ours to end', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    await world.settle();
    const before = world.request(id);
    const steps = before.steps.map((step, i) =>
      i === 0 ? { ...step, state: 'found' as const, ours: false } : step,
    );
    const [grant] = openGrants([{ ...before, steps }]);
    expect(grant?.steps.map(({ type }) => type)).toEqual(['join-group']);
  });
});

const partnerId = HOME;
const tenantId = AWAY;
const EVERY: readonly Change[] = [
  { type: 'accept-claim', tenantId, partnerId, claim: 'isMfaAccepted' },
  { type: 'redeem-automatically', tenantId, partnerId, direction: 'inboundAllowed' },
  { type: 'synchronise-users', tenantId, partnerId, allowed: true },
  { type: 'partner-entry', tenantId, partnerId },
  { type: 'close-partner', tenantId, partnerId, trust: true },
  { type: 'create-organization', tenantId, displayName: 'All' },
  { type: 'add-to-organization', tenantId, addedTenantId: HOME, displayName: 'Home' },
  { type: 'join-organization', tenantId, addedByTenantId: HOME },
  { type: 'own-group', tenantId, groupId: GROUP, owner: { objectId: ROLE } },
  {
    type: 'assign-in-group',
    tenantId,
    groupId: GROUP,
    accessId: 'member',
    mode: 'eligible',
    principal: { objectId: ROLE },
  },
  {
    type: 'hold-package',
    tenantId,
    packageId: GROUP,
    policyId: ROLE,
    contents: '',
    holder: { objectId: ROLE },
  },
  {
    type: 'open-section',
    tenantId,
    partnerId,
    section: 'b2bCollaborationInbound',
    subjects: [{ target: GROUP, targetType: 'group' }],
    applications: [{ target: ROLE, targetType: 'application' }],
    there: [],
    inherited: false,
  },
];

test.each(EVERY)('$type: an administrator is told where it stands', (change) => {
  const { graph, portal, mind } = endedByHand(change, undefined);
  expect(portal).not.toContain('undefined');
  expect(JSON.stringify(graph)).not.toContain('undefined');
  // Without a request there is a reason for it.
  expect(graph.length > 0 || mind).toBeTruthy();
});
