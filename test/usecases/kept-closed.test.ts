// What a separation closed stays closed: also for an opening that was approved before it.
import { expect, test } from 'vitest';
import { wholeSection } from '../../src/domain/access/pairs/section.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { answerReview } from '../../src/usecases/answer-review.ts';
import { defaultPolicy, everyone, partnerPolicy } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, offers, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const GROUP = '50000000-0000-4000-8000-000000000001';
const APP = '60000000-0000-4000-8000-000000000001';
const KINDS = ['inbound-access', 'separate-partner'];

/** Home runs no Drawbridge, so its administrators do their half first. */
const between = (): Estate =>
  estate({
    tenants: [
      tenant({
        name: 'home',
        id: HOME,
        displayName: 'Home',
        kind: 'external',
        domains: ['home.example'],
        owners: [],
        access: [],
        signIn: [],
        offers: offers({
          openings: { groups: [{ id: GROUP, name: 'Sales' }], applications: [] },
        }),
      }),
      tenant({
        access: KINDS,
        signIn: ['reader', 'remover', 'partners-writer'],
        offers: offers({
          partners: [HOME],
          openings: { groups: [], applications: [{ id: APP }] },
        }),
      }),
    ],
    policies: [rule({ kinds: KINDS })],
  });

function worldOf(): World {
  const world = new World(between());
  const sections = {
    b2bCollaborationInbound: everyone('blocked'),
    b2bCollaborationOutbound: everyone('blocked'),
    b2bDirectConnectInbound: everyone('blocked'),
    b2bDirectConnectOutbound: everyone('blocked'),
  };
  world.directory.defaults.set(AWAY, defaultPolicy({ sections }));
  const app = { tenantId: AWAY, appId: APP, objectId: APP, displayName: 'Portal' };
  world.directory.applications.set(`${AWAY}/${APP}`, {
    ...app,
    enabled: true,
    assignmentRequired: true,
  });
  return world;
}

async function approved(world: World, kind: string, inputs: Record<string, string>) {
  const fields = { resource: `away/${HOME}`, duration: 'P30D', ...inputs };
  const asked = await world.ask({ kind, fields });
  if (!asked.ok) throw new Error(asked.error.map(({ sentence }) => sentence).join());
  const done = await world.approve(asked.value.id);
  if (!done.ok) throw new Error(done.error.refusal.sentence);
  await world.settle();
  return asked.value.id;
}

const inbound = ({ directory }: World) =>
  wholeSection(
    directory.partners.get(`${AWAY}/${HOME}`)?.sections.b2bCollaborationInbound ?? null,
    directory.defaults.get(AWAY)?.sections.b2bCollaborationInbound ?? null,
  );

test('an opening that waits for the partner opens nothing once a separation was approved', async () => {
  const world = worldOf();
  const opening = await approved(world, 'inbound-access', {
    'input-people': GROUP,
    'input-applications': APP,
  });
  expect(world.request(opening).state).toBe('with-partner');
  const separation = await approved(world, 'separate-partner', { 'input-halves': 'one' });
  expect(world.request(separation).state).toBe('active');

  expect((await answerReview(world.deps, OWNER, opening, 'attest')).ok).toBe(true);
  await world.settle();
  expect(world.request(opening).state).toBe('failed');
  expect(world.request(opening).personal?.failure).toContain('keeps this closed');
  expect(inbound(world)).toEqual(everyone('blocked'));
});

test('what moved while the partner was waited for is asked about again, before our half is written', async () => {
  const world = worldOf();
  const opening = await approved(world, 'inbound-access', {
    'input-people': GROUP,
    'input-applications': APP,
  });
  const before = world.request(opening);
  // Somebody gives the partner an entry by hand, with another group in it.
  const other = '50000000-0000-4000-8000-0000000000ff';
  const blocked = everyone('blocked');
  world.directory.partners.set(
    `${AWAY}/${HOME}`,
    partnerPolicy(HOME, {
      sections: {
        b2bCollaborationInbound: {
          usersAndGroups: {
            accessType: 'allowed',
            targets: [{ target: other, targetType: 'group' }],
          },
          applications: {
            accessType: 'allowed',
            targets: [{ target: APP, targetType: 'application' }],
          },
        },
        b2bCollaborationOutbound: blocked,
        b2bDirectConnectInbound: blocked,
        b2bDirectConnectOutbound: blocked,
      },
    }),
  );
  const writes = world.writes.length;
  expect((await answerReview(world.deps, OWNER, opening, 'attest')).ok).toBe(true);
  await world.settle();
  const asked = world.request(opening);
  expect(asked).toMatchObject({ state: 'pending', agreed: [] });
  expect(asked.plan.hash).not.toBe(before.plan.hash);
  expect(world.writes).toHaveLength(writes);
  expect((await world.approve(opening)).ok).toBe(true);
  await world.settle();
  expect(world.request(opening).state).toBe('with-partner');
  expect((await answerReview(world.deps, OWNER, opening, 'attest')).ok).toBe(true);
  await world.settle();
  expect(world.request(opening).state).toBe('active');
});
