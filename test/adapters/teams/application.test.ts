// What Teams sends and what it gets back: messages, buttons, dialogs, type-ahead, installation, delivery.
import { afterEach, describe, expect, test } from 'vitest';
import type { Inbound } from '../../../src/inbound/types.ts';
import { DeliveryError } from '../../../src/ports/courier.ts';
import { type BotHost, startBotHost } from '../../fakes/bot-host.ts';
import { EMPLOYEE, HOME, OWNER } from '../../fakes/estate.ts';

const card = (text: string, more = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text, wrap: true }],
  ...more,
});

let host: BotHost | undefined;
afterEach(() => host?.stop());

async function open(inbound: Partial<Inbound>) {
  host = await startBotHost(inbound);
  const started = host;
  const token = `Bearer ${await started.goodToken()}`;
  return {
    host: started,
    send: (change: Record<string, unknown>) => started.post(started.activity(change), token),
  };
}

const invoke = (name: string, value: unknown, more = {}) => ({
  type: 'invoke',
  name,
  value,
  text: undefined,
  ...more,
});
const press = (verb: string, data: unknown = {}) =>
  invoke(
    'adaptiveCard/action',
    { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    { replyToId: 'pressed' },
  );

describe('who and where', () => {
  test('the actor is who the activity says, in the zone of their client', async () => {
    const seen: unknown[] = [];
    const { send } = await open({
      onMessage: async (actor, text) => {
        seen.push(actor, text);
        return { text: 'ok' };
      },
    });
    await send({
      entities: [{ type: 'clientInfo', timezone: 'Europe/Berlin' }],
      from: { id: '29:em', aadObjectId: EMPLOYEE.objectId.toUpperCase() },
    });
    expect(seen).toEqual([
      { ...EMPLOYEE, locale: 'en-GB', timeZone: 'Europe/Berlin', alone: true },
      'hello',
    ]);
  });

  test('the newest way to reach somebody is kept, of 1:1 chats only', async () => {
    const { send, host: at } = await open({});
    await send({});
    await send({ conversation: { id: 'a:new', conversationType: 'personal', tenantId: HOME } });
    await send({ conversation: { id: '19:team', conversationType: 'channel', tenantId: HOME } });
    expect([...at.saved.values()]).toMatchObject([
      { ...EMPLOYEE, conversationId: 'a:new', serviceUrl: at.serviceUrl, userId: '29:em' },
    ]);
  });

  test('in a channel the actor is not alone', async () => {
    let alone: boolean | undefined;
    const { send } = await open({
      onMessage: async (actor) => {
        alone = actor.alone;
        return { text: 'ok' };
      },
    });
    await send({ conversation: { id: '19:x', conversationType: 'channel', tenantId: HOME } });
    expect(alone).toBe(false);
  });
});

describe('installation', () => {
  test('one welcome, however often Teams says it', async () => {
    const { send, host: at } = await open({});
    const installed = { type: 'installationUpdate', action: 'add', text: undefined };
    await send(installed);
    await send({ type: 'conversationUpdate', membersAdded: [{ id: '29:em' }], text: undefined });
    await send(installed);
    await send({ ...installed, action: 'add-upgrade' });
    expect(at.sent.map((item) => item.body.text)).toEqual(['welcome']);
  });
});

test('a turn is told when it begins and ends, and whether somebody waits for it', async () => {
  const { send, host: at } = await open({});
  await send({});
  await send({ type: 'installationUpdate', action: 'add', text: undefined });
  expect(at.turns).toEqual(['1 true', '-1 true', '1 false', '-1 false']);
});

describe('somebody who can be written to', () => {
  const said = async (change: Record<string, unknown>) => {
    const reached: unknown[] = [];
    const { send } = await open({
      onReached: async (actor) => void reached.push(actor.objectId),
    });
    await send(change);
    return reached;
  };
  const installed = { type: 'installationUpdate', action: 'add', text: undefined };

  test('is told of at a message and at every installation, after the answer', async () => {
    const order: string[] = [];
    const { send } = await open({
      onMessage: async () => {
        order.push('message');
        return { text: 'ok' };
      },
      onReached: async () => void order.push('reached'),
    });
    await send({});
    await send(installed);
    await send({ ...installed, action: 'add-upgrade' });
    expect(order).toEqual(['message', 'reached', 'reached', 'reached']);
  });

  test.each([
    ['a removal', { ...installed, action: 'remove' }],
    ['a channel', { conversation: { id: '19:x', conversationType: 'channel', tenantId: HOME } }],
    ['a button', press('approve')],
  ])('is not told of at %s', async (_what, change) => {
    expect(await said(change)).toEqual([]);
  });
});

describe('buttons', () => {
  test('a card comes back in the answer and replaces the pressed one for this person', async () => {
    const { send, host: at } = await open({
      onAction: async (_actor, verb, fields) => ({ card: card(`${verb} ${String(fields.id)}`) }),
    });
    const answer = await send(press('approve', { id: 7 }));
    expect(answer.json()).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: card('approve 7'),
    });
    expect(at.sent).toEqual([]);
  });

  test('words come back beside the card, which is brought up to date in place', async () => {
    const { send, host: at } = await open({
      onAction: async () => ({ message: 'Too late.', card: card('now') }),
    });
    const answer = await send(press('approve'));
    expect(answer.json()).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'Too late.',
    });
    expect(at.sent).toMatchObject([{ method: 'PUT', path: expect.stringContaining('/pressed') }]);
  });

  test('a card with refresh for one person never makes later cards everybody’s', async () => {
    const cards = [
      card('for one', {
        refresh: { action: { type: 'Action.Execute', verb: 'r' }, userIds: ['29:a'] },
      }),
      card('private'),
    ];
    const { send, host: at } = await open({
      onAction: async () => ({ card: cards.shift() ?? {} }),
    });
    await send(press('refresh'));
    await send(press('private'));
    expect(at.sent).toEqual([]);
  });

  test('a client without Action.Execute presses through a message', async () => {
    const seen: unknown[] = [];
    const { send, host: at } = await open({
      onAction: async (_actor, verb, fields) => {
        seen.push(verb, fields);
        return { card: card('done') };
      },
    });
    await send({ text: undefined, value: { verb: 'approve', requestId: '7K3F-9QX2' } });
    expect(seen).toEqual(['approve', { verb: 'approve', requestId: '7K3F-9QX2' }]);
    expect(at.sent[0]?.body.attachments).toHaveLength(1);
  });

  test.each([
    ['no value', undefined],
    ['a list', []],
    ['an action that is a text', { action: 'approve' }],
    ['a verb that is an object', { action: { verb: { a: 1 }, data: 'x' } }],
  ])('%s is handed on as nothing', async (_what, value) => {
    const seen: unknown[] = [];
    const { send } = await open({
      onAction: async (_actor, verb, fields) => {
        seen.push(verb, fields);
        return { message: 'unknown' };
      },
    });
    expect((await send(invoke('adaptiveCard/action', value))).status).toBe(200);
    expect(seen).toEqual(['', {}]);
  });
});

