// Builds the activities that Teams would send to the bot for what a person does.
import {
  botUserId,
  conversationIdOf,
  localeOf,
  type Person,
  timeZoneOf,
  userIdOf,
} from './person.ts';
import { type ChatWorld, serviceUrlOf } from './world.ts';

export type Activity = Record<string, unknown> & { type: string };

/** Local time with its offset from UTC, as Teams writes `localTimestamp`. */
export function localTimestamp(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'longOffset',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  }).formatToParts(ms);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  const time = `${part('hour')}:${part('minute')}:${part('second')}.${part('fractionalSecond')}`;
  return `${part('year')}-${part('month')}-${part('day')}T${time}${offset}`;
}

/** A message in a channel begins a thread, whose id stands behind the channel's. */
function conversationOf(world: ChatWorld, person: Person): Record<string, unknown> {
  const id = conversationIdOf(person, world.botAppId);
  const { channel } = person;
  return channel
    ? { isGroup: true, conversationType: 'channel', tenantId: channel.tenantId, id }
    : { conversationType: 'personal', tenantId: person.tenantId, id };
}

function channelDataOf({ channel, tenantId }: Person): Record<string, unknown> {
  if (!channel) return { tenant: { id: tenantId } };
  const { id, name, team, teamId } = channel;
  return {
    teamsChannelId: id,
    teamsTeamId: teamId,
    channel: { id, name, type: 'standard' },
    team: { id: teamId, name: team },
    tenant: { id: channel.tenantId },
  };
}

/** What Teams makes of the bot's name in a message. */
function mentionIn(world: ChatWorld, text: string): { text: string; entities: unknown[] } {
  const name = `@${world.botName}`;
  if (!text.includes(name)) return { text, entities: [] };
  const mention = `<at>${world.botName}</at>`;
  const mentioned = { id: botUserId(world.botAppId), name: world.botName };
  return {
    text: text.replace(name, mention),
    entities: [{ type: 'mention', mentioned, text: mention }],
  };
}

function common(world: ChatWorld, person: Person): Record<string, unknown> {
  const at = world.clock.now();
  const timeZone = timeZoneOf(person);
  const locale = localeOf(person);
  return {
    timestamp: new Date(at).toISOString(),
    localTimestamp: localTimestamp(at, timeZone),
    localTimezone: timeZone,
    serviceUrl: serviceUrlOf(world),
    channelId: 'msteams',
    from: {
      id: userIdOf(person, world.botAppId),
      name: person.displayName,
      aadObjectId: person.objectId,
    },
    conversation: conversationOf(world, person),
    recipient: { id: botUserId(world.botAppId), name: world.botName },
    entities: [
      {
        type: 'clientInfo',
        locale,
        country: locale.split('-')[1] ?? 'GB',
        platform: 'Web',
        timezone: timeZone,
      },
    ],
    channelData: channelDataOf(person),
    locale,
  };
}

export function messageActivity(
  world: ChatWorld,
  person: Person,
  of: { id: string; text?: string; value?: unknown; replyToId?: string },
): Activity {
  const { id, value, replyToId } = of;
  const base = common(world, person);
  const said =
    person.channel && of.text !== undefined
      ? mentionIn(world, of.text)
      : { text: of.text, entities: [] };
  const { text } = said;
  const thread = person.channel && { ...(base.conversation as object) };
  return {
    ...base,
    type: 'message',
    id,
    ...(thread && {
      conversation: { ...thread, id: `${person.channel?.id};messageid=${replyToId ?? id}` },
      entities: [...(base.entities as unknown[]), ...said.entities],
    }),
    ...(text !== undefined && { text, textFormat: 'plain' }),
    ...(value !== undefined && { value }),
    ...(replyToId && { replyToId }),
  };
}

export function invokeActivity(
  world: ChatWorld,
  person: Person,
  of: { name: string; value: unknown; replyToId?: string },
): Activity {
  const { name, value, replyToId } = of;
  const id = `f:${crypto.randomUUID()}`;
  const more = { type: 'invoke', id, name, value, ...(replyToId && { replyToId }) };
  return { ...common(world, person), ...more };
}

/** What Teams sends when the app appears in somebody's personal scope, in this order. */
export function installActivities(world: ChatWorld, person: Person): Activity[] {
  const base = common(world, person);
  const bot = { id: botUserId(world.botAppId) };
  return [
    { ...base, type: 'conversationUpdate', id: `f:${crypto.randomUUID()}`, membersAdded: [bot] },
    {
      ...base,
      type: 'installationUpdate',
      id: `f:${crypto.randomUUID()}`,
      action: 'add',
      channelData: {
        tenant: { id: person.tenantId },
        settings: { selectedChannel: { id: conversationIdOf(person, world.botAppId) } },
        source: { name: 'message' },
      },
    },
  ];
}
