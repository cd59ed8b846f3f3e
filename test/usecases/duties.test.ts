// What does not go together, and how much at once: told in the form, and decided again at the click.
import { describe, expect, test } from 'vitest';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import type { Incompatible } from '../../src/domain/estate/limits.ts';
import { DAY } from '../../src/shared/duration.ts';
import { account, group } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  GROUP,
  HOME,
  OWNER,
  ROLE,
  rule,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const OTHER_GROUP = '30000000-0000-4000-8000-00000000000a';
const SECOND = { tenantId: HOME, objectId: 'a0000000-0000-4000-8000-0000000000aa' };

const APART: Incompatible = {
  id: 'order-and-pay',
  place: 'estate.yaml:9',
  between: [
    [{ kind: 'guest-access', tenantId: AWAY, resource: GROUP }],
    [
      { kind: 'pim-eligibility', tenantId: AWAY, resource: '*' },
      { kind: 'guest-access', tenantId: AWAY, resource: '*0a' },
    ],
  ],
  because: 'Whoever orders does not pay.',
};

function of(change: { rule?: Partial<PolicyRule>; apart?: boolean } = {}): World {
  const home = tenant({
    name: 'home',
    id: HOME,
    displayName: 'Home',
    domains: ['home.example'],
    owners: [],
  });
  const away = tenant({ offers: { ...tenant().offers, groups: [GROUP, OTHER_GROUP] } });
  const world = new World(
    estate({
      tenants: [home, away],
      people: [
        {
          name: 'employee',
          displayName: 'Em Ployee',
          accounts: [EMPLOYEE, EMPLOYEE_ADMIN, SECOND],
        },
        { name: 'owner', displayName: 'O. Wner', accounts: [OWNER] },
      ],
      policies: [rule(change.rule)],
      ...(change.apart !== false && { incompatible: [APART] }),
    }),
  );
  world.directory.groups.set(OTHER_GROUP, group({ id: OTHER_GROUP, displayName: 'Payments' }));
  world.directory.add(account(SECOND, { userPrincipalName: 'em2@home.example' }));
  return world;
}

const fields = (id: string) => ({ resource: `away/${id}` });

async function asked(world: World, change: Parameters<World['ask']>[0] = {}) {
  const sent = await world.ask(change);
  if (!sent.ok) throw new Error(sent.error.map(({ sentence }) => sentence).join());
  return sent.value.id;
}

async function active(world: World, change: Parameters<World['ask']>[0] = {}) {
  const id = await asked(world, change);
  await world.approve(id);
  await world.settle();
  return id;
}

const why = async (world: World, change: Parameters<World['ask']>[0]) => {
  const sent = await world.ask(change);
  return sent.ok ? sent.value.state : sent.error;
};

