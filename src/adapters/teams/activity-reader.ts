// Who acts and how to reach them, read from an activity whose token was checked.
import type { Activity } from 'botbuilder';
import type { Actor, InChannel } from '../../inbound/types.ts';
import type { Conversation } from '../../ports/conversation-store.ts';
import { withoutThread } from '../../shared/channel.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface ClientInfo {
  readonly type: string;
  readonly timezone?: unknown;
  readonly locale?: unknown;
}

/**
 * `undefined` when the activity does not say whose it is, or says two things: a tenant in the
 * conversation that is not the channel data's, or a sender that is no person. Names, addresses and card data are never looked at.
 */
export function readActor(activity: Activity): Actor | undefined {
  const objectId = activity.from?.aadObjectId?.toLowerCase() ?? '';
  const tenantId = tenantOf(activity);
  if (!tenantId || !GUID.test(objectId) || !isPerson(activity)) return undefined;
  const info = clientInfo(activity);
  const inChannel = readChannel(activity, tenantId);
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return {
    tenantId,
    objectId,
    locale: text(activity.locale) ?? text(info?.locale),
    timeZone: text(info?.timezone) ?? text(activity.localTimezone),
    alone: activity.conversation?.conversationType === 'personal',
    ...(inChannel && { inChannel }),
  };
}

interface ChannelData {
  readonly team?: { readonly id?: unknown };
  readonly channel?: { readonly id?: unknown; readonly type?: unknown };
}

/**
 * The channel that a message stands in, where the activity says the same one twice.
 * https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels: shared
 * channels have readers whom the connector does not list, so they are told apart.
 */
function readChannel(activity: Activity, tenantId: string): InChannel | undefined {
  const { conversation, serviceUrl, from } = activity;
  if (conversation?.conversationType !== 'channel') return undefined;
  const { team, channel } = (activity.channelData ?? {}) as ChannelData;
  const conversationId = withoutThread(conversation.id);
  if (typeof team?.id !== 'string' || channel?.id !== conversationId) return undefined;
  return {
    channel: { conversationId, teamId: team.id, tenantId, serviceUrl },
    userId: from.id,
    standard: channel.type === undefined || channel.type === 'standard',
  };
}

/** In a channel the bot is spoken to by its name, or by a button of its own card. */
export function isSpokenTo({ entities, recipient, value }: Activity): boolean {
  if (typeof value === 'object' && value !== null) return true;
  type Mention = { readonly type?: string; readonly mentioned?: { readonly id?: unknown } };
  const mentions = Array.isArray(entities) ? (entities as Mention[]) : [];
  return mentions.some((one) => one?.type === 'mention' && one.mentioned?.id === recipient?.id);
}

/** Agents have accounts and chats as people have; nothing is asked or decided by one. */
const isPerson = ({ from }: Activity): boolean => {
  const role: unknown = from?.role;
  return role === undefined || role === null || role === '' || role === 'user';
};

function tenantOf(activity: Activity): string | undefined {
  const data = activity.channelData as { tenant?: { id?: unknown } } | undefined;
  const said = [data?.tenant?.id, activity.conversation?.tenantId]
    .filter((id): id is string => typeof id === 'string')
    .map((id) => id.toLowerCase());
  const [first] = said;
  return first && GUID.test(first) && said.every((id) => id === first) ? first : undefined;
}

const clientInfo = (activity: Activity): ClientInfo | undefined =>
  Array.isArray(activity.entities)
    ? (activity.entities as ClientInfo[]).find((entity) => entity?.type === 'clientInfo')
    : undefined;

/** Only of a 1:1 chat: cards about access go nowhere else. */
export function readConversation(activity: Activity, actor: Actor): Conversation | undefined {
  if (!actor.alone) return undefined;
  return {
    tenantId: actor.tenantId,
    objectId: actor.objectId,
    conversationId: activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    userId: activity.from.id,
    botId: activity.recipient?.id ?? '',
    locale: actor.locale,
    timeZone: actor.timeZone,
  };
}
