// What our records say of the targets that other grants have in a section, which Graph replaces as a whole.
import { expect, test } from 'vitest';
import type { Beside } from '../../src/domain/access/beside.ts';
import { withStep } from '../../src/domain/access/request.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { reconcileTenant } from '../../src/usecases/reconcile-tenant.ts';
import { stepInHand } from '../../src/usecases/step-in-hand.ts';
import { account, defaultPolicy, everyone, group, partnerPolicy } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, offers, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const HOST = { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-000000000001' };
const SALES = '50000000-0000-4000-8000-000000000001';
const [PORTAL, LEDGER, WIKI] = [1, 2, 3].map((n) => `60000000-0000-4000-8000-00000000000${n}`);
const APPS = [PORTAL, LEDGER, WIKI] as string[];
const KINDS = ['inbound-access'];

const IN = `section/${AWAY}/${HOME}/b2bCollaborationInbound`;
const target = (id: string, targetType: 'group' | 'application') => ({ target: id, targetType });

/** Before anything of ours, the people of Sales could use the wiki. */
function worldOf(): World {
  const access = [...KINDS, 'outbound-access'];
  const owned = { access, signIn: ['reader', 'remover', 'partners-writer'] };
  const named = (ids: readonly string[]) => ids.map((id) => ({ id }));
  const home = tenant({
    ...owned,
    name: 'home',
    id: HOME,
    displayName: 'Home',
    domains: ['home.example'],
    owners: [{ person: 'host', account: HOST }],
    offers: offers({ partners: [AWAY], openings: { groups: named([SALES]), applications: [] } }),
  });
  const away = tenant({
    ...owned,
    offers: offers({ partners: [HOME], openings: { groups: [], applications: named(APPS) } }),
  });
  const people = [...estate().people, { name: 'host', displayName: 'H. Ost', accounts: [HOST] }];
  const world = new World(
    estate({ tenants: [home, away], people, policies: [rule({ kinds: KINDS })] }),
  );
  const { directory } = world;
  directory.add(account(HOST));
  directory.groups.set(SALES, group({ tenantId: HOME, id: SALES }));
  for (const appId of APPS) {
    const app = { tenantId: AWAY, appId, objectId: appId, displayName: appId };
    directory.applications.set(`${AWAY}/${appId}`, {
      ...app,
      enabled: true,
      assignmentRequired: true,
    });
  }
  const blocked = everyone('blocked');
  const closed = defaultPolicy({
    sections: {
      b2bCollaborationInbound: blocked,
      b2bCollaborationOutbound: blocked,
      b2bDirectConnectInbound: blocked,
      b2bDirectConnectOutbound: blocked,
    },
  });
  for (const id of [HOME, AWAY]) directory.defaults.set(id, closed);
  open(world, [WIKI]);
  return world;
}

function open({ directory }: World, apps: ReadonlyArray<string | undefined>): void {
  const entry = partnerPolicy(HOME);
  const section = {
    usersAndGroups: { accessType: 'allowed', targets: [target(SALES, 'group')] },
    applications: {
      accessType: 'allowed',
      targets: apps.map((one) => target(one ?? '', 'application')),
    },
  } as const;
  directory.partners.set(`${AWAY}/${HOME}`, {
    ...entry,
    sections: { ...entry.sections, b2bCollaborationInbound: section },
  });
}

const applications = ({ directory }: World) =>
  directory.partners
    .get(`${AWAY}/${HOME}`)
    ?.sections.b2bCollaborationInbound?.applications?.targets.map((one) => one.target);

/** Gives the number of the request that both owners agreed to. */
async function ask(world: World, apps: string | undefined): Promise<string> {
  const inputs = { 'input-people': SALES, 'input-applications': apps };
  const fields = { resource: `away/${HOME}`, duration: 'P30D', ...inputs };
  const asked = await world.ask({ kind: 'inbound-access', fields });
  if (!asked.ok) throw new Error(asked.error.map(({ sentence }) => sentence).join());
  const { id } = asked.value;
  for (const side of world.request(id).sides) {
    await world.approve(id, side.id === HOME ? HOST : OWNER);
  }
  return id;
}

async function opened(world: World, app: string | undefined): Promise<string> {
  const id = await ask(world, app);
  await world.settle();
  expect(world.request(id).state).toBe('active');
  return id;
}

test('an application that somebody opened by hand in between stays theirs, and the rest goes', async () => {
  const world = worldOf();
  const asked = await ask(world, `${PORTAL},${LEDGER}`);
  const stepOf = () =>
    world
      .request(asked)
      .steps.find(({ brought = [] }) => brought.some((key) => key.startsWith(IN)));
  while (stepOf()?.state !== 'begun') await world.step();
  open(world, [WIKI, LEDGER]);
  await world.settle();
  expect(stepOf()).toMatchObject({ state: 'done', brought: [`${IN}/${PORTAL}`] });
  expect(applications(world)).toEqual([WIKI, LEDGER, PORTAL]);
  await world.end(asked, 'revoke', OWNER);
  await world.settle();
  expect(world.request(asked).state).toBe('ended');
  expect(applications(world)).toEqual([WIKI, LEDGER]);
});

test('an application that came back by hand and is handed on before it is written goes with the last', async () => {
  const world = worldOf();
  const first = await opened(world, PORTAL);
  await world.end(first, 'revoke', OWNER);
  await world.moveTo(world.now + HOUR);
  open(world, [WIKI, PORTAL]);
  await reconcileTenant(world.deps, OWNER, 'Away');
  await world.settle();
  expect(world.request(first).drift?.found).toBe('restored');
  const second = await ask(world, `${PORTAL},${LEDGER}`);
  const stepOf = () =>
    world
      .request(second)
      .steps.find(({ brought = [] }) => brought.some((key) => key.startsWith(IN)));
  while (stepOf()?.state !== 'begun') await world.step();
  const write = world.queue.due(world.now).find(({ work }) => work.kind === 'perform-step');
  world.queue.claim(write?.id ?? '');
  await world.queue.postpone(write?.id ?? '', world.now + 1_000, 'later', false);
  await answerDrift(world.deps, OWNER, first, 'take-away');
  await world.settle();
  expect(world.request(first).state).toBe('ended');
  await world.moveTo(world.now + HOUR);
  expect(stepOf()?.brought?.toSorted()).toEqual([`${IN}/${PORTAL}`, `${IN}/${LEDGER}`]);
  await world.end(second, 'revoke', OWNER);
  await world.settle();
  expect(applications(world)).toEqual([WIKI]);
});

test('a target of another grant is known as ours, then as taken back, and what was there before as neither', async () => {
  const world = worldOf();
  const portal = await opened(world, PORTAL);
  const ledger = await opened(world, LEDGER);
  const beside = async (): Promise<Readonly<Record<string, Beside>>> => {
    const request = world.request(ledger);
    const step = request.plan.steps.find(
      ({ change }) => change.type === 'open-section' && change.tenantId === AWAY,
    );
    const inHand = await stepInHand(world.deps, request, step?.id ?? '', false);
    return inHand?.beside ?? {};
  };
  const own = { [`${IN}/${LEDGER}`]: 'just-given' };
  expect(await beside()).toEqual({ ...own, [`${IN}/${PORTAL}`]: 'just-given' });
  await world.moveTo(world.now + 6 * MINUTE);
  expect(await beside()).toMatchObject({ [`${IN}/${PORTAL}`]: 'given' });
  await world.end(portal, 'revoke', OWNER);
  await world.settle();
  expect(world.request(portal).state).toBe('ended');
  expect(await beside()).toEqual({
    [`${IN}/${LEDGER}`]: 'given',
    [`${IN}/${PORTAL}`]: 'taken-back',
  });
  await world.moveTo(world.now + HOUR);
  expect(await beside()).toEqual({ [`${IN}/${LEDGER}`]: 'given' });
});

test('what was over long ago is looked at only for a step that was begun before that', async () => {
  const world = worldOf();
  const portal = await opened(world, PORTAL);
  await world.end(portal, 'revoke', OWNER);
  await world.settle();
  const { closedAt = 0 } = world.request(portal);
  await world.moveTo(world.now + 40 * DAY);
  const ledger = await opened(world, LEDGER);
  const { store } = world;
  const request = world.request(ledger);
  const step = request.plan.steps.find(({ change }) => change.type === 'open-section');
  if (!step) throw new Error('There is no such step.');
  const looked = async (of: typeof request) => {
    const seen = new Set<string>();
    const grantsWithin: typeof store.grantsWithin = async (prefix, since) => {
      const found = await store.grantsWithin(prefix, since);
      for (const { id } of found) seen.add(id);
      return found;
    };
    const watched = Object.assign(Object.create(store), { grantsWithin }) as typeof store;
    await stepInHand({ ...world.deps, store: watched }, of, step.id, false);
    return [...seen];
  };
  expect(await looked(request)).toEqual([ledger]);
  const begun = { state: 'begun', begunAt: closedAt - HOUR } as const;
  expect((await looked(withStep(request, step.id, begun))).sort()).toEqual([portal, ledger].sort());
});
