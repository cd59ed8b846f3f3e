// A multitenant organization as the changers make, join and leave it, over simulated tenants and their hours.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addToOrganization } from '../../../../src/adapters/entra/changes/add-to-organization.ts';
import { createOrganization } from '../../../../src/adapters/entra/changes/create-organization.ts';
import { joinOrganization } from '../../../../src/adapters/entra/changes/join-organization.ts';
import { Unproven } from '../../../../src/ports/directory-error.ts';
import { HOUR, MINUTE } from '../../../../src/shared/duration.ts';
import { tenantId } from '../../../sandbox/graph/support/sample.ts';
import { type Simulated, simulate } from './simulated.ts';

const ROOT = '/tenantRelationships/multiTenantOrganization';
const CONTOSO = tenantId('contoso');
const NORTHWIND = tenantId('northwind');
const NOBODY = '00000000-0000-0000-0000-000000000000';

const CREATE = { type: 'create-organization', tenantId: CONTOSO, displayName: 'Group' } as const;
const ADD = {
  type: 'add-to-organization',
  tenantId: CONTOSO,
  addedTenantId: NORTHWIND,
  displayName: 'Northwind',
} as const;
const JOIN = { type: 'join-organization', tenantId: NORTHWIND, addedByTenantId: CONTOSO } as const;

let world: Simulated;
let create: ReturnType<typeof createOrganization>;
let add: ReturnType<typeof addToOrganization>;
let join: ReturnType<typeof joinOrganization>;
let begunAt: number;

beforeEach(async () => {
  world = await simulate(
    ['contoso', 'northwind', 'fabrikam'],
    ['MultiTenantOrganization.ReadWrite.All'],
  );
  create = createOrganization(world.deps);
  add = addToOrganization(world.deps);
  join = joinOrganization(world.deps);
  begunAt = world.deps.clock.now();
});
afterEach(() => world.host.close());

const first = () => world.context({ begunAt });
const again = () => world.context({ begunAt, firstTry: false });
const underway = async (act: Promise<unknown>): Promise<boolean> => {
  const outcome = await act.catch((error: unknown) => error);
  return outcome instanceof Unproven && outcome.underway;
};
async function added() {
  await create.perform(CREATE, first());
  await add.perform(ADD, first());
}
async function joined() {
  await added();
  expect(await underway(join.perform(JOIN, first()))).toBe(true);
  world.advance(HOUR);
  return join.perform(JOIN, again());
}

describe('the organization', () => {
  test('is made once, and stays', async () => {
    expect(await create.observe(CREATE, first())).toEqual({ found: 'absent' });
    await create.perform(CREATE, first());
    await create.perform(CREATE, again());
    expect(world.written).toEqual([`PUT ${ROOT}`]);
    expect(await create.observe(CREATE, first())).toMatchObject({ found: 'present' });
    expect(await create.undo(CREATE, again())).toMatchObject({ gone: false });
  });

  test('that others own is in the way', async () => {
    await joined();
    const other = { ...CREATE, tenantId: NORTHWIND };
    expect(await create.observe(other, first())).toMatchObject({ found: 'in-the-way' });
  });

  test('that was never made is gone', async () => {
    expect(await create.undo(CREATE, again())).toMatchObject({ gone: true });
  });
});

