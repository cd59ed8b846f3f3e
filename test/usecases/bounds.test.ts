// What an approval is bound to: its plan, its time, and words that say no more than was read.
import { describe, expect, test } from 'vitest';
import { historyOf } from '../../src/cards/request-history.ts';
import { standing } from '../../src/cards/standing.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, MINUTE } from '../../src/shared/duration.ts';
import { runDueCommand } from '../../src/usecases/run-due-command.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, OWNER, ROLE } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const READER = { locale: 'en-GB', timeZone: 'UTC' };

async function asked(world: World, change: Parameters<World['ask']>[0] = {}) {
  const result = await world.ask(change);
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  return result.value.id;
}

async function active(world: World, days: number) {
  const id = await asked(world, { fields: { duration: `P${days}D` } });
  await world.approve(id);
  await world.settle();
  const guest = world.guest();
  if (guest) world.directory.accounts.set(accountKey(guest), { ...guest, redemption: 'accepted' });
  await world.moveTo(world.now + 5 * MINUTE);
  return id;
}

const said = (world: World, id: string) =>
  [standing(world.request(id)), ...historyOf(world.request(id), READER)].join('\n');

describe('the plan', () => {
  test.each(['before its first step', 'after it was set up'])(
    'a stored plan that was changed %s is not carried out',
    async (when) => {
      const world = new World();
      const id = await asked(world);
      await world.approve(id);
      if (when === 'after it was set up') await world.settle();
      const before = world.request(id);
      const steps = before.plan.steps.map((step) =>
        step.change.type === 'join-group'
          ? { ...step, change: { ...step.change, groupId: 'f0000000-0000-4000-8000-00000000000f' } }
          : step,
      );
      world.store.requests.set(id, { ...before, plan: { ...before.plan, steps } });
      const writes = [...world.writes];
      if (when === 'after it was set up') await world.end(id, 'revoke', OWNER);
      await world.settle();
      expect(world.writes).toEqual(writes);
      expect(['active', 'ended']).not.toContain(world.request(id).state);
    },
  );

  test('the audit says who gets what under which rule, without a name', async () => {
    const world = new World();
    await active(world, 7);
    const entry = world.store.audit.find(({ verb }) => verb === 'approved');
    expect(entry?.people).toEqual({ beneficiary: EMPLOYEE });
    expect(entry?.actor).toEqual(OWNER);
    expect(entry?.details).toMatchObject({
      policy: { id: 'everything' },
      steps: [{ type: 'invite-guest', tenantId: AWAY }, { type: 'join-group' }],
    });
    expect(JSON.stringify(entry?.details)).not.toContain(EMPLOYEE.objectId);
    expect(entry?.committed).toHaveProperty('plan');
  });
});

describe('the time', () => {
  test.each([
    ['that was only approved', 0],
    ['whose first write failed before it took effect', 1],
  ])('nothing is given after the end by work %s', async (_what, fails) => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    world.failingWrites = fails;
    if (fails > 0) await world.settle();
    world.now += 20 * DAY;
    await world.settle();
    expect(world.writes).toEqual([]);
    await world.moveTo(world.now + 10 * MINUTE);
    expect(world.request(id).state).toBe('ended');
  });

  test.each(['expire', 'lapse'] as const)(
    'a clock that was set back just then loses no %s',
    async (kind) => {
      const world = new World();
      const id = kind === 'expire' ? await active(world, 7) : await asked(world);
      const due =
        (kind === 'expire' ? world.request(id).expiresAt : world.request(id).lapsesAt) ?? 0;
      const item = world.queue.due(due).find(({ work }) => work.kind === kind);
      if (!item) throw new Error('It is not planned.');
      world.queue.claim(item.id);
      world.now = due - 5;
      await runDueCommand(world.deps, item, kind);
      expect(world.queue.isOpen(item.id)).toBe(true);
      await world.moveTo(due + MINUTE);
      expect(world.request(id).state).toBe(kind === 'expire' ? 'ended' : 'lapsed');
    },
  );
});

describe('the words at the end', () => {
  test('another grant still needs it: over, and not called gone', async () => {
    const world = new World();
    const first = await active(world, 3);
    await active(world, 7);
    await world.moveTo(world.now + 4 * DAY);
    expect(world.directory.members.size).toBe(1);
    expect(said(world, first)).toMatch(
      /The access itself stays. Request .* needs it as well: it stays until/,
    );
    expect(said(world, first)).not.toContain('gone');
    expect(world.request(first).provenAt).toBeUndefined();
  });

  test('it was there before: over, and not called gone', async () => {
    const world = new World();
    const id = await asked(world, { kind: 'pim-eligibility' });
    await world.approve(id);
    const { objectId: principalId } = EMPLOYEE_ADMIN;
    world.directory.eligibilities.push({ principalId, roleId: ROLE, scope: '/', until: null });
    await world.settle();
    await world.moveTo(world.now + 8 * DAY);
    expect(world.directory.eligibilities).toHaveLength(1);
    expect(said(world, id)).toContain('The access itself stays. It was there before.');
    expect(said(world, id)).not.toContain('gone');
  });

  test('taken back: read back as gone', async () => {
    const world = new World();
    const id = await active(world, 1);
    await world.moveTo(world.now + 2 * DAY);
    expect(said(world, id)).toContain('Read back as gone');
    expect(said(world, id)).not.toContain('stays');
  });
});
