// Subscribing, being told, and being told no more: with the rights of the moment at which something is sent.
import { describe, expect, test } from 'vitest';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { EMPLOYEE, EMPLOYEE_ADMIN, HOME, OWNER, STRANGER } from '../fakes/estate.ts';
import { nextDay, Scene } from '../fakes/subscription-scene.ts';

describe('a daily digest', () => {
  test('tells what failed and changed since, once, and nothing on a quiet day', async () => {
    const scene = new Scene();
    expect(await scene.say('subscribe daily')).toContain('You will get a daily digest');
    scene.now += MINUTE;
    scene.read(true);
    await nextDay(scene);
    expect(scene.heard()).toHaveLength(1);
    const { card, summary } = scene.heard()[0] ?? { card: '', summary: '' };
    expect(summary).toContain('1 new failure');
    expect(card).toContain('No partner is open');
    expect(card).toContain('Litware');
    scene.read(true);
    await nextDay(scene);
    expect(scene.heard()).toHaveLength(1);
  });

  test('says once a week that all is quiet', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    for (let day = 0; day < 15; day += 1) {
      scene.read(false);
      await nextDay(scene);
    }
    expect(scene.heard().map(({ summary }) => summary)).toEqual([
      'All quiet for a week',
      'All quiet for a week',
    ]);
  });

  test('is sent again while Teams does not answer, and arrives once', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    scene.now += MINUTE;
    scene.read(true);
    scene.failures = 2;
    await nextDay(scene);
    expect(scene.heard()).toHaveLength(1);
  });

  test('names a tenant that could not be read, and since when', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    scene.now += MINUTE;
    scene.history.put(scene.now, {
      tenantId: HOME,
      readings: {
        crossTenantPartners: {
          state: 'unreadable',
          code: 'x',
          sentence: 'Drawbridge has no consent there',
          asOf: scene.now,
        },
      },
    });
    await nextDay(scene);
    expect(scene.heard()[0]?.card).toContain('It could not be read since');
    expect(scene.heard()[0]?.card).toContain('no consent there');
  });

  test('asked for twice is one, and a changed rhythm replaces the other', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    await scene.say('subscribe daily');
    await scene.say('subscribe weekly');
    expect(scene.subscriptions.rows.size).toBe(1);
    expect(scene.only).toMatchObject({ about: { digest: 'weekly' } });
    scene.now += MINUTE;
    scene.read(true);
    await scene.moveTo(scene.now + 8 * DAY);
    expect(scene.heard()).toHaveLength(1);
  });
});

