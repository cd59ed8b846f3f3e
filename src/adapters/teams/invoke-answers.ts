// Answers to invokes in the shapes that Teams expects, set by ourselves and never by the SDK's card helper.
import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { ActionReply, Choice, DialogReply } from '../../inbound/types.ts';

/**
 * The SDK's own `actionExecute` remembers across users that a card is to replace everybody's: cards
 * made for one person would reach others. So the answer is sent as an activity that it leaves alone.
 */
export async function answerInvoke(context: TurnContext, body: unknown): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export const actionBody = ({ card, message }: ActionReply): unknown =>
  message !== undefined || !card
    ? {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: message ?? '',
      }
    : { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };

export const errorBody = (code: string, message: string): unknown => ({
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code, message },
});

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
export function dialogBody(reply: DialogReply): unknown {
  if ('dialog' in reply) {
    const { title, card } = reply.dialog;
    const value = { title, width: 'medium', card: CardFactory.adaptiveCard(card) };
    return { task: { type: 'continue', value } };
  }
  return 'message' in reply ? { task: { type: 'message', value: reply.message } } : {};
}

export const searchBody = (choices: readonly Choice[]): unknown => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.search.searchResponse',
  value: { results: choices },
});
