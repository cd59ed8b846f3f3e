// Who hears of what with a message of its own: few, once, and not what they did themselves just now.
import { describe, expect, test } from 'vitest';
import { tellCard } from '../../src/cards/tell-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { askWhetherNeeded } from '../../src/domain/access/keep.ts';
import { tidings } from '../../src/domain/access/news.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { checkRedemptionNow } from '../../src/usecases/check-redemption-now.ts';
import { NOW, pending } from '../fakes/access.ts';
import { EMPLOYEE, EMPLOYEE_ADMIN, OWNER } from '../fakes/estate.ts';
import { trouble, World } from '../fakes/world.ts';

async function asked(kind?: string) {
  const world = new World();
  const result = await world.ask(kind ? { kind } : {});
  if (!result.ok) throw new Error('not asked');
  await world.settle();
  world.posts.length = 0;
  const accept = () => {
    const guest = world.guest();
    if (!guest) throw new Error('There is no guest.');
    world.directory.add({ ...guest, redemption: 'accepted' });
  };
  return { world, id: result.value.id, accept };
}

/** What came as a new message to this account. */
const heard = ({ posts }: World, who: AccountRef): string[] =>
  posts.filter(({ to }) => to === accountKey(who)).map(({ summary }) => summary);

describe('the requestor hears at once', () => {
  test('that it is approved and can be accepted, that it works, and that it is over', async () => {
    const { world, id, accept } = await asked();
    await world.approve(id);
    await world.settle();
    expect(heard(world, EMPLOYEE)).toEqual([
      'Guest access to Closing for Em Ployee in 20000000-0000-4000-8000-000000000002: O. Wner approved it; it works once the invitation has been accepted.',
    ]);
    accept();
    await world.moveTo(world.now + DAY);
    expect(heard(world, EMPLOYEE)).toHaveLength(2);
    expect(heard(world, EMPLOYEE)[1]).toContain('now active');
    await world.moveTo(world.now + 9 * DAY);
    expect(heard(world, EMPLOYEE).at(-1)).toContain('has expired and was read back as gone');
    expect(heard(world, OWNER)).toEqual([]);
  });

  test('with one message where approval and use are one moment', async () => {
    const { world, id } = await asked('pim-eligibility');
    await world.approve(id);
    await world.settle();
    expect(heard(world, EMPLOYEE)).toHaveLength(1);
    expect(heard(world, EMPLOYEE)[0]).toContain('now eligible');
  });

  test('that it is approved where setting it up takes its time', async () => {
    const { world, id } = await asked('pim-eligibility');
    await world.approve(id);
    world.troubles.push(...Array.from({ length: 5 }, () => trouble('unavailable')));
    await world.settle();
    while (heard(world, EMPLOYEE).length === 0) {
      world.now = world.queue.nextDue() ?? world.now;
      await world.settle();
    }
    expect(heard(world, EMPLOYEE)).toEqual([
      expect.stringContaining('O. Wner approved it; it is being set up'),
    ]);
  });

  test('of a denial, and of a lapse', async () => {
    const denied = await asked();
    await denied.world.deny(denied.id, 'Not this quarter.');
    await denied.world.settle();
    expect(heard(denied.world, EMPLOYEE)).toEqual([
      expect.stringContaining('O. Wner denied it. “Not this quarter.”'),
    ]);

    const lapsed = await asked();
    await lapsed.world.moveTo(lapsed.world.now + 2 * DAY);
    expect(heard(lapsed.world, EMPLOYEE)).toEqual([
      expect.stringContaining('so it lapsed. Nothing was changed; it can be asked for again.'),
    ]);
  });

  test('that it failed', async () => {
    const { world, id } = await asked();
    world.refuse = 'join-group';
    await world.approve(id);
    await world.moveTo(world.now + HOUR);
    expect(heard(world, EMPLOYEE).at(-1)).toContain('could not be set up');
  });

  test('of what an owner ended, and not of what they gave back, accepted or withdrew themselves', async () => {
    const revoked = await asked();
    await revoked.world.approve(revoked.id);
    await revoked.world.settle();
    await revoked.world.end(revoked.id, 'revoke', OWNER);
    await revoked.world.settle();
    expect(heard(revoked.world, EMPLOYEE).at(-1)).toContain('revoked and was read back as gone');

    const own = await asked();
    await own.world.approve(own.id);
    await own.world.settle();
    own.accept();
    await checkRedemptionNow(own.world.deps, EMPLOYEE, own.id);
    await own.world.end(own.id, 'return', EMPLOYEE);
    await own.world.settle();
    expect(heard(own.world, EMPLOYEE)).toHaveLength(1);

    const withdrawn = await asked();
    await withdrawn.world.end(withdrawn.id, 'withdraw', EMPLOYEE);
    await withdrawn.world.settle();
    expect(withdrawn.world.posts).toEqual([]);
  });

  test('of nothing that was overtaken on its way', async () => {
    const { world, id, accept } = await asked();
    await world.approve(id);
    // Everything but the message.
    const due = () => world.queue.due(world.now).filter(({ work }) => work.kind !== 'tell');
    for (let item = due()[0]; item; item = due()[0]) {
      world.queue.claim(item.id);
      await onDueWork(world.deps, item);
    }
    accept();
    await checkRedemptionNow(world.deps, EMPLOYEE, id);
    await world.settle();
    expect(heard(world, EMPLOYEE)).toEqual([]);
  });
});

