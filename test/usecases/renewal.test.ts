// Asking for longer: the form is filled in, the grants overlap, and nobody is without it for a moment.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { EMPLOYEE, EMPLOYEE_ADMIN, estate, GROUP, OWNER, rule, STRANGER } from '../fakes/estate.ts';
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

  test('with what waits for a decision, where it was asked for and nobody has decided', async () => {
    const world = new World();
    await granted(world, 'pim-eligibility');
    await world.moveTo(world.now + 6 * DAY - 2 * HOUR);
    const asked = await world.ask({ kind: 'pim-eligibility' });
    if (!asked.ok) throw new Error('It could not be asked.');
    await world.moveTo(world.now + 3 * HOUR);
    const [reminder] = reminders(world);
    expect(reminder?.summary).toContain(
      `Nobody has decided yet about going on with it (${asked.value.id}).`,
    );
    const card = String(reminder?.card);
    expect(card).not.toContain('Ask for longer…');
    expect(card).toContain(`"requestId":"${asked.value.id}"`);
  });

  test('not when it is renewed, given back, or long over when anything runs again', async () => {
    const renewed = new World();
    await granted(renewed, 'pim-eligibility');
    await renewed.ask({ kind: 'pim-eligibility' });
    await renewed.moveTo(renewed.now + 6 * DAY + 3 * HOUR);
    // The further request has lapsed by then.
    expect(reminders(renewed)).toHaveLength(1);
    const again = await renewed.ask({ kind: 'pim-eligibility' });
    if (!again.ok) throw new Error('It could not be asked.');
    await renewed.approve(again.value.id);
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

describe('a rule for renewals', () => {
  const world = (renewal: NonNullable<ReturnType<typeof rule>['renewal']>) =>
    new World({ ...estate(), policies: [rule({ renewal })] });
  const again = async (of: World, duration = 'P7D') => {
    const result = await of.ask({ kind: 'pim-eligibility', fields: { duration } });
    return result.ok ? result.value : result.error.map(({ code }) => code).join();
  };

  test('bounds the time of a renewal and not of the first', async () => {
    const of = world({ longest: 3 * DAY });
    const id = await granted(of, 'pim-eligibility', 'P14D');
    expect(await again(of, 'P7D')).toBe('duration-too-long');
    const renewed = await again(of, 'P3D');
    expect(renewed).toMatchObject({ renews: { requestId: id, nth: 1 } });
    expect(JSON.stringify(await pressRenewal(of, id))).toContain('"value":"P3D"');
  });

  test('may allow more than the first time', async () => {
    const of = world({ longest: 60 * DAY });
    expect(await again(of, 'P60D')).toBe('duration-too-long');
    await granted(of, 'pim-eligibility');
    expect(await again(of, 'P60D')).toMatchObject({ renews: { nth: 1 } });
  });

  test('counts them in a row, and lets it be asked for anew once it has ended', async () => {
    const of = world({ atMost: 2 });
    await granted(of, 'pim-eligibility');
    for (const nth of [1, 2]) {
      const renewed = await again(of);
      expect(renewed).toMatchObject({ renews: { nth } });
      if (typeof renewed === 'string') throw new Error(renewed);
      expect(cardFor(of, renewed.id)).toContain(nth === 1 ? 'Renews: ' : 'renewal 2 in a row');
      await of.approve(renewed.id);
      await of.settle();
    }
    expect(await again(of)).toBe('renewed-enough');
    await of.moveTo(of.now + 8 * DAY);
    const anew = await again(of);
    expect(anew).toMatchObject({ state: 'pending' });
    expect(anew).not.toHaveProperty('renews');
  });

  test('names who decides about it, today as well', async () => {
    const of = world({ approvers: ['owner'] });
    await granted(of, 'pim-eligibility');
    const renewed = await again(of);
    if (typeof renewed === 'string') throw new Error(renewed);
    expect(renewed.approvers.map(({ account }) => account)).toEqual([OWNER]);
    const other = await of.approve(renewed.id, EMPLOYEE_ADMIN);
    expect(other.ok).toBe(false);
    expect((await of.approve(renewed.id)).ok).toBe(true);
  });

  test('of none lets nobody renew', async () => {
    const of = world({ atMost: 0 });
    await granted(of, 'pim-eligibility');
    expect(await again(of)).toBe('renewed-enough');
  });
});
