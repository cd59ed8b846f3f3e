// A chat in which the bot has posted one card, and somebody presses what stands on it.
import { afterEach, beforeEach } from 'vitest';
import { type ChatTest, card, startChat } from './chat-world.ts';
import type { Sent } from './stand-in-bot.ts';

export const cardAnswer = (content: Record<string, unknown>) => ({
  body: { statusCode: 200, type: card({}).contentType, value: card(content).content },
});

/** Starts one for each test of the file. */
export function usePressing() {
  let chat: ChatTest;
  const pressing = {
    get chat() {
      return chat;
    },
    messageId: '',
    /** What the bot answers to anything but the request for the card. */
    answer: (_activity: Sent): unknown => undefined,
    /** Lets the bot post this card to ada. */
    async post(content: Record<string, unknown>) {
      chat.bot.on = async (activity) => {
        if (activity.text !== 'card') return pressing.answer(activity);
        pressing.messageId = await chat.bot.send(activity, { attachments: [card(content)] });
        return undefined;
      };
      await chat.call('POST', '/sandbox/personas/ada/messages', { text: 'card' });
    },
    press: (action: string, inputs = {}, more = {}) =>
      chat.call('POST', '/sandbox/personas/ada/actions', {
        messageId: pressing.messageId,
        action,
        inputs,
        ...more,
      }),
    lastActivity: () => chat.bot.received.at(-1) as Sent,
  };
  beforeEach(async () => {
    chat = await startChat();
    pressing.answer = () => undefined;
  });
  afterEach(() => chat.close());
  return pressing;
}