describe('words', () => {
  const text = 'See [Finance](https://evil.example)';
  test.each([
    ['an answer', { onMessage: async () => ({ text }) }, {}],
    [
      'a press through a message',
      { onAction: async () => ({ message: text }) },
      { text: undefined, value: { verb: 'approve' } },
    ],
    [
      'a welcome',
      { onInstalled: async () => ({ text }) },
      { type: 'installationUpdate', action: 'add', text: undefined },
    ],
  ] as const)('are sent as plain text: %s', async (_what, inbound, change) => {
    const { send, host: at } = await open(inbound);
    await send(change);
    expect(at.sent[0]?.body).toMatchObject({ type: 'message', text, textFormat: 'plain' });
  });

  test('a card’s summary is plain text as well, posted or brought up to date', async () => {
    const { send, host: at } = await open({});
    await send({});
    const posted = await at.courier.post(EMPLOYEE, card('new'), 'New in [x](y)');
    expect(at.sent.at(-1)?.body).toMatchObject({ summary: 'New in [x](y)', textFormat: 'plain' });
    await at.courier.update(EMPLOYEE, posted, card('newer'));
    expect(at.sent.at(-1)?.body).toMatchObject({ textFormat: 'plain' });
  });
});

describe('dialogs and type-ahead', () => {
  test('a dialog opens, comes back with errors, and closes', async () => {
    const { send } = await open({
      onDialogOpen: async (_actor, fields) => ({
        dialog: { title: String(fields.kind), card: card('form') },
      }),
      onDialogSubmit: async (_actor, fields) =>
        fields.good ? { close: true } : { message: 'No.' },
    });
    expect((await send(invoke('task/fetch', { data: { kind: 'guests' } }))).json()).toMatchObject({
      task: { type: 'continue', value: { title: 'guests', card: { content: card('form') } } },
    });
    expect((await send(invoke('task/submit', { data: {} }))).json()).toEqual({
      task: { type: 'message', value: 'No.' },
    });
    expect((await send(invoke('task/submit', { data: { good: true } }))).json()).toEqual({});
  });

  test('type-ahead gives choices', async () => {
    const { send } = await open({
      onSearch: async (_actor, dataset, text) => [{ title: `${dataset}:${text}`, value: '1' }],
    });
    const answer = await send(
      invoke('application/search', { queryText: 'fin', dataset: 'groups' }),
    );
    expect(answer.json()).toMatchObject({ value: { results: [{ title: 'groups:fin' }] } });
  });

  test('an invoke that nobody expects gets an empty answer, not a 501', async () => {
    const { send } = await open({});
    for (const name of ['message/submitAction', 'signin/verifyState', 'composeExtension/query']) {
      const answer = await send(invoke(name, {}));
      expect([answer.status, answer.text]).toEqual([200, '{}']);
    }
  });

  test('an invoke of nobody is told so', async () => {
    const { send } = await open({});
    const answer = await send({ ...press('approve'), from: { id: '29:x' } });
    expect(answer.json()).toMatchObject({ statusCode: 400, value: { code: 'NoSender' } });
  });
});