describe('joining', () => {
  test('takes hours that are no trouble, and is sent once', async () => {
    await joined();
    expect(world.written).toEqual([
      `PUT ${ROOT}`,
      `POST ${ROOT}/tenants`,
      `PATCH ${ROOT}/joinRequest`,
    ]);
    expect(await join.observe(JOIN, first())).toMatchObject({ found: 'present' });
  });

  test('that failed is taken back and tried again, for some hours', async () => {
    await world.as('northwind').patch(`${ROOT}/joinRequest`, { addedByTenantId: CONTOSO });
    world.advance(HOUR);
    await world.as('northwind').get(ROOT);
    await added();
    expect(await join.observe(JOIN, first())).toEqual({ found: 'absent' });
    expect(await underway(join.perform(JOIN, first()))).toBe(true);
    expect(world.written.slice(-2)).toEqual([
      `PATCH ${ROOT}/joinRequest`,
      `PATCH ${ROOT}/joinRequest`,
    ]);
    world.advance(HOUR);
    expect(await join.perform(JOIN, again())).toMatchObject({ outputs: {} });
  });

  test('that somebody else has asked for is waited for, and is theirs', async () => {
    await added();
    await world.as('northwind').patch(`${ROOT}/joinRequest`, { addedByTenantId: CONTOSO });
    expect(await underway(join.perform(JOIN, first()))).toBe(true);
    world.advance(HOUR);
    expect(await join.perform(JOIN, first())).toMatchObject({ ours: false });
    expect((await join.perform(JOIN, again())).ours).not.toBe(false);
    expect(world.written.filter((line) => line.startsWith('PATCH'))).toEqual([]);
  });

  test('that keeps failing is given up, and nothing of it is left', async () => {
    await create.perform(CREATE, first());
    // Never added, so that it can only fail.
    expect(await underway(join.perform(JOIN, first()))).toBe(true);
    world.advance(5 * HOUR);
    await expect(join.perform(JOIN, again())).rejects.toMatchObject({
      trouble: 'refused',
      code: 'join-failed',
    });
    const { body } = await world.as('northwind').get(`${ROOT}/joinRequest`);
    expect(body.addedByTenantId).toBe(NOBODY);
  });

  test('another organization meanwhile is told, not fought', async () => {
    await added();
    const fabrikam = world.as('fabrikam');
    await fabrikam.put(ROOT, { displayName: 'Other' });
    await world.as('contoso').delete(`${ROOT}/tenants/${NORTHWIND}`);
    await fabrikam.post(`${ROOT}/tenants`, { tenantId: NORTHWIND, displayName: 'Northwind' });
    await world
      .as('northwind')
      .patch(`${ROOT}/joinRequest`, { addedByTenantId: tenantId('fabrikam') });
    expect(await join.observe(JOIN, first())).toMatchObject({ found: 'in-the-way' });
    world.advance(HOUR);
    expect(await join.observe(JOIN, first())).toMatchObject({ found: 'in-the-way' });
    expect(await join.undo(JOIN, again())).toMatchObject({ gone: true });
  });

  test('a look that fails in the middle is looked at again, however many were taken', async () => {
    await added();
    await underway(join.perform(JOIN, first()));
    const broken = joinOrganization({
      ...world.deps,
      reader: () => {
        throw new Unproven(NORTHWIND, 'it does not answer');
      },
    });
    expect(await underway(broken.perform(JOIN, again()))).toBe(true);
    // Where somebody else had asked to join, nothing of ours was sent in all the time.
    expect(await underway(broken.perform(JOIN, first()))).toBe(false);
    world.advance(HOUR);
    expect(await underway(broken.perform(JOIN, first()))).toBe(true);
  });
});