describe('the owners hear', () => {
  test('when an end has not been proven for more than an hour, once a day', async () => {
    const { world, id } = await asked();
    await world.approve(id);
    await world.settle();
    world.failingWrites = Number.POSITIVE_INFINITY;
    await world.end(id, 'return', EMPLOYEE);
    await world.moveTo(world.now + HOUR);
    expect(heard(world, OWNER)).toEqual([]);
    await world.moveTo(world.now + 2 * HOUR);
    expect(heard(world, OWNER)).toEqual([expect.stringContaining('Not proven to be over')]);
    await world.moveTo(world.now + 20 * HOUR);
    expect(heard(world, OWNER)).toHaveLength(1);
    await world.moveTo(world.now + 5 * HOUR);
    expect(heard(world, OWNER)).toHaveLength(2);
    // Their own request under another account is not theirs to look after.
    expect(heard(world, EMPLOYEE_ADMIN)).toEqual([]);
  });
});

describe('the owners of a setting hear', () => {
  const setting: AccessRequest = {
    ...pending(),
    lifecycle: 'relationship-setting',
    state: 'active',
    reviewAt: NOW,
  };
  const reviewed = (request: AccessRequest, at: number, by?: { account: AccountRef }) => {
    const who = by && { ...by, displayName: 'O. Wner' };
    const decision = askWhetherNeeded(request, [], at, who);
    if (!decision) throw new Error('Nobody was asked.');
    return { decision, told: tidings(request, decision).map(({ work }) => work) };
  };

  test('when its review falls due, when it is overdue, and then once a week', () => {
    const days: number[] = [];
    let request = setting;
    for (let day = 0; day < 15; day += 1) {
      const { decision, told } = reviewed(request, NOW + day * DAY);
      if (told.length > 0) days.push(day);
      // Whoever asked for it with another account of theirs looks after it as well.
      if (told.length > 0) {
        expect(told).toMatchObject(
          [OWNER, EMPLOYEE_ADMIN].map((account) => ({ kind: 'tell', account, news: 'review' })),
        );
      }
      request = decision.request;
    }
    expect(days).toEqual([0, 1, 6, 13]);
  });

  test('not when one of them looks by hand', () => {
    expect(reviewed(setting, NOW, { account: OWNER }).told).toEqual([]);
  });

  test('on the one card they have, where they asked for it with the account that owns the tenant', () => {
    const own = { ...setting, requestor: OWNER };
    const { told } = reviewed(own, NOW);
    expect(told.filter((work) => work.kind === 'tell' && work.account === OWNER)).toEqual([
      { kind: 'tell', account: OWNER, audience: 'requestor', news: 'review' },
    ]);
    const input = { viewer: OWNER, audience: 'requestor', tenant: 'Away', now: NOW } as const;
    const request = { ...own, review: { since: NOW, last: NOW, asked: 1 } };
    const { card, summary } = tellCard('review', {
      ...input,
      request,
      reader: readerFrom(null, null),
    });
    expect(summary).toMatch(/^Still needed\? /);
    expect(JSON.stringify(card)).toContain('Still needed?');
  });
});