describe('a handler that breaks', () => {
  test('gives 500 as JSON without a word of why', async () => {
    const { send } = await open({
      onMessage: async () => {
        throw new Error('secret detail');
      },
    });
    const answer = await send({});
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret detail');
  });

  test('a connector that fails does not hold up the turn', async () => {
    const { send, host: at } = await open({});
    at.answers.push(...Array.from({ length: 5 }, () => ({ status: 503 })));
    const started = performance.now();
    await send({});
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(at.sent).toHaveLength(1);
  });
});

describe('courier', () => {
  test('what there is to bring by then is brought, to whom it was just read how to reach', async () => {
    const { host: at } = await open({});
    const chat = {
      ...EMPLOYEE,
      conversationId: 'a:just-read',
      serviceUrl: at.activity().serviceUrl,
      userId: '29:em',
      botId: '28:bot',
      locale: null,
      timeZone: null,
    };
    const how = { chat, latest: () => ({ card: card('newest'), summary: 'The newest' }) };
    const posted = await at.courier.post(EMPLOYEE, card('old'), 'Old', how);
    expect(at.sent.at(-1)?.path).toContain(encodeURIComponent('a:just-read'));
    expect(at.sent.at(-1)).toMatchObject({ body: { summary: 'The newest' } });
    await at.courier.update(EMPLOYEE, posted, card('old'), how);
    for (const { body } of at.sent) {
      expect(JSON.stringify(body)).toContain('newest');
      expect(JSON.stringify(body)).not.toContain('"old"');
    }
  });

  test('posts to the known conversation and updates in place', async () => {
    const { send, host: at } = await open({});
    await send({});
    const posted = await at.courier.post(EMPLOYEE, card('new'), 'Something new');
    expect(at.sent.at(-1)).toMatchObject({
      method: 'POST',
      body: { summary: 'Something new', channelData: { notification: { alert: true } } },
    });
    await at.courier.update(EMPLOYEE, posted, card('newer'));
    expect(at.sent.at(-1)).toMatchObject({ method: 'PUT' });
    expect(at.sent.at(-1)?.path).toContain(encodeURIComponent(posted.activityId));
  });

  test('begins a conversation with somebody who never wrote', async () => {
    const { host: at } = await open({});
    await at.courier.post(OWNER, card('new'), 'New');
    expect(at.sent[0]).toMatchObject({
      path: '/v3/conversations',
      body: { members: [{ id: OWNER.objectId }], tenantId: OWNER.tenantId },
    });
    expect([...at.saved.values()]).toMatchObject([OWNER]);
  });

  test.each([
    [400, 'unreachable'],
    [401, 'later'],
    [403, 'unreachable'],
    [404, 'missing'],
    [412, 'later'],
    [429, 'later'],
    [502, 'later'],
  ] as const)('%i means %s', async (status, trouble) => {
    const { send, host: at } = await open({});
    await send({});
    at.answers.push({ status, headers: { 'retry-after': '7' } });
    const failed = await at.courier.post(EMPLOYEE, card('x'), 'x').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DeliveryError);
    expect((failed as DeliveryError).trouble).toBe(trouble);
    if (trouble === 'later') expect((failed as DeliveryError).retryAfterMs).toBe(7_000);
  });

  test.each([
    [403, 'MessageWritesBlocked', 'blocked'],
    [403, 'BotNotInConversationRoster', 'not-installed'],
    [404, 'ConversationNotFound', 'not-installed'],
    [403, 'BotDisabledByAdmin', undefined],
    [404, 'ActivityNotFoundInConversation', undefined],
  ] as const)('%i %s says why somebody is not reached: %s', async (status, code, why) => {
    const { send, host: at } = await open({});
    await send({});
    at.answers.push({ status, code });
    const failed = await at.courier.post(EMPLOYEE, card('x'), 'x').catch((error: unknown) => error);
    expect((failed as DeliveryError).why).toBe(why);
  });

  test('a connector that hangs is left, and tried again later', async () => {
    host = await startBotHost({}, { sendWithinMs: 100 });
    const at = host;
    at.hang();
    const failed = await at.courier.post(OWNER, card('x'), 'x').catch((error: unknown) => error);
    expect((failed as DeliveryError).trouble).toBe('later');
  });

  test('a sign-in of our own that fails is tried again: it says nothing about the person', async () => {
    const { send, host: at } = await open({});
    await send({});
    at.refuseTokens();
    const failed = await at.courier.post(EMPLOYEE, card('x'), 'x').catch((error: unknown) => error);
    expect((failed as DeliveryError).trouble).toBe('later');
  });

  test('a reference to a service that is not on the list is not used', async () => {
    const { send, host: at } = await open({});
    await send({});
    for (const [key, value] of at.saved) {
      at.saved.set(key, { ...value, serviceUrl: 'https://evil.example/' });
    }
    const failed = await at.courier.post(EMPLOYEE, card('x'), 'x').catch((error: unknown) => error);
    expect((failed as DeliveryError).trouble).toBe('unreachable');
  });
});
