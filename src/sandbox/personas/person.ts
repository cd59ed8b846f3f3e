// A person of the scenario as the chat sees them: who they are, and the ids Teams gives them.
import { createHash } from 'node:crypto';
import type { Channel } from './channel.ts';

export interface Person {
  /** Slug used in addresses, such as `alex`. */
  readonly name: string;
  readonly displayName: string;
  /** Slug of the tenant this person chats in; for a guest that is the tenant that invited them. */
  readonly tenant: string;
  readonly tenantId: string;
  /** The account's object id in that tenant. */
  readonly objectId: string;
  readonly about: string;
  readonly userPrincipalName?: string;
  readonly mail?: string;
  readonly guest?: boolean;
  /** BCP 47 and IANA names; without them British English in the time zone of this computer. */
  readonly locale?: string;
  readonly timeZone?: string;
  /** They speak there, and not in their own chat. */
  readonly channel?: Channel;
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

/** The id by which Teams names this person towards one bot: opaque and stable. */
export function userIdOf(person: Person, botAppId: string): string {
  return `29:1${digest(`user/${botAppId}/${person.tenantId}/${person.objectId}`)}`;
}

/** The one-to-one chat of this person with the bot, of which there is exactly one; or the channel they speak in. */
export function conversationIdOf(person: Person, botAppId: string): string {
  if (person.channel) return person.channel.id;
  return `a:1${digest(`chat/${botAppId}/${person.tenantId}/${person.objectId}`)}`;
}

export const botUserId = (botAppId: string): string => `28:${botAppId}`;

export const localeOf = (person: Person): string => person.locale ?? 'en-GB';

export const timeZoneOf = (person: Person): string =>
  person.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
