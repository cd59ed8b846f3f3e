// The connector's refusals, in the form and with the codes that Teams answers bots with.
import { Problem } from '../personas/problem.ts';

// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
export const refusals = {
  unauthorized: () =>
    new Problem(401, 'Unauthorized', 'Authorization has been denied for this request.'),
  badArgument: (message: string) => new Problem(400, 'BadArgument', message),
  notInRoster: () =>
    new Problem(
      403,
      'BotNotInConversationRoster',
      'The bot is not part of the conversation roster.',
    ),
  noConversation: () => new Problem(404, 'ConversationNotFound', 'Conversation not found.'),
  noActivity: () =>
    new Problem(
      404,
      'ActivityNotFoundInConversation',
      'The activity could not be found in this conversation.',
    ),
  notYours: () => new Problem(403, 'Forbidden', 'A bot can only change its own messages.'),
  noMember: () => new Problem(404, 'MemberNotFoundInConversation', 'Member not found.'),
  tooBig: () => new Problem(413, 'MessageSizeTooBig', 'Message size too large.'),
};