describe('what does not go together', () => {
  test('is refused in the form, with both names and the reason', async () => {
    const world = of();
    const held = await active(world);
    expect(await why(world, { fields: fields(OTHER_GROUP) })).toMatchObject([
      {
        code: 'incompatible',
        field: 'resource',
        sentence: `Guest access to Payments does not go together with Guest access to Closing (${held}), which you have already: Whoever orders does not pay.`,
        next: 'One of the two has to end before the other is given. That is rule order-and-pay (estate.yaml:9).',
      },
    ]);
  });

  test('holds in both directions', async () => {
    const world = of();
    await active(world, { fields: fields(OTHER_GROUP) });
    expect(await why(world, {})).toMatchObject([{ code: 'incompatible' }]);
  });

  test('counts all accounts of a person', async () => {
    const world = of();
    await active(world);
    expect(await why(world, { actor: SECOND, fields: fields(OTHER_GROUP) })).toMatchObject([
      { code: 'incompatible' },
    ]);
  });

  test('counts what was asked for already, and is free again once that is withdrawn', async () => {
    const world = of();
    const id = await asked(world);
    expect(await why(world, { fields: fields(OTHER_GROUP) })).toMatchObject([
      { code: 'incompatible', sentence: expect.stringContaining('which you asked for already') },
    ]);
    await world.end(id, 'withdraw', EMPLOYEE);
    expect(await why(world, { fields: fields(OTHER_GROUP) })).toBe('pending');
  });

  test('is decided again at the click: what was given meanwhile counts', async () => {
    const world = of({ apart: false });
    const first = await asked(world);
    const second = await asked(world, { fields: fields(OTHER_GROUP) });
    Object.assign(world.estate, { incompatible: [APART] });
    expect((await world.approve(first)).ok).toBe(true);
    const late = await world.approve(second);
    expect(late).toMatchObject({
      ok: false,
      error: {
        refusal: {
          code: 'incompatible',
          sentence: expect.stringContaining('Em Ployee has already'),
        },
      },
    });
    expect(world.request(second).state).toBe('pending');
  });

  test('is free again once what was there is proven to be gone', async () => {
    const world = of();
    const id = await active(world);
    await world.end(id, 'return', EMPLOYEE);
    expect(await why(world, { fields: fields(OTHER_GROUP) })).toMatchObject([
      { code: 'incompatible' },
    ]);
    await world.settle();
    expect(world.request(id).state).toBe('ended');
    expect(await why(world, { fields: fields(OTHER_GROUP) })).toBe('pending');
  });

  test('counts what the directory shows, however they came to it', async () => {
    const world = of();
    world.directory.eligibilities.push({
      principalId: EMPLOYEE_ADMIN.objectId,
      roleId: ROLE,
      scope: '/',
      until: null,
    });
    const refused = await why(world, {});
    expect(refused).toMatchObject([
      {
        code: 'incompatible',
        sentence: expect.stringMatching(
          /^Guest access to Closing does not go together with PIM eligibility to .+ in Away, which you have already/,
        ),
      },
    ]);
  });

  test('is no yes where the directory does not say', async () => {
    const world = of();
    const read = world.directory.read.bind(world.directory);
    Object.assign(world.directory, {
      read: async (queries: Parameters<typeof read>[0]) => {
        const facts = await read(queries);
        return queries.map((query, i) =>
          query.fact === 'eligibility'
            ? { known: false, reason: { kind: 'unavailable', code: 'x' } }
            : facts[i],
        );
      },
    });
    expect(await why(world, {})).toMatchObject([{ code: 'duties-unreadable' }]);
  });
});

describe('how much at once', () => {
  const ONE = { rule: { atOnce: 1, longest: 30 * DAY }, apart: false };

  test('is refused in the form with what there is, and free again after that has ended', async () => {
    const world = of(ONE);
    const id = await active(world);
    expect(await why(world, { fields: fields(OTHER_GROUP) })).toMatchObject([
      {
        code: 'too-many-at-once',
        sentence:
          'Rule everything (estate.yaml:1) lets one person have one thing at once, and there is Guest access to Closing already.',
      },
    ]);
    await world.end(id, 'return', EMPLOYEE);
    await world.settle();
    expect(await why(world, { fields: fields(OTHER_GROUP) })).toBe('pending');
  });

  test('does not count the same thing for longer', async () => {
    const world = of(ONE);
    await active(world);
    expect(await why(world, {})).toBe('pending');
  });

  test('is counted again at the click', async () => {
    const world = of({ rule: { atOnce: 2 }, apart: false });
    const first = await asked(world);
    const second = await asked(world, { fields: fields(OTHER_GROUP) });
    Object.assign(world.estate, { policies: [rule({ atOnce: 1 })] });
    expect((await world.approve(first)).ok).toBe(true);
    expect(await world.approve(second)).toMatchObject({
      ok: false,
      error: {
        refusal: {
          code: 'too-many-at-once',
          sentence: expect.stringContaining('Rule everything (estate.yaml:1) lets one person'),
        },
      },
    });
  });
});
