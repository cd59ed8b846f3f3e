// Asking for longer: the form is filled in, the grants overlap, and nobody is without it for a moment.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { EMPLOYEE, GROUP, OWNER, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

async function granted(world: World, kind: string, duration = 'P7D'): Promise<string> {
  const asked = await world.ask({ kind, fields: { duration } });
  if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
  await world.approve(asked.value.id);
  await world.settle();
  const guest = world.guest();
  if (guest) world.directory.add({ ...guest, redemption: 'accepted' });
  await world.moveTo(world.now + 5 * 60_000);
  return asked.value.id;
}

const cardFor = (world: World, id: string): string =>
  JSON.stringify(
    requestCard({
      request: world.request(id),
      viewer: EMPLOYEE,
      audience: 'requestor',
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );

const pressRenewal = (world: World, requestId: string, who: AccountRef = EMPLOYEE) =>
  createInbound({ ...world.deps, deadline: () => new AbortController().signal }).onDialogOpen(
    { ...who, locale: 'en', timeZone: 'UTC', alone: true },
    { verb: 'open-renewal', requestId },
  );

const reminders = ({ posts }: World) =>
  posts.filter(({ to, summary }) => to === accountKey(EMPLOYEE) && summary.startsWith('Ends in'));

describe('ask for longer', () => {
  test('opens the form with everything but the reason', async () => {
    const world = new World();
    const id = await granted(world, 'guest-access', 'P3D');
    expect(cardFor(world, id)).toContain('Ask for longer…');
    const reply = JSON.stringify(await pressRenewal(world, id));
    expect(reply).toContain(`"value":"away/${GROUP}"`);
    expect(reply).toContain('"value":"P3D"');
    expect(reply).not.toContain('Closing the quarter"');
  });

  test('tells a stranger nothing, and is not offered once it is over', async () => {
    const world = new World();
    const id = await granted(world, 'guest-access', 'P1D');
    expect(await pressRenewal(world, id, STRANGER)).toMatchObject({
      message: expect.stringContaining('There is no request with that number'),
    });
    await world.moveTo(world.now + 2 * DAY);
    expect(cardFor(world, id)).not.toContain('Ask for longer…');
  });

  test('while one waits is refused', async () => {
    const world = new World();
    await granted(world, 'guest-access');
    expect((await world.ask()).ok).toBe(true);
    expect(await world.ask()).toMatchObject({ ok: false, error: [{ code: 'already-asked' }] });
  });
});

describe('a renewal', () => {
  test.each(['guest-access', 'pim-eligibility'])('opens no gap (%s)', async (kind) => {
    const world = new World();
    const there = () =>
      kind === 'guest-access'
        ? world.directory.members.size === 1
        : world.directory.eligibilities.length === 1;
    const first = await granted(world, kind);
    await world.moveTo(world.now + 6 * DAY);
    const second = await granted(world, kind);
    const end = world.request(first).expiresAt ?? 0;
    await world.moveTo(end + HOUR);
    expect(world.request(first).state).toBe('ended');
    expect(there()).toBe(true);
    const card = cardFor(world, first);
    expect(card).toContain(`Request ${second} needs it as well: it stays until Thu 3 Dec 2026`);
    await world.moveTo((world.request(second).expiresAt ?? 0) + HOUR);
    expect(there()).toBe(false);
    expect(world.request(second).provenAt).toBeDefined();
  });

  test('prolongs the eligibility that is there, until its own end', async () => {
    const world = new World();
    await granted(world, 'pim-eligibility');
    const second = await granted(world, 'pim-eligibility', 'P20D');
    expect(world.directory.eligibilities).toMatchObject([
      { until: world.request(second).expiresAt },
    ]);
  });

  test('is no reason for a message that something has ended', async () => {
    const world = new World();
    await granted(world, 'pim-eligibility');
    await world.moveTo(world.now + 6 * DAY);
    await granted(world, 'pim-eligibility', 'P20D');
    world.posts.length = 0;
    await world.moveTo(world.now + 2 * DAY);
    expect(world.posts).toEqual([]);
  });
});

describe('whoever has an access is reminded', () => {
  test('a day and an hour before its end, with the way to ask for longer', async () => {
    const world = new World();
    await granted(world, 'pim-eligibility');
    await world.moveTo(world.now + 6 * DAY + 22 * HOUR + 30 * 60_000);
    expect(reminders(world).map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/^Ends in 1 day, Fri 27 Nov 2026, 10:42: PIM eligibility as/),
    ]);
    await world.moveTo(world.now + HOUR);
    expect(reminders(world)).toHaveLength(2);
    expect(reminders(world)[1]?.summary).toMatch(/^Ends in 1 hour/);
    expect(reminders(world)[1]?.card).toContain('Ask for longer…');
  });

  test('only where there is time for it', async () => {
    const day = new World();
    await granted(day, 'pim-eligibility', 'P1D');
    await day.moveTo(day.now + 2 * DAY);
    expect(reminders(day)).toHaveLength(1);
    const hour = new World();
    await granted(hour, 'pim-eligibility', 'PT1H');
    await hour.moveTo(hour.now + DAY);
    expect(reminders(hour)).toEqual([]);
  });

  test('not when it is renewed, given back, or long over when anything runs again', async () => {
    const renewed = new World();
    await granted(renewed, 'pim-eligibility');
    await renewed.ask({ kind: 'pim-eligibility' });
    await renewed.moveTo(renewed.now + 6 * DAY + 3 * HOUR);
    // The further request has lapsed by then.
    expect(reminders(renewed)).toHaveLength(1);
    await renewed.ask({ kind: 'pim-eligibility' });
    await renewed.moveTo(renewed.now + 20 * HOUR + 30 * 60_000);
    expect(reminders(renewed)).toHaveLength(1);

    const back = new World();
    const id = await granted(back, 'pim-eligibility');
    await back.end(id, 'return', EMPLOYEE);
    await back.moveTo(back.now + 9 * DAY);
    expect(reminders(back)).toEqual([]);

    const late = new World();
    await granted(late, 'pim-eligibility');
    late.now += 30 * DAY;
    await late.settle();
    expect(reminders(late)).toEqual([]);
  });

  test('the owner hears nothing of it', async () => {
    const world = new World();
    await granted(world, 'pim-eligibility');
    world.posts.length = 0;
    await world.moveTo(world.now + 9 * DAY);
    expect(world.posts.filter(({ to }) => to === accountKey(OWNER))).toEqual([]);
  });
});