describe('leaving', () => {
  test('is asked for by the member, takes hours, and is read back in both tenants', async () => {
    await joined();
    expect(await underway(join.undo(JOIN, again()))).toBe(true);
    expect(await underway(join.undo(JOIN, again()))).toBe(true);
    expect(world.written.filter((line) => line.startsWith('DELETE'))).toHaveLength(1);
    expect(await join.isGone(JOIN, again())).toMatchObject({ gone: false });
    world.advance(HOUR);
    expect(await join.undo(JOIN, again())).toMatchObject({ gone: true });
    expect(await add.undo(ADD, again())).toMatchObject({ gone: true });
    expect(await add.isGone(ADD, again())).toMatchObject({ gone: true });
    const { body } = await world.as('contoso').get(`${ROOT}/tenants`);
    expect(body.value).toHaveLength(1);
  });

  test('is asked for also where the tenant that added it has left, and others own the organization', async () => {
    await joined();
    const fabrikam = { tenantId: tenantId('fabrikam'), displayName: 'Fabrikam', role: 'owner' };
    await world.as('contoso').post(`${ROOT}/tenants`, fabrikam);
    await world.as('fabrikam').patch(`${ROOT}/joinRequest`, { addedByTenantId: CONTOSO });
    world.advance(HOUR);
    expect((await world.as('fabrikam').get(ROOT)).body.state).toBe('active');
    await world.as('contoso').delete(`${ROOT}/tenants/${CONTOSO}`);
    world.advance(3 * HOUR);
    expect((await world.as('contoso').get(ROOT)).body.state).toBe('inactive');
    const { body } = await world.as('northwind').get(`${ROOT}/tenants`);
    const left = body.value.map((one: { tenantId: string }) => one.tenantId);
    expect(left.toSorted()).toEqual([fabrikam.tenantId, NORTHWIND].toSorted());
    expect(await join.isGone(JOIN, again())).toMatchObject({ gone: false });
    expect(await underway(join.undo(JOIN, again()))).toBe(true);
    world.advance(3 * HOUR);
    expect(await join.undo(JOIN, again())).toMatchObject({ gone: true });
    expect((await world.as('fabrikam').get(`${ROOT}/tenants`)).body.value).toHaveLength(1);
  });

  test('before it has joined takes its request back', async () => {
    await added();
    await underway(join.perform(JOIN, first()));
    expect(await join.undo(JOIN, again())).toMatchObject({ gone: true });
    expect(await add.undo(ADD, again())).toMatchObject({ gone: true });
    world.advance(3 * HOUR);
    expect(await join.isGone(JOIN, again())).toMatchObject({ gone: true });
  });

  describe('where no look shows that it has joined or asks to', () => {
    /** As a replica shows it that is behind, for so many looks. */
    function behind(looks: number) {
      let left = looks;
      const { reader } = world.deps;
      return joinOrganization({
        ...world.deps,
        readBackMs: 500,
        reader: (of) => ({
          ...reader(of),
          get: async (path, options) => {
            if (left <= 0) return reader(of).get(path, options);
            if (path !== ROOT) left -= 1;
            const body = path === ROOT ? { state: 'inactive' } : { addedByTenantId: NOBODY };
            return { body: body as never, requestId: 'r' };
          },
        }),
      });
    }

    test('it is not called gone within five minutes', async () => {
      await added();
      expect(await underway(join.perform(JOIN, first()))).toBe(true);
      world.advance(MINUTE);
      await expect(behind(99).undo(JOIN, again())).rejects.toMatchObject({
        passing: true,
        code: 'unproven',
        underway: false,
      });
      world.advance(5 * MINUTE);
      expect(await behind(99).undo(JOIN, again())).toMatchObject({ gone: true });
    });

    test('nor within five minutes of having been seen', async () => {
      await joined();
      const shownAt = world.deps.clock.now();
      world.advance(MINUTE);
      const context = { ...again(), outputs: {}, shownAt };
      await expect(behind(99).undo(JOIN, context)).rejects.toMatchObject({ code: 'unproven' });
    });

    test('it is looked at again for a moment before that is believed', async () => {
      await joined();
      world.advance(HOUR);
      const context = { ...again(), outputs: {} };
      expect(await underway(behind(1).undo(JOIN, context))).toBe(true);
      expect(world.written.at(-1)).toMatch(/^DELETE/);
    });
  });

  test('a tenant that is just leaving is not added again', async () => {
    await joined();
    await underway(join.undo(JOIN, again()));
    expect(await add.observe(ADD, first())).toMatchObject({ found: 'in-the-way' });
    expect(await join.observe(JOIN, first())).toMatchObject({ found: 'in-the-way' });
  });
});

describe('adding', () => {
  test('what was listed before is found, and added once by two tries', async () => {
    await create.perform(CREATE, first());
    await add.perform(ADD, first());
    await add.perform(ADD, first());
    expect(await add.observe(ADD, first())).toMatchObject({ found: 'present' });
  });

  test('is not taken for ours where somebody else was faster', async () => {
    await create.perform(CREATE, first());
    const tenant = { tenantId: NORTHWIND, displayName: 'Northwind' };
    await world.as('contoso').post(`${ROOT}/tenants`, tenant);
    expect(await add.perform(ADD, first())).toMatchObject({ ours: false });
    expect((await add.perform(ADD, again())).ours).not.toBe(false);
    const others = { ...first(), heldAsOurs: true };
    expect((await add.perform(ADD, others)).ours).not.toBe(false);
  });

  test('a tenant that does not own its organization adds nobody', async () => {
    expect(await add.observe(ADD, first())).toMatchObject({ found: 'in-the-way' });
  });

  test('one that another organization lists is refused for good', async () => {
    await joined();
    await world.as('fabrikam').put(ROOT, { displayName: 'Other' });
    const theirs = { ...ADD, tenantId: tenantId('fabrikam') };
    await expect(add.perform(theirs, first())).rejects.toMatchObject({ trouble: 'refused' });
  });
});