describe('rights', () => {
  test('whoever may read nothing is refused, and a name says nothing about tenants', async () => {
    const scene = new Scene();
    expect(await scene.say('subscribe daily', STRANGER)).toContain('That did not work');
    const [real, invented] = [
      await scene.say('subscribe daily to home', OWNER),
      await scene.say('subscribe daily to banana', OWNER),
    ];
    expect(real).toBe(invented);
    expect(scene.subscriptions.rows.size).toBe(0);
    expect(await scene.say('subscribe daily to Away', OWNER)).toContain('You will get');
  });

  test('lost for one tenant: it is left out, and that is said', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    scene.now += MINUTE;
    scene.read(true);
    scene.readers([{ person: 'employee', tenants: [HOME] }]);
    await nextDay(scene);
    const [post] = scene.heard();
    expect(post?.card).toContain('You may not read Away any more');
    expect(post?.card).not.toContain('Litware');
    await nextDay(scene);
    expect(scene.heard()).toHaveLength(1);
  });

  test('lost for all: it ends, which is said once', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    scene.read(true);
    scene.readers([]);
    await nextDay(scene);
    await nextDay(scene);
    expect(scene.heard().map(({ summary }) => summary)).toEqual(['Your daily digest ended']);
    expect(scene.only?.ended?.by).toBe('no-authority');
    expect(scene.subscriptions.audit.map(({ verb }) => verb)).toEqual([
      'subscribed',
      'subscription-ended',
    ]);
  });

  test('lost between booking and sending: nothing is sent', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    scene.now += MINUTE;
    scene.read(true);
    scene.failures = 1;
    const due = scene.queue.nextDue() ?? 0;
    await scene.moveTo(due);
    scene.readers([]);
    await scene.moveTo(due + HOUR);
    expect(scene.heard()).toEqual([]);
  });

  test('a disabled account gets nothing, and what was missed once it is enabled', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    scene.now += MINUTE;
    scene.read(true);
    const account = scene.directory.accounts.get(accountKey(EMPLOYEE));
    if (!account) throw new Error('no such account');
    scene.directory.add({ ...account, enabled: false });
    await nextDay(scene);
    expect(scene.heard()).toEqual([]);
    scene.directory.add(account);
    scene.read(true);
    await nextDay(scene);
    expect(scene.heard()[0]?.summary).toContain('1 new failure');
  });

  test('a directory that does not answer takes no right away', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    scene.now += MINUTE;
    scene.read(true);
    scene.directory.broken.add(HOME);
    await nextDay(scene);
    expect(scene.heard()).toEqual([]);
    scene.directory.broken.clear();
    await scene.moveTo(scene.now + 2 * HOUR);
    expect(scene.heard()).toHaveLength(1);
  });
});

describe('something critical', () => {
  const asked = 'alert me about new open partners';

  test('is told at once, and never again: not when read anew, not by a second replica', async () => {
    const scene = new Scene();
    await scene.look();
    expect(await scene.say(asked)).toContain('What is so already is no news');
    scene.now += HOUR;
    scene.read(true, 'Lit]( https://evil.example )<at>everyone</at>');
    await Promise.all([scene.look(), scene.look()]);
    await scene.settle();
    await scene.look();
    await scene.settle();
    expect(scene.heard()).toHaveLength(1);
    const [post] = scene.heard();
    expect(post?.summary).toBe('A boundary that is newly open to all in Away');
    expect(post?.card).toContain('What to do');
    expect(post?.card).toContain('first seen');
    expect(post?.card).toContain('that tenant’s own word');
  });

  test('is not told to whom the tenant is not theirs to read any more', async () => {
    const scene = new Scene();
    await scene.look();
    await scene.say(asked);
    scene.now += HOUR;
    scene.read(true);
    scene.readers([{ person: 'employee', tenants: [HOME] }]);
    await scene.look();
    await scene.settle();
    expect(scene.heard()).toEqual([]);
    await nextDay(scene);
    expect(scene.heard().map(({ summary }) => summary)).toEqual([
      'Your messages about partners newly open to all will be about less',
    ]);
  });

  test('says where it cannot be told at present', async () => {
    const scene = new Scene();
    expect(await scene.say('alert me about emergency accounts')).toContain(
      'no emergency account is registered',
    );
  });
});

describe('stopping', () => {
  test('by a word, by a button, and only what is one’s own', async () => {
    const scene = new Scene();
    await scene.say('subscribe daily');
    await scene.say('alert me about open partners in Away');
    const mine = await scene.say('subscriptions');
    expect(mine).toContain('Stop: daily digest');
    expect(await scene.say('unsubscribe')).toContain('Which one?');
    const id = scene.only?.id ?? '';
    expect(await scene.press(id, OWNER)).toContain('no subscription of yours');
    expect(await scene.press(id)).toContain('It is stopped');
    expect(await scene.press(id)).toContain('It is stopped');
    expect(await scene.say('unsubscribe')).toContain('You have no subscription any more');
    scene.now += MINUTE;
    scene.read(true);
    await nextDay(scene);
    expect(scene.heard()).toEqual([]);
    expect(await scene.say('subscribe daily', EMPLOYEE_ADMIN)).toContain('You will get');
  });
});
