// Posts and updates cards in 1:1 chats through the Bot Connector, and tells apart why one did not arrive.
import type { TeamsAdapter } from '@microsoft/teams-ai';
import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import type { Conversation, ConversationStore } from '../../ports/conversation-store.ts';
import { type Courier, DeliveryError, type Posted } from '../../ports/courier.ts';
import type { AccountRef } from '../../shared/account.ts';
import type { ChannelRef } from '../../shared/channel.ts';
import type { Resting } from '../resting.ts';
import { LEAVES, SEND_WITHIN_MS } from './bot-adapter.ts';
import { cardActivity } from './bot-application.ts';
import { deliveryError } from './delivery-error.ts';
import { isAllowedService } from './guard/check-token.ts';
import { inTime } from './in-time.ts';
import type { Call, Pace } from './pace.ts';

export interface CourierDeps {
  readonly adapter: TeamsAdapter;
  readonly conversations: ConversationStore;
  readonly appId: string;
  readonly oauthScope: string;
  readonly serviceOrigins: readonly string[];
  /** Where a conversation with somebody who never wrote is begun. */
  readonly defaultServiceUrl: string;
  readonly sendWithinMs?: number;
  /** Absent where the connector has no limits. */
  readonly pace?: Pace;
  /** Where others are made ready while one waits for its moment. */
  readonly resting?: Pick<Resting, 'during'>;
}

const CHANNEL = 'msteams';

/** Longer than this nobody holds a place among those who work. */
const WAITS_MS = 5_000;

export function createCourier(deps: CourierDeps): Courier {
  const { adapter, conversations, appId, serviceOrigins } = deps;

  const inConversation = async <T>(
    conversation: Conversation,
    act: (context: TurnContext) => Promise<T>,
  ): Promise<T> => {
    // A reference may be older than the list of allowed services, so it is looked at again.
    if (!isAllowedService(conversation.serviceUrl, serviceOrigins)) {
      throw new DeliveryError('unreachable', 'the service URL is not on the list');
    }
    const call = await turnIn(deps, conversation);
    let result: { value: T } | undefined;
    try {
      const reference = referenceOf(conversation);
      await sent(
        deps,
        adapter.continueConversationAsync(appId, reference, async (context) => {
          context.turnState.set(LEAVES, call?.left);
          result = { value: await act(context) };
        }),
      );
    } catch (error) {
      throw deliveryError(error);
    } finally {
      call?.over();
    }
    if (!result) throw new DeliveryError('later', 'the conversation was not continued');
    return result.value;
  };

  return {
    async post(to, card, summary) {
      const conversation = (await conversations.find(to)) ?? (await begin(deps, to));
      const activityId = await inConversation(conversation, async (context) => {
        const sent = await context.sendActivity({
          ...cardActivity(card),
          summary,
          channelData: { notification: { alert: true } },
        });
        return sent?.id ?? '';
      });
      return { conversationId: conversation.conversationId, activityId };
    },
    async postIn(channel, card, summary) {
      return postInChannel(deps, channel, { ...cardActivity(card), summary });
    },
    async update(to, { conversationId, activityId }, card) {
      const latest = await conversations.find(to);
      if (!latest) throw new DeliveryError('missing', 'the conversation is not known any more');
      await inConversation({ ...latest, conversationId }, (context) =>
        context.updateActivity({ id: activityId, ...cardActivity(card) }),
      );
    },
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
async function postInChannel(
  deps: CourierDeps,
  channel: ChannelRef,
  activity: Partial<Activity>,
): Promise<Posted> {
  const { adapter, appId, oauthScope, serviceOrigins } = deps;
  const { conversationId, serviceUrl, tenantId } = channel;
  if (!isAllowedService(serviceUrl, serviceOrigins)) {
    throw new DeliveryError('unreachable', 'the service URL is not on the list');
  }
  const call = await turnIn(deps, channel);
  const parameters = {
    isGroup: true,
    tenantId,
    bot: { id: `28:${appId}`, name: 'Drawbridge' },
    channelData: { channel: { id: conversationId }, tenant: { id: tenantId } },
    activity,
  } as Parameters<TeamsAdapter['createConversationAsync']>[4];
  let posted: Posted | undefined;
  const keep = async ({ activity: { conversation } }: TurnContext) => {
    const [, activityId = ''] = conversation.id.split(';messageid=');
    posted = { conversationId: conversation.id, activityId };
  };
  try {
    call?.left();
    await sent(
      deps,
      adapter.createConversationAsync(appId, CHANNEL, serviceUrl, oauthScope, parameters, keep),
    );
  } catch (error) {
    throw deliveryError(error);
  } finally {
    call?.over();
  }
  if (!posted) throw new DeliveryError('later', 'the thread was not begun');
  return posted;
}

async function turnIn(
  { pace, resting }: Pick<CourierDeps, 'pace' | 'resting'>,
  { tenantId, conversationId }: Pick<Conversation, 'tenantId' | 'conversationId'>,
): Promise<Call | undefined> {
  const turn = pace?.turn(tenantId, conversationId, WAITS_MS);
  if (typeof turn === 'number')
    throw new DeliveryError('later', 'So much is sent to Teams already', turn);
  return turn && resting ? resting.during(turn) : turn;
}

/** Works where the app is installed for the person; elsewhere Teams refuses. */
async function begin(deps: CourierDeps, to: AccountRef): Promise<Conversation> {
  const { adapter, conversations, appId, oauthScope, defaultServiceUrl } = deps;
  let conversationId: string | undefined;
  try {
    const parameters = {
      isGroup: false,
      bot: { id: `28:${appId}`, name: 'Drawbridge' },
      members: [{ id: to.objectId, name: '' }],
      tenantId: to.tenantId,
      channelData: { tenant: { id: to.tenantId } },
    } as Parameters<TeamsAdapter['createConversationAsync']>[4];
    const keep = async (context: TurnContext) => {
      conversationId = context.activity.conversation.id;
    };
    await sent(
      deps,
      adapter.createConversationAsync(
        appId,
        CHANNEL,
        defaultServiceUrl,
        oauthScope,
        parameters,
        keep,
      ),
    );
  } catch (error) {
    throw deliveryError(error);
  }
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

const referenceOf = (conversation: Conversation): Partial<ConversationReference> => ({
  channelId: CHANNEL,
  serviceUrl: conversation.serviceUrl,
  bot: { id: conversation.botId, name: 'Drawbridge' },
  ...(conversation.userId && { user: { id: conversation.userId, name: '' } }),
  conversation: {
    id: conversation.conversationId,
    conversationType: 'personal',
    tenantId: conversation.tenantId,
    isGroup: false,
    name: '',
  },
});
