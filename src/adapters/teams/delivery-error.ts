// Why a message did not arrive, read from the connector's answer.
import { DeliveryError, type UnreachedWhy } from '../../ports/courier.ts';
import { askedPause } from '../../shared/asked-pause.ts';

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages (status codes) */
export function deliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { statusCode, response } = error as {
    statusCode?: number;
    response?: { headers?: { get(name: string): string | undefined } };
  };
  switch (statusCode) {
    case 404:
      return new DeliveryError(
        'missing',
        'Teams does not know the message or the chat',
        undefined,
        whyUnreached(error),
      );
    case 400:
    case 403:
    case 413:
      return new DeliveryError(
        'unreachable',
        `Teams refused the message (${statusCode})`,
        undefined,
        whyUnreached(error),
      );
    // A 401 is about our own sign-in, which says nothing about the person.
    default: {
      const asked = askedPause(response?.headers?.get('retry-after'), Date.now());
      return new DeliveryError(
        'later',
        statusCode === undefined
          ? 'Teams does not answer'
          : `Teams could not take the message (${statusCode})`,
        asked || undefined,
      );
    }
  }
}

/** The same page names the codes; without one of them it stays open why. */
function whyUnreached(error: unknown): UnreachedWhy | undefined {
  const { code, body } = error as {
    code?: unknown;
    body?: { code?: unknown; error?: { code?: unknown } };
  };
  const said = [code, body?.code, body?.error?.code];
  if (said.includes('MessageWritesBlocked')) return 'blocked';
  const gone = ['BotNotInConversationRoster', 'ConversationNotFound'];
  return said.some((one) => gone.includes(String(one))) ? 'not-installed' : undefined;
}
