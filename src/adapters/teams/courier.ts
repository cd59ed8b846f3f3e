// Posts and updates cards in 1:1 chats through the Bot Connector, and tells apart why one did not arrive.
import type { Activity } from 'botbuilder';
import type { Conversation, ConversationStore } from '../../ports/conversation-store.ts';
import { type Courier, DeliveryError, type Posted } from '../../ports/courier.ts';
import type { AccountRef } from '../../shared/account.ts';
import type { ChannelRef } from '../../shared/channel.ts';
import { SEND_WITHIN_MS } from './bot-adapter.ts';
import { cardActivity } from './bot-application.ts';
import type { Connector } from './connector.ts';
import { deliveryError } from './delivery-error.ts';
import { isAllowedService } from './guard/check-token.ts';
import { inTime } from './in-time.ts';
import type { Call, Pace } from './pace.ts';

export interface CourierDeps {
  readonly connector: Connector;
  readonly conversations: ConversationStore;
  readonly appId: string;
  readonly serviceOrigins: readonly string[];
  /** Where a conversation with somebody who never wrote is begun. */
  readonly defaultServiceUrl: string;
  readonly sendWithinMs?: number;
  /** Absent where the connector has no limits. */
  readonly pace?: Pace;
}

const CHANNEL = 'msteams';

/** Longer than this nobody holds a place among those who work. */
const WAITS_MS = 5_000;

export function createCourier(deps: CourierDeps): Courier {
  const { connector, conversations } = deps;
  return {
    async post(to, card, summary, how) {
      const conversation = how?.chat ?? (await conversations.find(to)) ?? (await begin(deps, to));
      const activityId = await inTurn(deps, conversation, async (leaves) => {
        const { card: shown, summary: line } = how?.latest?.() ?? { card, summary };
        const activity = {
          ...addressed(conversation),
          ...cardActivity(shown),
          summary: line,
          channelData: { notification: { alert: true } },
        };
        return connector.post(conversation, activity, leaves);
      });
      return { conversationId: conversation.conversationId, activityId };
    },
    async postIn(channel, card, summary) {
      return postInChannel(deps, channel, { ...cardActivity(card), summary });
    },
    async update(to, { conversationId, activityId }, card, how) {
      const latest = how?.chat ?? (await conversations.find(to));
      if (!latest) throw new DeliveryError('missing', 'the conversation is not known any more');
      const conversation = { ...latest, conversationId };
      await inTurn(deps, conversation, async (leaves) => {
        const shown = how?.latest?.().card ?? card;
        const activity = { ...addressed(conversation), ...cardActivity(shown) };
        return connector.update(conversation, activityId, activity, leaves);
      });
    },
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
async function postInChannel(
  deps: CourierDeps,
  channel: ChannelRef,
  activity: Partial<Activity>,
): Promise<Posted> {
  const { connector, appId } = deps;
  const { conversationId, serviceUrl, tenantId } = channel;
  const thread = await inTurn(deps, channel, (leaves) =>
    connector.begin(
      serviceUrl,
      {
        ...beginnings(appId, tenantId),
        isGroup: true,
        channelData: { channel: { id: conversationId }, tenant: { id: tenantId } },
        activity,
      },
      leaves,
    ),
  );
  if (!thread) throw new DeliveryError('later', 'the thread was not begun');
  const [, activityId = ''] = thread.split(';messageid=');
  return { conversationId: thread, activityId };
}

/** Sends when Teams' limits allow it, and says why it did not arrive. */
async function inTurn<T>(
  deps: CourierDeps,
  place: Pick<Conversation, 'tenantId' | 'conversationId' | 'serviceUrl'>,
  act: (leaves: (() => void) | undefined) => Promise<T>,
): Promise<T> {
  // What is kept of a conversation may be older than the list of allowed services.
  if (!isAllowedService(place.serviceUrl, deps.serviceOrigins)) {
    throw new DeliveryError('unreachable', 'the service URL is not on the list');
  }
  const call = await turnIn(deps, place);
  try {
    return await sent(deps, act(call?.left));
  } catch (error) {
    throw deliveryError(error);
  } finally {
    call?.over();
  }
}

async function turnIn(
  { pace }: Pick<CourierDeps, 'pace'>,
  { tenantId, conversationId }: Pick<Conversation, 'tenantId' | 'conversationId'>,
): Promise<Call | undefined> {
  const turn = pace?.turn(tenantId, conversationId, WAITS_MS);
  if (typeof turn === 'number')
    throw new DeliveryError('later', 'So much is sent to Teams already', turn);
  return turn;
}

/** Works where the app is installed for the person; elsewhere Teams refuses. */
async function begin(deps: CourierDeps, to: AccountRef): Promise<Conversation> {
  const { connector, conversations, appId, defaultServiceUrl } = deps;
  const parameters = {
    ...beginnings(appId, to.tenantId),
    isGroup: false,
    members: [{ id: to.objectId, name: '' }],
    channelData: { tenant: { id: to.tenantId } },
  };
  const conversationId = await sent(deps, connector.begin(defaultServiceUrl, parameters)).catch(
    (error: unknown) => {
      throw deliveryError(error);
    },
  );
  if (!conversationId) throw new DeliveryError('unreachable', 'no conversation could be begun');
  const begun: Conversation = {
    tenantId: to.tenantId,
    objectId: to.objectId,
    conversationId,
    serviceUrl: defaultServiceUrl,
    userId: '',
    botId: `28:${appId}`,
    locale: null,
    timeZone: null,
  };
  await conversations.save(begun);
  return begun;
}

/** Nobody waits longer for the connector, whatever hangs: signing in, beginning a chat, or sending. */
const sent = <T>(
  { sendWithinMs = SEND_WITHIN_MS }: Pick<CourierDeps, 'sendWithinMs'>,
  sending: Promise<T>,
): Promise<T> => inTime(sending, sendWithinMs, late);

const late = () => new DeliveryError('later', 'Teams took too long to answer');

const beginnings = (appId: string, tenantId: string) => ({
  tenantId,
  bot: { id: `28:${appId}`, name: 'Drawbridge' },
});

const addressed = (conversation: Conversation): Partial<Activity> => ({
  channelId: CHANNEL,
  serviceUrl: conversation.serviceUrl,
  from: { id: conversation.botId, name: 'Drawbridge' },
  ...(conversation.userId && { recipient: { id: conversation.userId, name: '' } }),
  conversation: {
    id: conversation.conversationId,
    conversationType: 'personal',
    tenantId: conversation.tenantId,
    isGroup: false,
    name: '',
  },
});
