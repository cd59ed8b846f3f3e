// Reminders of those whose yes is missing: by themselves, by whoever asked, and what they say once nobody waits.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { tellCard } from '../../src/cards/tell-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import type { Account } from '../../src/domain/facts.ts';
import { deliverCard } from '../../src/effects/deliver-card.ts';
import { redrawCard } from '../../src/effects/redraw-card.ts';
import { tell } from '../../src/effects/tell.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { DeliveryError } from '../../src/ports/courier.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { remindDeciders } from '../../src/usecases/remind-deciders.ts';
import { lintCard } from '../cards/lint.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, estate, OWNER, rule, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const SECOND: AccountRef = { tenantId: AWAY, objectId: 'b0000000-0000-4000-8000-000000000002' };

describe('a reminder', () => {
  const lapsed = DAY;
  const reminded = async (change: Partial<PolicyRule> = {}) => {
    const owners = { deciders: ['tenant-owners'], needs: 1 };
    const stages = [{ groups: [owners], remindAfter: [HOUR, 3 * HOUR] }];
    const world = new World(
      estate({ policies: [rule({ approvers: [], stages, lapsesAfter: lapsed, ...change })] }),
    );
    const asked = await world.ask();
    if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
    await world.moveTo(world.now + HOUR);
    return { world, id: asked.value.id };
  };
  /** What the short messages of an owner say by now. */
  const told = (world: World) =>
    [...world.messages.values()]
      .filter(({ to, card }) => to === accountKey(OWNER) && !card.includes(' · rule '))
      .map(({ card }) => JSON.parse(card).fallbackText as string);

  test('stands as long as the decision is wanted, and only the newest asks for it', async () => {
    const { world } = await reminded();
    expect(told(world)).toEqual([expect.stringMatching(/^Your decision is still wanted: /)]);
    await world.moveTo(world.now + 2 * HOUR);
    expect(told(world)).toEqual([
      expect.stringMatching(/^You were asked before: .* A newer message shows how it stands\.$/),
      expect.stringMatching(/^Your decision is still wanted: /),
    ]);
  });

  test.each([
    ['denied', 'O. Wner denied it. Nobody waits for your decision any more.'],
    ['withdrawn', 'It was withdrawn by the person who asked. Nobody waits'],
    ['lapsed', 'Nobody decided in time, so it lapsed. Nobody waits'],
  ])('tells that it was %s', async (how, said) => {
    const { world, id } = await reminded();
    if (how === 'denied') await world.deny(id, 'Not now.');
    if (how === 'withdrawn') await world.end(id, 'withdraw', EMPLOYEE);
    if (how === 'lapsed') await world.moveTo(world.now + lapsed);
    await world.settle();
    expect(world.request(id).state).toBe(how);
    expect(told(world).at(-1)).toContain(said);
    expect(told(world).join()).not.toContain('is still wanted');
  });

  test('tells that it was approved, and nothing of how it goes on: it is not redrawn after that', async () => {
    const { world, id } = await reminded();
    await world.approve(id);
    await world.settle();
    expect(told(world).at(-1)).toMatch(
      /: O\. Wner approved it\. Nobody waits for your decision any more\.$/,
    );
  });

  test.each([
    ['lapsed', 'cut-off', 'The person or the tenant was cut off, so it lapsed.'],
    ['rolling-back', 'failed', 'O. Wner approved it.'],
    ['ending', 'revoked', 'Its end has begun.'],
    ['ended', 'revoked', 'It was ended.'],
  ] as const)('of a setting that is %s tells no more than is so', async (state, why, said) => {
    const { world, id } = await reminded();
    if (state !== 'lapsed') await world.approve(id);
    const ending = { why, since: world.now };
    const lifecycle = 'relationship-setting';
    const { summary } = tellCard('decide', {
      ...{ viewer: OWNER, audience: 'approver', tenant: 'Away', now: world.now },
      request: { ...world.request(id), lifecycle, state, ending },
      reader: readerFrom(null, null),
    });
    expect(summary).toContain(`: ${said} Nobody waits for your decision any more.`);
  });

  test('that waited for Teams while it was decided tells so at once', async () => {
    const { world, id } = await reminded();
    const request = world.request(id);
    await world.deny(id, 'Not now.');
    await world.settle();
    const as = { to: OWNER, audience: 'approver', news: 'decide', wanted: true } as const;
    await tell(world.deps, { act: 'tell', request, ...as });
    expect(told(world).at(-1)).toContain('O. Wner denied it. Nobody waits for your decision');
  });

  test('that could not be changed, as they are not there, is changed once they are', async () => {
    const { world, id } = await reminded();
    const courier = {
      ...world.deps.courier,
      update: async () => {
        throw new DeliveryError('unreachable', 'refused', undefined, 'blocked');
      },
    };
    await world.end(id, 'withdraw', EMPLOYEE);
    const request = world.request(id);
    const deliver = { act: 'deliver', request, to: OWNER, audience: 'approver' } as const;
    await deliverCard({ ...world.deps, courier }, deliver);
    expect(told(world).at(-1)).toContain('is still wanted');
    await redrawCard(world.deps, { ...deliver, quiet: true });
    expect(told(world).at(-1)).toContain('It was withdrawn by the person who asked. Nobody waits');
  });

  test('that comes late, after it was decided, is not brought', async () => {
    const { world, id } = await reminded();
    const work = { kind: 'tell', account: OWNER, audience: 'approver', news: 'decide' } as const;
    await world.end(id, 'withdraw', EMPLOYEE);
    world.queue.add(id, work, world.now);
    const before = world.posts.length;
    await world.settle();
    expect(world.posts.slice(before).map(({ to }) => to)).not.toContain(accountKey(OWNER));
  });
});

