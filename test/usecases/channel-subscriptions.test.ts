// A channel is told only what everybody in it may read, at the moment at which it is sent; anything unsure is a no.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, WEEK } from '../../src/shared/duration.ts';
import { AWAY, EMPLOYEE, HOME, OWNER, STRANGER } from '../fakes/estate.ts';
import { CHANNEL, nextDay, Scene } from '../fakes/subscription-scene.ts';

const FOREIGN = {
  tenantId: '90000000-0000-4000-8000-00000000000f',
  objectId: 'f0000000-0000-4000-8000-00000000000f',
};

/** The employee reads everything, the owner the tenant Away; both are in the channel. */
const scene = () => {
  const one = new Scene();
  one.members(EMPLOYEE, OWNER);
  return one;
};
const subscribed = async (words = 'subscribe daily to Away') => {
  const one = scene();
  expect(await one.sayThere(words)).toContain('This channel will get');
  return one;
};
const verbs = (one: Scene) => one.subscriptions.audit.map(({ verb }) => verb);

describe('subscribing a channel', () => {
  test('is for a member who may read all of it, where everybody else may as well', async () => {
    const one = await subscribed();
    expect(one.only).toMatchObject({ place: 'shared', channel: CHANNEL, tenants: [AWAY] });
    expect(verbs(one)).toEqual(['subscribed']);
    expect(one.posts).toEqual([]);
  });

  test.each([
    ['a member may not read every tenant', 'subscribe daily', EMPLOYEE, {}],
    ['the asker may not', 'subscribe daily to Home', OWNER, {}],
    ['a stranger is in it', 'subscribe daily to Away', EMPLOYEE, { with: STRANGER }],
    ['somebody of another organisation is', 'subscribe daily to Away', EMPLOYEE, { with: FOREIGN }],
  ] as const)(
    'not where %s: the channel learns nothing, the asker all of it',
    async (_, words, who, more) => {
      const one = scene();
      if ('with' in more) one.members(EMPLOYEE, OWNER, more.with);
      const there = await one.sayThere(words, who);
      expect(there).toContain('I answered in our own chat');
      expect(there).not.toMatch(/Away|Home|everybody in/);
      expect(one.heard(who)).toHaveLength(1);
      expect(one.subscriptions.rows.size).toBe(0);
      expect(one.store.audit.map(({ verb }) => verb)).toContain('posture-refused');
    },
  );

  test('nor while Teams does not say who is in it, in a shared channel, or by somebody it does not list', async () => {
    for (const roster of ['unknown', 'gone'] as const) {
      const one = scene();
      one.roster = roster;
      expect(await one.sayThere('subscribe daily')).toContain('cannot see for certain');
    }
    const crowd = scene();
    crowd.roster = 'too-many';
    expect(await crowd.sayThere('subscribe daily')).toContain('more people');
    const shared = scene();
    expect(await shared.sayThere('subscribe daily', EMPLOYEE, { standard: false })).toContain(
      'shared and private channels',
    );
    const other = scene();
    expect(await other.sayThere('subscribe daily', STRANGER)).toContain('cannot see for certain');
    // Known in Teams by one id, and by another account than the activity says.
    const forged = scene();
    const userId = `29:${OWNER.objectId}`;
    expect(await forged.sayThere('subscribe daily', EMPLOYEE, { userId })).toContain('certain');
    for (const each of [crowd, shared, other, forged]) expect(each.subscriptions.rows.size).toBe(0);
  });

  test('the same wish of another is not a second message', async () => {
    const one = await subscribed();
    await one.sayThere('subscribe daily to Away', OWNER);
    expect(one.subscriptions.rows.size).toBe(1);
    expect(one.heard(OWNER)[0]?.card).toContain('already');
  });
});

