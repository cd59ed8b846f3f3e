// Pressing what stands on cards beside Execute: inner cards, Submit, links, suggestions, refresh.
import { describe, expect, test } from 'vitest';
import { userIdOf } from '../../../src/sandbox/personas/person.ts';
import { ada, BOT_APP_ID, executeAction } from './chat-world.ts';
import { cardAnswer, usePressing } from './pressing.ts';

const pressing = usePressing();
const { post, press, lastActivity } = pressing;

describe('Action.ShowCard', () => {
  test('its inner action sends the inner and the outer form, an outer action only the outer', async () => {
    const inner = {
      type: 'AdaptiveCard',
      body: [{ type: 'Input.Text', id: 'reason', value: 'inner' }],
      actions: [executeAction('Send', 'send')],
    };
    await post({
      body: [{ type: 'Input.Text', id: 'outer', value: 'o' }],
      actions: [{ type: 'Action.ShowCard', title: 'More', card: inner }, executeAction('Go', 'go')],
    });
    await press('Send');
    expect(lastActivity().value).toMatchObject({
      action: { data: { outer: 'o', reason: 'inner' } },
    });
    await press('Go');
    expect(lastActivity().value).toEqual({
      action: { type: 'Action.Execute', verb: 'go', data: { outer: 'o' } },
      trigger: 'manual',
    });
    const before = pressing.chat.bot.received.length;
    expect((await press('More')).status).toBe(200);
    expect(pressing.chat.bot.received.length).toBe(before);
  });
});

describe('Action.Submit and others', () => {
  test('a plain submit is a message with a value that shows nothing in the chat', async () => {
    await post({ actions: [{ type: 'Action.Submit', title: 'Send', data: { verb: 'x' } }] });
    await press('Send', { a: '1' });
    expect(lastActivity()).toMatchObject({
      type: 'message',
      replyToId: pressing.messageId,
      value: { verb: 'x', a: '1' },
    });
    expect(lastActivity().text).toBeUndefined();
    const { body } = await pressing.chat.call('GET', '/sandbox/personas/ada/messages');
    expect((body.messages as unknown[]).length).toBe(2);
  });

  test('imBack says the words, messageBack sends others than it shows', async () => {
    const back = { type: 'messageBack', text: 'status 7', displayText: 'Show it', value: { n: 7 } };
    await post({
      actions: [
        {
          type: 'Action.Submit',
          title: 'Help',
          data: { msteams: { type: 'imBack', value: 'help' } },
        },
        { type: 'Action.Submit', title: 'Status', data: { msteams: back } },
      ],
    });
    await press('Help');
    expect(lastActivity()).toMatchObject({ type: 'message', text: 'help' });
    await press('Status');
    expect(lastActivity()).toMatchObject({ text: 'status 7', value: { n: 7 } });
    const { body } = await pressing.chat.call('GET', '/sandbox/personas/ada/messages');
    expect((body.messages as { text: string }[]).at(-1)?.text).toBe('Show it');
  });

  test('a suggested action is pressed by its title', async () => {
    pressing.chat.bot.on = async (activity) => {
      if (activity.text !== 'card') return;
      const actions = [{ type: 'imBack', title: 'My access', value: 'my access' }];
      pressing.messageId = await pressing.chat.bot.send(activity, {
        text: 'Next?',
        suggestedActions: { actions },
      });
    };
    await pressing.chat.call('POST', '/sandbox/personas/ada/messages', { text: 'card' });
    await press('My access');
    expect(lastActivity()).toMatchObject({ type: 'message', text: 'my access' });
  });

  test('a link answers with its address and tells the bot nothing', async () => {
    await post({ actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'https://x.example/' }] });
    const before = pressing.chat.bot.received.length;
    expect((await press('Open')).body).toMatchObject({ openUrl: 'https://x.example/' });
    expect(pressing.chat.bot.received.length).toBe(before);
  });
});

describe('refresh', () => {
  test('a card that names this person is refreshed once when it arrives', async () => {
    pressing.answer = () => cardAnswer({ body: [{ type: 'TextBlock', text: 'for ada only' }] });
    const refresh = {
      action: executeAction('Refresh', 'view', { data: { id: 7 } }),
      userIds: [userIdOf(ada, BOT_APP_ID)],
    };
    await post({ refresh, body: [{ type: 'TextBlock', text: 'for everybody' }] });
    const invokes = pressing.chat.bot.received.filter(({ type }) => type === 'invoke');
    expect(invokes.map(({ value }) => value)).toEqual([
      { trigger: 'automatic', action: { type: 'Action.Execute', verb: 'view', data: { id: 7 } } },
    ]);
    const { body } = await pressing.chat.call('GET', '/sandbox/personas/ada/messages');
    expect(JSON.stringify(body)).toContain('for ada only');
    expect(JSON.stringify(body)).not.toContain('for everybody');
  });

  test('a card that names somebody else stays as it is', async () => {
    const refresh = { action: executeAction('Refresh', 'view'), userIds: ['29:somebody'] };
    await post({ refresh, body: [{ type: 'TextBlock', text: 'for everybody' }] });
    expect(pressing.chat.bot.received.some(({ type }) => type === 'invoke')).toBe(false);
  });
});
