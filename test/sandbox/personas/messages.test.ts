// A person's messages: what the bot receives, what the person newly sees, and a bot that is away.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localTimestamp } from '../../../src/sandbox/personas/activity.ts';
import { createInstaller } from '../../../src/sandbox/personas/install.ts';
import { ada, BOT_APP_ID, bo, type ChatTest, startChat } from './chat-world.ts';

let chat: ChatTest;
beforeEach(async () => {
  chat = await startChat();
});
afterEach(() => chat.close());

const say = (name: string, text: string, more = {}) =>
  chat.call('POST', `/sandbox/personas/${name}/messages`, { text, ...more });
const textsOf = ({ body }: { body: Record<string, unknown> }) =>
  (body.messages as { text: string }[]).map(({ text }) => text);

describe('messages', () => {
  test('the personas are listed with tenant and object id', async () => {
    const { body } = await chat.call('GET', '/sandbox/personas');
    const { name, displayName, tenant, tenantId, objectId, about } = ada;
    expect((body.personas as unknown[])[0]).toEqual({
      name,
      displayName,
      tenant,
      tenantId,
      objectId,
      about,
    });
  });

  test('the bot receives what Teams would send, signed for it and this connector', async () => {
    await say('ada', 'help');
    const activity = chat.bot.received.find(({ type }) => type === 'message');
    expect(activity).toMatchObject({
      channelId: 'msteams',
      text: 'help',
      textFormat: 'plain',
      serviceUrl: `${chat.origin}/connector`,
      from: { name: 'Ada Berg', aadObjectId: ada.objectId },
      conversation: { conversationType: 'personal', tenantId: ada.tenantId },
      recipient: { id: `28:${BOT_APP_ID}`, name: 'Drawbridge' },
      channelData: { tenant: { id: ada.tenantId } },
      localTimezone: 'Europe/Berlin',
      locale: 'en-GB',
      entities: [{ type: 'clientInfo', locale: 'en-GB', timezone: 'Europe/Berlin' }],
    });
    expect(activity?.from.id).toMatch(/^29:1[\w-]{43}$/);
    expect(chat.bot.authorizations.at(-1)).toBe(`Bearer ${BOT_APP_ID} ${chat.origin}/connector`);
  });

  test('localTimestamp is the wall clock with its offset', () => {
    const summer = Date.parse('2026-07-01T22:30:15.250Z');
    expect(localTimestamp(summer, 'Europe/Berlin')).toBe('2026-07-02T00:30:15.250+02:00');
    expect(localTimestamp(summer, 'UTC')).toBe('2026-07-01T22:30:15.250+00:00');
  });

  test('of many for whom the app is installed at the start, a few are at once, and all get it', async () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      ...ada,
      name: `ada-${n}`,
      objectId: `aaaaaaaa-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`,
    }));
    let [inHand, most] = [0, 0];
    chat.bot.on = async () => {
      inHand += 1;
      most = Math.max(most, inHand);
      await new Promise((resolve) => setImmediate(resolve));
      inHand -= 1;
    };
    const installer = createInstaller({ ...chat.world, people: () => many });
    await installer.all(new AbortController().signal);
    const got = new Set(chat.bot.received.map(({ from }) => from.aadObjectId));
    expect(got.size).toBe(40);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(8);
  });

  test('the app is installed for a person once, before their first message', async () => {
    await say('ada', 'one');
    await say('ada', 'two');
    expect(chat.bot.received.map(({ type }) => type)).toEqual([
      'conversationUpdate',
      'installationUpdate',
      'message',
      'message',
    ]);
    expect(chat.bot.received[1]).toMatchObject({ action: 'add' });
  });

  test('the answer holds what is new to this person, and nothing twice', async () => {
    chat.bot.on = async (activity) => {
      if (activity.type === 'message')
        await chat.bot.send(activity, { text: `re ${activity.text}` });
    };
    expect(textsOf(await say('ada', 'one'))).toEqual(['re one']);
    expect(textsOf(await say('ada', 'two'))).toEqual(['re two']);
    const whole = await chat.call('GET', '/sandbox/personas/ada/messages');
    expect(textsOf(whole)).toEqual(['one', 're one', 'two', 're two']);
    expect(textsOf(await chat.call('GET', '/sandbox/personas/bo/messages'))).toEqual([]);
  });

  test('a message that was edited since is shown again in its new state', async () => {
    let sent = '';
    chat.bot.on = async (activity) => {
      if (activity.text === 'start') sent = await chat.bot.send(activity, { text: 'working' });
      if (activity.text === 'more') {
        const id = encodeURIComponent(activity.conversation.id);
        const path = `/v3/conversations/${id}/activities/${sent}`;
        await chat.bot.call('PUT', path, { type: 'message', text: 'done' });
      }
    };
    expect(textsOf(await say('ada', 'start'))).toEqual(['working']);
    const { body } = await say('ada', 'more');
    expect(body.messages).toMatchObject([{ id: sent, text: 'done' }]);
  });

  test('peeking leaves a message new; reading it does not', async () => {
    let pushed = '';
    chat.bot.on = async (activity) => {
      if (activity.text === 'push') pushed = await chat.bot.send(activity, { text: 'pushed' });
    };
    await say('ada', 'push', { wait: false });
    await chat.bot.send(chat.bot.received.at(-1) as never, { text: 'later' });
    await chat.call('GET', '/sandbox/personas/ada/messages?peek=1');
    expect(textsOf(await say('ada', 'x'))).toContain('later');
    await chat.bot.send(chat.bot.received.at(-1) as never, { text: 'read already' });
    await chat.call('GET', '/sandbox/personas/ada/messages');
    expect(textsOf(await say('ada', 'x'))).not.toContain('read already');
    expect(pushed).not.toBe('');
  });

  test('the answer waits until the bot has nothing due any more', async () => {
    let asked = 0;
    chat.bot.idle = async () => {
      asked += 1;
      const [first] = chat.bot.received;
      if (asked === 2 && first) await chat.bot.send(first, { text: 'after a while' });
      return { idle: asked > 2, outstanding: [] };
    };
    expect(textsOf(await say('ada', 'x'))).toEqual(['after a while']);
    expect(asked).toBe(3);
  });

  test('an unknown persona is 404, an empty text 400', async () => {
    expect(await say('nobody', 'x')).toMatchObject({
      status: 404,
      body: { error: { code: 'PersonaNotFound' } },
    });
    expect(await say('ada', '')).toMatchObject({ status: 400, body: { error: {} } });
  });

  test('a bot that does not run is 503 at once, and the words do not stay in the chat', async () => {
    await say('bo', 'hello');
    await chat.bot.close();
    const started = Date.now();
    const answer = await say('bo', 'lost');
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'BotUnavailable' } } });
    expect(Date.now() - started).toBeLessThan(2_000);
    const whole = await chat.call('GET', `/sandbox/personas/${bo.name}/messages`);
    expect(textsOf(whole)).toEqual(['hello']);
  });
});
