// Dialogs and type-ahead over HTTP: opened, answered, wrong input, closed.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChatTest, card, startChat } from './chat-world.ts';
import type { Sent } from './stand-in-bot.ts';

let chat: ChatTest;
let messageId = '';
let answer: (activity: Sent) => unknown = () => undefined;

const form = (title: string, more = {}) => ({
  body: {
    task: {
      type: 'continue',
      value: {
        title,
        height: 'medium',
        card: card({
          body: [{ type: 'Input.Text', id: 'why', value: 'because', ...more }],
          actions: [{ type: 'Action.Submit', title: 'Send', data: { step: title } }],
        }),
      },
    },
  },
});
const press = (id: string, action: string, inputs = {}) =>
  chat.call('POST', '/sandbox/personas/ada/actions', { messageId: id, action, inputs });
const open = async () => {
  answer = () => form('Request');
  const { body } = await press(messageId, 'Ask');
  return body.dialog as { id: string; title: string; card: Record<string, unknown> };
};
const lastActivity = () => chat.bot.received.at(-1) as Sent;

beforeEach(async () => {
  chat = await startChat();
  chat.bot.on = async (activity) => {
    if (activity.text !== 'card') return answer(activity);
    const data = { msteams: { type: 'task/fetch' }, verb: 'request' };
    const actions = [{ type: 'Action.Submit', title: 'Ask', data }];
    messageId = await chat.bot.send(activity, { attachments: [card({ actions })] });
    return undefined;
  };
  await chat.call('POST', '/sandbox/personas/ada/messages', { text: 'card' });
});
afterEach(() => chat.close());

describe('dialogs', () => {
  test('task/fetch opens one with title and card', async () => {
    const dialog = await open();
    expect(lastActivity()).toMatchObject({
      type: 'invoke',
      name: 'task/fetch',
      value: { data: { verb: 'request', msteams: { type: 'task/fetch' } }, context: {} },
    });
    expect(dialog).toMatchObject({ title: 'Request', card: { type: 'AdaptiveCard' } });
  });

  test('an answer is task/submit; continue shows the next card under the same id', async () => {
    const { id } = await open();
    answer = () => form('Check');
    const { body } = await press(id, 'Send', { more: 'x' });
    expect(lastActivity()).toMatchObject({
      name: 'task/submit',
      value: { data: { step: 'Request', why: 'because', more: 'x' } },
    });
    expect(body.dialog).toMatchObject({ id, title: 'Check' });
  });

  test('a sentence at the end closes it and is a notice; after that it is 404', async () => {
    const { id } = await open();
    answer = () => ({ body: { task: { type: 'message', value: 'Sent.' } } });
    const { body } = await press(id, 'Send');
    expect([body.notice, body.dialog]).toEqual(['Sent.', undefined]);
    expect((await press(id, 'Send')).body.error).toMatchObject({ code: 'DialogNotFound' });
  });

  test('an empty answer closes it', async () => {
    const { id } = await open();
    answer = () => undefined;
    expect((await press(id, 'Send')).status).toBe(200);
    expect((await press(id, 'Send')).status).toBe(404);
  });

  test('an error leaves it open to try again', async () => {
    const { id } = await open();
    answer = () => ({ status: 500 });
    expect((await press(id, 'Send')).body.error).toMatchObject({ code: 'BotAnswered500' });
    answer = () => form('Check');
    expect((await press(id, 'Send')).body.dialog).toMatchObject({ id });
  });

  test('an unknown action in it names the ones it has', async () => {
    const { id } = await open();
    expect(await press(id, 'Nope')).toMatchObject({ status: 404, body: { available: ['Send'] } });
  });

  test('closed by its person, it is gone', async () => {
    const { id } = await open();
    const path = `/sandbox/personas/ada/dialogs/${encodeURIComponent(id)}`;
    expect((await chat.call('DELETE', path)).status).toBe(204);
    expect((await press(id, 'Send')).status).toBe(404);
  });
});

describe('search', () => {
  const search = (body: object) => chat.call('POST', '/sandbox/personas/ada/search', body);

  test('asks as the card would and gives the choices', async () => {
    const results = [{ title: 'Finance', value: '17' }];
    answer = () => ({
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.search.searchResponse',
        value: { results },
      },
    });
    const { body } = await search({ dataset: 'groups', text: 'fin', data: { tenant: 'x' } });
    expect(body).toEqual({ results });
    expect(lastActivity()).toMatchObject({
      name: 'application/search',
      value: {
        dataset: 'groups',
        queryText: 'fin',
        queryOptions: { skip: 0, top: 15 },
        data: { tenant: 'x' },
      },
    });
  });

  test('an answer without choices is an error beside no results', async () => {
    answer = () => ({ status: 501 });
    expect((await search({ dataset: 'groups', text: '' })).body).toMatchObject({
      results: [],
      error: { code: 'NotImplemented' },
    });
  });
});
