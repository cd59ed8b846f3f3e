// The channel of the sandbox: its people speak to the bot by its name, and the bot reads who is in it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada, BOT_APP_ID, bo, type ChatTest, startChat } from './chat-world.ts';

let chat: ChatTest;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat.close());

const say = (as: string, text: string) =>
  chat.call('POST', '/sandbox/channel/messages', { as, text, wait: false });
const heard = () => chat.bot.received.filter(({ type }) => type === 'message');

test('the bot hears what names it, as Teams says it in a channel', async () => {
  await say('ada', 'good morning');
  expect(heard()).toEqual([]);
  await say('ada', '@Drawbridge help');
  const [first] = heard();
  const id = String(first?.conversation.id).split(';')[0] ?? '';
  expect(first).toMatchObject({
    text: '<at>Drawbridge</at> help',
    conversation: { conversationType: 'channel', isGroup: true, tenantId: ada.tenantId },
    channelData: { channel: { id, type: 'standard' }, team: { name: 'Acme' } },
    entities: [{ type: 'clientInfo' }, { type: 'mention', mentioned: { id: `28:${BOT_APP_ID}` } }],
  });
  const { body } = await chat.call('GET', '/sandbox/channel/messages');
  expect((body.messages as Array<{ text: string }>).map(({ text }) => text)).toEqual([
    'good morning',
    '@Drawbridge help',
  ]);
  expect((await chat.call('GET', '/sandbox/personas/ada/messages')).body.messages).toEqual([]);
});

test('only members speak there; they are read in pages, with the tenants of their accounts', async () => {
  expect((await say('bo', '@Drawbridge help')).status).toBe(403);
  expect((await chat.call('PUT', '/sandbox/channel/members', { members: ['x'] })).status).toBe(404);
  await chat.call('PUT', '/sandbox/channel/members', { members: ['ada', 'bo'] });
  const id = String(heard()[0]?.conversation.id).split(';')[0] ?? '';
  const page = (more: string) =>
    chat.bot.call(
      'GET',
      `/v3/conversations/${encodeURIComponent(id)}/pagedmembers?pageSize=1${more}`,
    );
  const one = await page('');
  expect(one.body).toMatchObject({ members: [{ tenantId: ada.tenantId }], continuationToken: '1' });
  const two = await page('&continuationToken=1');
  expect(two.body).toMatchObject({ members: [{ tenantId: bo.tenantId, objectId: bo.objectId }] });
  expect(two.body.continuationToken).toBeUndefined();
});

test('the bot begins threads in it, until it is deleted', async () => {
  const id = String(heard()[0]?.conversation.id).split(';')[0] ?? '';
  const thread = () =>
    chat.bot.call('POST', '/v3/conversations', {
      isGroup: true,
      channelData: { channel: { id } },
      activity: { type: 'message', text: 'counted' },
    });
  const begun = await thread();
  expect(begun.body.id).toBe(`${id};messageid=${begun.body.activityId}`);
  expect((await chat.call('DELETE', '/sandbox/channel')).status).toBe(204);
  expect((await thread()).status).toBe(404);
  expect((await chat.call('GET', '/sandbox/channel')).status).toBe(404);
});