describe('a digest for a channel', () => {
  test('comes as counts, and names nobody', async () => {
    const one = await subscribed();
    one.now += MINUTE;
    one.read(true);
    await nextDay(one);
    expect(one.inChannels).toHaveLength(1);
    const { card = '', channel } = one.inChannels[0] ?? {};
    expect(channel).toBe(CHANNEL.conversationId);
    expect(card).toContain('1 new failure');
    expect(card).not.toMatch(/Litware|No partner is open/);
    expect(one.posts).toEqual([]);
    expect(verbs(one)).toEqual(['subscribed', 'channel-told']);
  });

  test('does not come once a member may not read it; the subscriber hears that and the digest alone', async () => {
    const one = await subscribed();
    one.now += MINUTE;
    one.read(true);
    one.members(EMPLOYEE, OWNER, STRANGER);
    await nextDay(one);
    expect(one.inChannels).toEqual([]);
    const heard = one.heard();
    expect(heard).toHaveLength(2);
    expect(heard.map(({ summary }) => summary).join()).toContain('Your channel was not told');
    expect(heard.map(({ card }) => card).join()).toContain('No partner is open');
    expect(one.heard(OWNER)).toEqual([]);
    expect(verbs(one)).toContain('channel-withheld');
    // They leave again, and so it goes on.
    one.members(EMPLOYEE, OWNER);
    one.read(false);
    await nextDay(one);
    expect(one.inChannels).toHaveLength(1);
  });

  test('nor when the right of a member was taken away, or a member is of no known account', async () => {
    const two = scene();
    two.readers([
      { person: 'employee', tenants: 'all' },
      { person: 'owner', tenants: 'all' },
    ]);
    await two.sayThere('subscribe weekly');
    two.readers([{ person: 'employee', tenants: 'all' }]);
    await two.moveTo(two.now + WEEK);
    expect(two.inChannels).toEqual([]);
    expect(two.heard()[0]?.summary).toContain('was not told');
    const three = await subscribed('subscribe weekly to Away');
    three.roster = [
      { userId: `29:${EMPLOYEE.objectId}`, account: EMPLOYEE },
      { userId: '29:anonymous', account: undefined },
    ];
    await three.moveTo(three.now + WEEK);
    expect(three.inChannels).toEqual([]);
  });

  test('waits while Teams does not say who is there, and after a day the subscriber is told', async () => {
    const one = await subscribed();
    one.now += MINUTE;
    one.read(true);
    one.roster = 'unknown';
    await nextDay(one);
    expect([one.inChannels, one.posts]).toEqual([[], []]);
    one.members(EMPLOYEE, OWNER);
    await one.moveTo(one.now + HOUR);
    expect(one.inChannels).toHaveLength(1);
    one.roster = 'unknown';
    one.read(false);
    await nextDay(one);
    await nextDay(one);
    await one.moveTo(one.now + 6 * HOUR);
    expect(one.inChannels).toHaveLength(1);
    expect(
      one
        .heard()
        .map(({ card }) => card)
        .join(),
    ).toContain('could not find out who is in');
    expect(
      one
        .heard()
        .map(({ card }) => card)
        .join(),
    ).toContain('In order again');
  });

  test.each([
    [
      'the channel is gone',
      (one: Scene): void => void Object.assign(one, { roster: 'gone' }),
      'channel-gone',
    ],
    [
      'nobody may write there',
      (one: Scene): void => void Object.assign(one, { closed: true }),
      'channel-gone',
    ],
    ['the subscriber left it', (one: Scene): void => one.members(OWNER), 'left-channel'],
  ] as const)(
    'ends when %s, and the subscriber is told once, with the digest',
    async (_, happen, by) => {
      const one = await subscribed();
      one.now += MINUTE;
      one.read(true);
      happen(one);
      await nextDay(one);
      expect(one.inChannels).toEqual([]);
      expect(one.only?.ended).toMatchObject({ by });
      expect(
        one
          .heard()
          .map(({ summary }) => summary)
          .join(),
      ).toContain('for your channel ended');
      expect(one.heard()).toHaveLength(2);
      await one.moveTo(one.now + 3 * DAY);
      expect(one.heard()).toHaveLength(2);
    },
  );
});

describe('something critical', () => {
  test('is counted in the channel, and named to the subscriber where the channel may not know', async () => {
    const one = await subscribed('alert me about open partners in Away');
    await one.look();
    one.now += HOUR;
    one.read(true);
    await one.look();
    await one.settle();
    expect(one.inChannels).toHaveLength(1);
    expect(one.inChannels[0]?.card).toContain('newly open to all in Away');
    expect(one.inChannels[0]?.card).not.toContain('Litware');
    const two = await subscribed('alert me about open partners in Away');
    await two.look();
    two.members(EMPLOYEE, OWNER, STRANGER);
    two.now += HOUR;
    two.read(true);
    await two.look();
    await two.settle();
    expect(two.inChannels).toEqual([]);
    expect(
      two
        .heard()
        .map(({ card }) => card)
        .join(),
    ).toContain('Litware');
  });
});

describe('stopping what comes to a channel', () => {
  test('an owner may, by its button there, and the subscriber is told', async () => {
    const one = await subscribed();
    const id = one.only?.id ?? '';
    expect(await one.pressThere(id, STRANGER)).toContain('cannot see for certain');
    one.members(EMPLOYEE, OWNER, STRANGER);
    expect(await one.pressThere(id, STRANGER)).toContain('no subscription of yours');
    expect(await one.press(id, STRANGER)).toContain('no subscription of yours');
    expect(one.only?.ended).toBeUndefined();
    expect(await one.pressThere(id, OWNER)).toContain('It is stopped');
    await one.settle();
    expect(one.only?.ended).toMatchObject({ by: 'another' });
    expect(one.heard()[0]?.card).toContain('An owner, or somebody in the channel');
    expect(one.subscriptions.audit.at(-1)).toMatchObject({ verb: 'unsubscribed', actor: OWNER });
  });

  test('so may a member who may read all of it, by a word; and the subscriber from their own chat', async () => {
    const one = scene();
    one.readers([
      { person: 'employee', tenants: 'all' },
      { person: 'owner', tenants: [HOME, AWAY] },
    ]);
    await one.sayThere('subscribe weekly to Home');
    expect(await one.sayThere('subscriptions', OWNER)).toContain('weekly digest');
    expect(await one.sayThere('unsubscribe', OWNER)).toContain('It is stopped');
    const two = await subscribed();
    expect(await two.say('subscriptions')).toContain('to a channel');
    expect(await two.press(two.only?.id ?? '')).toContain('It is stopped');
    expect(two.only?.ended).toMatchObject({ by: 'asked' });
  });
});

test('nothing else is answered in a channel', async () => {
  const one = scene();
  for (const words of ['request', 'my access', 'approvals', 'who am i', 'history', 'break glass']) {
    expect(await one.sayThere(words)).toContain('Access is a private matter');
  }
  expect(await one.pressThere('x', EMPLOYEE, 'approve')).toContain('Access is a private matter');
  expect(await one.sayThere('help')).toContain('I count and name nobody');
});
