// The Bot Connector as a bot calls it: chats, messages, edits, members, refusals.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conversationIdOf, userIdOf } from '../../../src/sandbox/personas/person.ts';
import { ada, BOT_APP_ID, bo, type ChatTest, card, startChat } from '../personas/chat-world.ts';

let chat: ChatTest;
beforeAll(async () => {
  chat = await startChat();
});
afterAll(() => chat.close());

const adas = conversationIdOf(ada, BOT_APP_ID);
const at = (id = adas) => `/v3/conversations/${encodeURIComponent(id)}`;
const codeOf = ({ body }: { body: Record<string, unknown> }) =>
  (body.error as { code: string }).code;
const messages = async (name: string) => {
  const { body } = await chat.call('GET', `/sandbox/personas/${name}/messages`);
  return body.messages as Record<string, unknown>[];
};

describe('connector', () => {
  test('a call without a good token is refused before anything else', async () => {
    const refused = await chat.bot.call('POST', `${at('nobody')}/activities`, {}, 'Bearer bad');
    expect(refused.status).toBe(401);
    expect(codeOf(refused)).toBe('Unauthorized');
  });

  test('creating a chat by object id or by user id gives the same chat every time', async () => {
    const create = (id: string) =>
      chat.bot.call('POST', '/v3/conversations', {
        members: [{ id }],
        channelData: { tenant: { id: ada.tenantId } },
      });
    const first = await create(ada.objectId);
    expect(first.status).toBe(201);
    expect(first.body.id).toBe(adas);
    expect((await create(userIdOf(ada, BOT_APP_ID))).body.id).toBe(adas);
  });

  test('somebody of another tenant, or without the app, cannot be reached', async () => {
    const create = (id: string, tenantId: string) =>
      chat.bot.call('POST', '/v3/conversations', { members: [{ id }], tenantId });
    expect(codeOf(await create(ada.objectId, bo.tenantId))).toBe('BotNotInConversationRoster');
    expect(codeOf(await create('nobody', ada.tenantId))).toBe('BotNotInConversationRoster');
  });

  test('a message stands in the chat of its person only', async () => {
    const sent = await chat.bot.call('POST', `${at()}/activities`, { type: 'message', text: 'Hi' });
    expect(sent.status).toBe(201);
    expect((await messages('ada')).at(-1)).toMatchObject({ id: sent.body.id, text: 'Hi' });
    expect(await messages('bo')).toEqual([]);
  });

  test('a typing activity is an event and no message', async () => {
    const heard: unknown[] = [];
    const stop = chat.world.bus.listen((topic, detail) => heard.push({ topic, ...detail }));
    const before = (await messages('ada')).length;
    await chat.bot.call('POST', `${at()}/activities`, { type: 'typing' });
    stop();
    expect((await messages('ada')).length).toBe(before);
    expect(heard).toEqual([{ topic: 'messages', persona: 'ada', typing: true }]);
  });

  test('an edit replaces the message in place', async () => {
    const { body } = await chat.bot.call('POST', `${at()}/activities`, {
      type: 'message',
      attachments: [card({ body: [{ type: 'TextBlock', text: 'waiting' }] })],
    });
    const before = await messages('ada');
    const edited = await chat.bot.call('PUT', `${at()}/activities/${body.id}`, {
      type: 'message',
      attachments: [card({ body: [{ type: 'TextBlock', text: 'done' }] })],
    });
    expect(edited).toMatchObject({ status: 200, body: { id: body.id } });
    const after = await messages('ada');
    expect(after.length).toBe(before.length);
    expect(JSON.stringify(after.at(-1))).toContain('done');
    expect(JSON.stringify(after.at(-1))).not.toContain('waiting');
  });

  test('editing or deleting an unknown message is ActivityNotFoundInConversation', async () => {
    const message = { type: 'message', text: 'x' };
    const put = await chat.bot.call('PUT', `${at()}/activities/17`, message);
    expect([put.status, codeOf(put)]).toEqual([404, 'ActivityNotFoundInConversation']);
    const deleted = await chat.bot.call('DELETE', `${at()}/activities/17`);
    expect([deleted.status, codeOf(deleted)]).toEqual([404, 'ActivityNotFoundInConversation']);
  });

  test('a deleted message is gone and cannot be edited again', async () => {
    const { body } = await chat.bot.call('POST', `${at()}/activities/4711`, {
      type: 'message',
      text: 'soon gone',
    });
    expect((await messages('ada')).at(-1)).toMatchObject({ replyToId: '4711' });
    expect((await chat.bot.call('DELETE', `${at()}/activities/${body.id}`)).status).toBe(200);
    expect(JSON.stringify(await messages('ada'))).not.toContain('soon gone');
    const again = { type: 'message', text: 'x' };
    expect((await chat.bot.call('PUT', `${at()}/activities/${body.id}`, again)).status).toBe(404);
  });

  test('a message that says nothing is 400, one above 100 KB is 413', async () => {
    const send = (message: object) =>
      chat.bot.call('POST', `${at()}/activities`, { type: 'message', ...message });
    expect(codeOf(await send({}))).toBe('BadArgument');
    const big = await send({ text: 'x'.repeat(60_000) });
    expect([big.status, codeOf(big)]).toEqual([413, 'MessageSizeTooBig']);
  });

  test('an unknown conversation and a body that is not JSON are answered in the same form', async () => {
    expect(codeOf(await chat.bot.call('GET', `${at('a:1unknown')}/members`))).toBe(
      'ConversationNotFound',
    );
    const response = await fetch(`${chat.origin}/connector${at()}/activities`, {
      method: 'POST',
      headers: { authorization: 'Bearer good', 'content-type': 'application/json' },
      body: '{',
    });
    expect([response.status, codeOf({ body: await response.json() })]).toEqual([400, 'BadRequest']);
  });

  test('members name the person with tenant and object id', async () => {
    const wanted = { objectId: ada.objectId, tenantId: ada.tenantId, userRole: 'user' };
    const paged = await chat.bot.call('GET', `${at()}/pagedmembers`);
    expect(paged.body).toMatchObject({ members: [wanted] });
    const one = await chat.bot.call('GET', `${at()}/members/${ada.objectId}`);
    expect(one.body).toMatchObject({ ...wanted, id: userIdOf(ada, BOT_APP_ID) });
    const other = await chat.bot.call('GET', `${at()}/members/${bo.objectId}`);
    expect(codeOf(other)).toBe('MemberNotFoundInConversation');
  });
});
