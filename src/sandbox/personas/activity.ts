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
    conversation: {
      conversationType: 'personal',
      tenantId: person.tenantId,
      id: conversationIdOf(person, world.botAppId),
    },
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
    channelData: { tenant: { id: person.tenantId } },
    locale,
  };
}

export function messageActivity(
  world: ChatWorld,
  person: Person,
  of: { id: string; text?: string; value?: unknown; replyToId?: string },
): Activity {
  const { id, text, value, replyToId } = of;
  return {
    ...common(world, person),
    type: 'message',
    id,
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
