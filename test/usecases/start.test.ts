// An access that is approved now and begins later: nothing before its start, all of it checked then.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { readStart } from '../../src/domain/access/start.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { NOW } from '../fakes/access.ts';
import { AWAY, EMPLOYEE, GROUP, OWNER, ROLE } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

/** 20 November 2026, 10:42. */
const START = Date.UTC(2026, 10, 25, 8);
const LATER = { startDate: '2026-11-25', startTime: '08:00' };

async function asked(world: World, fields: Record<string, unknown> = LATER, kind = 'guest-access') {
  const result = await world.ask({ kind, fields });
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  return result.value.id;
}

async function scheduled(kind?: string) {
  const world = new World();
  const id = await asked(world, LATER, kind);
  await world.approve(id);
  await world.settle();
  return { world, id };
}

const cardFor = (world: World, id: string, audience: 'requestor' | 'approver'): string =>
  JSON.stringify(
    requestCard({
      request: world.request(id),
      viewer: audience === 'requestor' ? EMPLOYEE : OWNER,
      audience,
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );

describe('a start in the form', () => {
  const read = (startDate: string, startTime: string, zone = 'UTC') =>
    readStart({ startDate, startTime }, zone, NOW);
  test.each([
    ['', '', undefined],
    ['2026-11-25', '08:00', START],
    ['2026-11-25', '', Date.UTC(2026, 10, 25)],
    ['', '12:00', Date.UTC(2026, 10, 20, 12)],
    ['2026-11-20', '', undefined],
    ['2026-11-20', '10:30', undefined],
  ])('%s %s', (day, time, at) => {
    expect(read(day, time)).toEqual({ ok: true, value: at });
  });

  test('is meant in the zone of whoever asks', () => {
    expect(read('2026-11-25', '09:00', 'Europe/Berlin')).toEqual({ ok: true, value: START });
  });

  test.each([
    ['2026-11-19', '', 'start-past'],
    ['2026-11-20', '08:00', 'start-past'],
    ['2026-12-24', '08:00', 'start-too-late'],
    ['tomorrow', '', 'start-unreadable'],
    ['2026-11-25', 'noon', 'start-unreadable'],
  ])('%s %s is refused: %s', (day, time, code) => {
    expect(read(day, time)).toMatchObject({ ok: false, error: { code, field: 'start' } });
  });
});

describe('a later start', () => {
  test('is on the card and bound in what is approved', async () => {
    const world = new World();
    const now = await world.ask({ fields: {}, kind: 'guest-access' });
    if (!now.ok) throw new Error('not asked');
    await world.end(now.value.id, 'withdraw', EMPLOYEE);
    const id = await asked(world);
    expect(world.request(id).plan.hash).not.toBe(now.value.plan.hash);
    expect(cardFor(world, id, 'approver')).toContain('Wed 25 Nov 2026, 08:00');
    expect(cardFor(world, id, 'approver')).toContain('7 days, counted from the start');
    world.store.requests.set(id, { ...world.request(id), startsAt: START - DAY });
    expect(await world.approve(id)).toMatchObject({ ok: true, value: { outcome: 'changed' } });
  });

  test('changes nothing before, and its end counts from it', async () => {
    const { world, id } = await scheduled();
    expect(world.request(id)).toMatchObject({ state: 'scheduled', expiresAt: START + 7 * DAY });
    expect(cardFor(world, id, 'requestor')).toContain('Approved, starts later');
    expect(world.posts.at(-1)?.summary).toMatch(/^Approved, starts Wed 25 Nov 2026, 08:00:/);
    await world.moveTo(START - HOUR);
    expect(world.writes).toEqual([]);
    await world.moveTo(START);
    expect(world.request(id).state).toBe('waiting');
    expect(world.writes).toEqual(['+invite-guest', '+join-group']);
    await world.moveTo(START + 7 * DAY + HOUR);
    expect(world.request(id).state).toBe('ended');
    expect(world.directory.members.size).toBe(0);
  });

  test('that has passed at the approval begins at once, for as long', async () => {
    const world = new World();
    const id = await asked(world, { startTime: '12:00' });
    world.now = Date.UTC(2026, 10, 20, 14);
    await world.approve(id);
    expect(world.request(id)).toMatchObject({
      state: 'applying',
      expiresAt: world.now + 7 * DAY,
    });
  });

  test.each([
    ['return', EMPLOYEE, 'Withdrawn by'],
    ['revoke', OWNER, 'Revoked by'],
  ] as const)('taken back before (%s) leads to nothing at all', async (verb, who, said) => {
    const { world, id } = await scheduled();
    await world.end(id, verb, who);
    await world.settle();
    expect(world.request(id)).toMatchObject({ state: 'ended' });
    expect(world.request(id).provenAt).toBeUndefined();
    expect(cardFor(world, id, 'requestor')).toContain(said);
    expect(cardFor(world, id, 'requestor')).toContain('Nothing was changed');
    await world.moveTo(START + 20 * DAY);
    expect(world.writes).toEqual([]);
  });

  test('looks again at what is there by then', async () => {
    const { world, id } = await scheduled('pim-eligibility');
    // Somebody else has made them eligible meanwhile, for less.
    const principalId = 'a0000000-0000-4000-8000-000000000002';
    const roleId = '40000000-0000-4000-8000-000000000004';
    world.directory.eligibilities.push({ principalId, roleId, scope: '/', until: null });
    await world.moveTo(START + HOUR);
    expect(world.writes).toEqual([]);
    expect(world.request(id).steps[0]).toMatchObject({ state: 'found', ours: false });
  });

  describe('of what came to be never given meanwhile', () => {
    const raised = ({ directory: { roles } }: World) => {
      const now = roles.get(ROLE);
      if (!now) throw new Error('no role');
      roles.set(ROLE, {
        ...now,
        actions: ['microsoft.directory/servicePrincipals/credentials/update'],
      });
    };

    test('gives nothing, and says why', async () => {
      const { world, id } = await scheduled('pim-eligibility');
      raised(world);
      await world.moveTo(START + HOUR);
      expect(world.writes).toEqual([]);
      expect(world.request(id)).toMatchObject({
        state: 'failed',
        ending: { why: 'failed', code: 'above-ceiling' },
      });
      expect(cardFor(world, id, 'requestor')).toContain('never given through Drawbridge');
      expect(world.store.holdings.filter(({ released }) => !released)).toEqual([]);
    });

    test('waits while that cannot be looked at, and never begins after its end', async () => {
      const { world, id } = await scheduled('pim-eligibility');
      world.directory.broken.add(AWAY);
      await world.moveTo(START + HOUR);
      expect(world.request(id).state).toBe('scheduled');
      world.directory.broken.delete(AWAY);
      await world.moveTo(START + 3 * HOUR);
      expect(world.request(id).state).toBe('active');
      expect(world.request(id).trouble).toBeUndefined();
    });

    test('is told of while it waits, once', async () => {
      const { world, id } = await scheduled('pim-eligibility');
      world.posts.length = 0;
      world.directory.broken.add(AWAY);
      await world.moveTo(START + DAY);
      expect(world.posts).toEqual([
        expect.objectContaining({
          to: accountKey(EMPLOYEE),
          summary: expect.stringContaining('its start has come, and it could not be begun yet'),
        }),
      ]);
      const card = cardFor(world, id, 'approver');
      expect(card).toContain('This could not be set up yet: Away cannot be read at the moment');
      expect(card).toContain('It is tried again');
      expect(card).not.toContain('its start has not come');
      await world.end(id, 'revoke', OWNER);
      await world.settle();
      expect(world.request(id)).toMatchObject({ state: 'ended' });
      expect(world.request(id).trouble).toBeUndefined();
    });

    test('is not given again either', async () => {
      const { world, id } = await scheduled('pim-eligibility');
      await world.moveTo(START + 2 * HOUR);
      world.directory.eligibilities.length = 0;
      await world.moveTo(START + DAY + 2 * HOUR);
      expect(world.request(id).drift?.found).toBe('removed');
      raised(world);
      expect(await answerDrift(world.deps, OWNER, id, 'give-again')).toMatchObject({
        ok: false,
        error: { code: 'above-ceiling' },
      });
      expect(world.request(id).state).toBe('active');
    });
  });

  test('is kept where nothing ran when it came', async () => {
    const { world, id } = await scheduled();
    world.now = START + 2 * DAY;
    await world.settle();
    expect(world.request(id)).toMatchObject({ state: 'waiting', expiresAt: START + 7 * DAY });
    const other = await scheduled();
    other.world.now = START + 20 * DAY;
    await other.world.settle();
    expect(other.world.request(other.id).state).toBe('ended');
    expect(other.world.directory.members.has(GROUP)).toBe(false);
    expect(other.world.writes).toEqual([]);
  });
});