describe('whoever asked', () => {
  const asked = async (change: Partial<PolicyRule> = {}) => {
    const people = [
      ...estate().people,
      { name: 'second', displayName: 'Second Owner', accounts: [SECOND] },
    ];
    const second = { person: 'second', account: SECOND };
    const tenants = estate().tenants.map((one) =>
      one.id === AWAY ? { ...one, owners: [...one.owners, second] } : one,
    );
    const policies = [rule({ lapsesAfter: 4 * DAY, ...change })];
    const world = new World(estate({ people, tenants, policies }));
    world.directory.add(account(SECOND, { displayName: 'Second Owner' }));
    const sent = await world.ask();
    if (!sent.ok) throw new Error(sent.error.map(({ code }) => code).join());
    await world.settle();
    return { world, id: sent.value.id };
  };
  const press = async (world: World, id: string, who = EMPLOYEE) => {
    const reminded = await remindDeciders(world.deps, who, id);
    await world.settle();
    return reminded.ok ? 'reminded' : reminded.error.code;
  };
  const summaries = (world: World, who: AccountRef) =>
    world.posts.filter(({ to }) => to === accountKey(who)).map(({ summary }) => summary);
  /** The card of whoever asked, as it stands in their chat. */
  const own = (world: World) =>
    [...world.messages.values()].filter(({ to }) => to === accountKey(EMPLOYEE)).at(-1)?.card ?? '';

  test('reminds those whose yes is missing, and is told whom', async () => {
    const { world, id } = await asked();
    expect(own(world)).toContain('"title":"Remind them"');
    expect(await press(world, id)).toBe('reminded');
    for (const one of [OWNER, SECOND]) {
      expect(summaries(world, one)).toHaveLength(2);
      expect(summaries(world, one)[1]).toMatch(
        /^Em Ployee reminds you that your decision is wanted: Guest access to Closing/,
      );
    }
    expect(own(world)).toMatch(/Reminded: .*O\. Wner and Second Owner, .*write “remind them”/);
    expect(own(world)).not.toContain('"title":"Remind them"');
    expect(world.store.audit.find(({ verb }) => verb === 'deciders-reminded')).toMatchObject({
      verb: 'deciders-reminded',
      actor: EMPLOYEE,
      details: { people: 2 },
    });
  });

  test('alone is told when it can be done again, and not who gets it beside them', async () => {
    const { world, id } = await asked();
    await press(world, id);
    const shown = (audience: 'requestor' | 'person') =>
      JSON.stringify(
        requestCard({
          request: world.request(id),
          viewer: EMPLOYEE,
          audience,
          tenant: 'Away',
          reader: readerFrom(null, null),
          now: world.now,
        }),
      );
    expect(shown('requestor')).toMatch(/O\. Wner and Second Owner.*write “remind them”/);
    expect(shown('person')).toContain('O. Wner and Second Owner');
    expect(shown('person')).not.toContain('write “remind them”');
  });

  test('does so once a day', async () => {
    const { world, id } = await asked();
    await press(world, id);
    await world.moveTo(world.now + 23 * HOUR);
    expect(await press(world, id)).toBe('reminded-today');
    expect(summaries(world, OWNER)).toHaveLength(2);
    await world.moveTo(world.now + HOUR);
    expect(await press(world, id)).toBe('reminded');
    expect(summaries(world, OWNER)).toHaveLength(3);
  });

  test('pressed twice at the same moment, or from two of their accounts, reminds once', async () => {
    const { world, id } = await asked();
    const both = await Promise.all([
      remindDeciders(world.deps, EMPLOYEE, id),
      remindDeciders(world.deps, EMPLOYEE_ADMIN, id),
    ]);
    await world.settle();
    expect(both.map((one) => (one.ok ? 'reminded' : one.error.code)).sort()).toEqual([
      'reminded',
      'reminded-today',
    ]);
    expect(summaries(world, OWNER)).toHaveLength(2);
  });

  test('does so once a day as well where the stage opens anew meanwhile', async () => {
    const { world, id } = await asked();
    await press(world, id);
    const objectId = 'd0000000-0000-4000-8000-000000000001';
    const guest = { external: true, homeAddress: 'em@home.example', redemption: 'accepted' };
    world.directory.add(account({ tenantId: AWAY, objectId }, guest as Partial<Account>));
    const approved = await world.approve(id);
    expect(approved.ok && approved.value.outcome).toBe('changed');
    await world.settle();
    expect(await press(world, id)).toBe('reminded-today');
    await world.moveTo(world.now + DAY);
    expect(await press(world, id)).toBe('reminded');
  });

  test('reminds nobody who has agreed, cannot be reached, has left or could not be heard', async () => {
    const { world, id } = await asked({
      approvers: [],
      stages: [{ groups: [{ deciders: ['tenant-owners'], needs: 2 }] }],
    });
    await world.approve(id, OWNER);
    await world.settle();
    const before = summaries(world, OWNER).length;
    expect(await press(world, id)).toBe('reminded');
    expect(summaries(world, OWNER)).toHaveLength(before);
    expect(summaries(world, SECOND).at(-1)).toContain('reminds you');
    await world.moveTo(world.now + DAY + HOUR);
    const key = accountKey(SECOND);
    const request = world.request(id);
    const approvers = request.approvers.map((one) =>
      accountKey(one.account) === key ? { ...one, unreachedSince: 1 } : one,
    );
    const none: ReadonlyArray<Partial<AccessRequest>> = [
      { unable: { [key]: 'at-risk' } },
      { left: [key] },
      { approvers },
      { braked: { since: world.now } as NonNullable<AccessRequest['braked']> },
    ];
    for (const change of none) {
      world.store.requests.set(id, { ...request, ...change });
      expect(await press(world, id)).toBe('nobody-to-remind');
      const card = requestCard({
        request: world.request(id),
        viewer: EMPLOYEE,
        audience: 'requestor',
        tenant: 'Away',
        reader: readerFrom(null, null),
        now: world.now,
      });
      expect(JSON.stringify(card)).not.toContain('"title":"Remind them"');
    }
  });

  test.each<[string, Partial<AccessRequest>]>([
    ['has left', { left: [accountKey(OWNER)] }],
    ['could not be heard', { unable: { [accountKey(OWNER)]: 'at-risk' } }],
    [
      'could approve nothing under a brake',
      { braked: { since: 1 } as NonNullable<AccessRequest['braked']> },
    ],
  ])('reminds nobody who %s by the time the message goes out', async (_, change) => {
    const { world, id } = await asked();
    const reminded = await remindDeciders(world.deps, EMPLOYEE, id);
    expect(reminded.ok).toBe(true);
    world.store.requests.set(id, { ...world.request(id), ...change });
    await world.settle();
    expect(summaries(world, OWNER).join()).not.toContain('reminds you');
  });

  test('tells whoever has agreed that, and not for whom it waits: others agree later', async () => {
    const groups = [{ deciders: ['tenant-owners'], needs: 2 }];
    const { world, id } = await asked({ approvers: [], stages: [{ groups }] });
    await press(world, id);
    const reminder = (who: AccountRef) =>
      [...world.messages.values()]
        .filter(({ to, card }) => to === accountKey(who) && !card.includes(' · rule '))
        .map(({ card }) => JSON.parse(card).fallbackText as string)
        .at(-1);
    await world.approve(id, OWNER);
    await world.settle();
    const agreed = /: You have agreed\. Nobody waits for your decision any more\.$/;
    expect(reminder(OWNER)).toMatch(agreed);
    expect(reminder(SECOND)).toContain('reminds you');
    await world.approve(id, SECOND);
    await world.settle();
    expect(reminder(OWNER)).toMatch(agreed);
    expect(reminder(SECOND)).toContain('Second Owner approved it. Nobody waits');
  });

  test('is not told to do so again where it lapses before that', async () => {
    const { world, id } = await asked({ lapsesAfter: DAY });
    await press(world, id);
    expect(own(world)).toContain('Reminded: ');
    expect(own(world)).not.toContain('Again from');
  });

  test('is the only one who may, and only while it waits', async () => {
    const { world, id } = await asked();
    expect(await press(world, id, EMPLOYEE_ADMIN)).toBe('reminded');
    await world.moveTo(world.now + DAY);
    for (const who of [OWNER, STRANGER]) expect(await press(world, id, who)).toBe('not-yours');
    await world.end(id, 'withdraw', EMPLOYEE);
    expect(await press(world, id)).toBe('already-decided');
    expect(summaries(world, OWNER)).toHaveLength(2);
  });

  test('finds the button by words, which remind nobody', async () => {
    const { world, id } = await asked();
    const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
    const actor = { ...EMPLOYEE, locale: 'en', timeZone: 'UTC', alone: true };
    const say = async () => {
      const reply = await inbound.onMessage(actor, 'remind them about it');
      if (!('card' in reply)) throw new Error('No card was answered.');
      expect(lintCard(reply.card)).toEqual([]);
      return JSON.stringify(reply.card);
    };
    const posts = world.posts.length;
    const first = await say();
    expect(first).toContain('“Remind them” on this card reminds those whose answer is missing.');
    expect(first).toContain('Nothing has been done yet.');
    await world.settle();
    expect(world.posts).toHaveLength(posts);
    const pressed = await inbound.onAction(actor, 'remind', { requestId: id });
    expect(JSON.stringify(pressed)).toContain('Reminded: ');
    await world.settle();
    const second = await say();
    expect(second).toContain('There is nobody whom you could remind at present');
    expect(second).not.toContain('"title":"Remind them"');
    await world.moveTo(world.now + DAY);
    expect(await say()).toContain('"title":"Remind them"');
  });
});
