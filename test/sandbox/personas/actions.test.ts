// Pressing an Action.Execute: how it is found, what it sends, and what its answer leads to.
import { describe, expect, test } from 'vitest';
import { card, executeAction } from './chat-world.ts';
import { cardAnswer, usePressing } from './pressing.ts';

const pressing = usePressing();
const { post, press, lastActivity } = pressing;

describe('Action.Execute', () => {
  const approval = {
    body: [
      { type: 'Input.Text', id: 'note', value: 'from the card' },
      { type: 'Input.Toggle', id: 'urgent', title: 'Urgent' },
      { type: 'Input.Text', id: 'empty' },
      { type: 'ActionSet', actions: [executeAction('Approve', 'approve', { data: { id: 7 } })] },
    ],
    actions: [executeAction('Deny…', 'deny', { id: 'deny-button' })],
  };

  test('sends verb, data and the form as it would stand, given inputs over it', async () => {
    await post(approval);
    await press('Approve', { extra: 'given', empty: '' });
    expect(lastActivity()).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: pressing.messageId,
      value: {
        trigger: 'manual',
        action: {
          type: 'Action.Execute',
          verb: 'approve',
          data: { id: 7, note: 'from the card', urgent: 'false', extra: 'given', empty: '' },
        },
      },
    });
  });

  test('a card in the answer replaces the card in place', async () => {
    await post(approval);
    pressing.answer = () => cardAnswer({ body: [{ type: 'TextBlock', text: 'Approved' }] });
    const { body } = await press('Approve');
    const [message] = body.messages as Record<string, unknown>[];
    expect(message?.id).toBe(pressing.messageId);
    expect(JSON.stringify(message)).toContain('Approved');
    expect(JSON.stringify(message)).not.toContain('Deny');
  });

  test('an edit that arrives while the bot answers is not overwritten by the answer', async () => {
    await post(approval);
    pressing.answer = async (activity) => {
      const path = `/v3/conversations/${encodeURIComponent(activity.conversation.id)}`;
      const attachments = [card({ body: [{ type: 'TextBlock', text: 'newer' }] })];
      const message = { type: 'message', attachments };
      await pressing.chat.bot.call('PUT', `${path}/activities/${pressing.messageId}`, message);
      return cardAnswer({ body: [{ type: 'TextBlock', text: 'older' }] });
    };
    expect(JSON.stringify((await press('Approve')).body)).toContain('newer');
  });

  test('a sentence in the answer is a notice, an error is an error', async () => {
    await post(approval);
    pressing.answer = () => ({
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'Noted',
      },
    });
    expect((await press('Approve')).body).toMatchObject({ notice: 'Noted' });
    const value = { code: 'BadInput', message: 'Say why.' };
    pressing.answer = () => ({
      status: 400,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value },
    });
    expect(await press('Approve')).toMatchObject({ status: 200, body: { error: value } });
  });

  test('an answer Teams could not use is an error with its words', async () => {
    await post(approval);
    pressing.answer = () => ({ status: 501 });
    expect((await press('Approve')).body.error).toEqual({
      code: 'NotImplemented',
      message: 'Something went wrong. Please try again.',
    });
  });

  test('is found by title, verb, id, and title in another case', async () => {
    await post(approval);
    const verbs: unknown[] = [];
    pressing.answer = (activity) => {
      verbs.push((activity.value as { action: { verb: string } }).action.verb);
    };
    for (const name of ['Deny…', 'deny', 'deny-button', 'DENY…']) await press(name);
    expect(verbs).toEqual(['deny', 'deny', 'deny', 'deny']);
  });

  test('an unknown action is 404 and says what there is', async () => {
    await post(approval);
    const { status, body } = await press('Grant');
    expect(status).toBe(404);
    expect(body).toMatchObject({
      error: { code: 'ActionNotFound', message: expect.stringContaining('Approve, Deny…') },
      available: ['Approve', 'Deny…'],
    });
  });

  test('an unknown message is 404, a disabled action 409', async () => {
    await post({ actions: [executeAction('Later', 'later', { isEnabled: false })] });
    expect((await press('Later')).status).toBe(409);
    pressing.messageId = 'nowhere';
    expect((await press('Later')).body.error).toMatchObject({ code: 'MessageNotFound' });
  });

  test('several of one name are told apart by their place', async () => {
    const open = (id: number) => executeAction('Open', 'open', { data: { id } });
    await post({ body: [open(1), open(2)].map((one) => ({ type: 'ActionSet', actions: [one] })) });
    await press('Open', {}, { nth: 1 });
    expect(lastActivity().value).toMatchObject({ action: { data: { id: 2 } } });
  });

  test('an action of an earlier state is pressed only by a client that says it is stale', async () => {
    await post(approval);
    pressing.answer = () => cardAnswer({ body: [{ type: 'TextBlock', text: 'Approved' }] });
    await press('Approve');
    expect((await press('Approve')).status).toBe(404);
    expect((await press('Approve', {}, { stale: true })).status).toBe(200);
    expect(lastActivity().value).toMatchObject({ action: { verb: 'approve' } });
  });
});
