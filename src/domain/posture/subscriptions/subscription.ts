// A subscription to how tenants stand: a digest in a rhythm, or a message at once about something critical.
import { type AccountRef, accountKey } from '../../../shared/account.ts';
import type { ChannelRef } from '../../../shared/channel.ts';
import { requestIdFrom } from '../../../shared/ids.ts';
import type { Instant } from '../../facts.ts';

export type Rhythm = 'daily' | 'weekly';
export type AlertKind = 'global-administrator' | 'open-partner' | 'emergency-account';

export const ALERT_KINDS: readonly AlertKind[] = [
  'global-administrator',
  'open-partner',
  'emergency-account',
];

export type Subject = { readonly digest: Rhythm } | { readonly alert: AlertKind };

/**
 * Why it ended: the subscriber stopped it, or somebody else who may; the subscriber may read none of its
 * tenants any more; they left the channel, or the channel is gone or cannot be written to.
 */
export type EndedBy =
  | 'asked'
  | 'another'
  | 'no-authority'
  | 'account-gone'
  | 'left-channel'
  | 'channel-gone';

/**
 * Why a channel is told nothing this time: not everybody in it may read all of that, there are too many
 * to look through, the subscriber is not in it, or for too long nobody could tell.
 */
export type Withheld = 'others' | 'too-many' | 'left' | 'unchecked';

export interface Subscription {
  readonly id: string;
  readonly version: number;
  /** Who subscribed: what this account may read is all that is told. */
  readonly account: AccountRef;
  /** `shared`: others read along, so it says counts and names nobody. */
  readonly place: 'alone' | 'shared';
  /** Where it is shared. */
  readonly channel?: ChannelRef;
  readonly about: Subject;
  /** Ids of tenants; `all`: every tenant that the account may read at that time. */
  readonly tenants: 'all' | readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  readonly madeAt: Instant;
  /** Counts up whenever it is begun or changed: work that was booked for an earlier one is over. */
  readonly round: number;
  /** Up to when a digest has told; nothing in between is left out. */
  readonly toldUntil: Instant;
  /** When a digest last said anything, be it that all is quiet. */
  readonly saidAt: Instant;
  /** Tenants that the account could read when it was last told something. */
  readonly readable: readonly string[];
  readonly ended?: { readonly at: Instant; readonly by: EndedBy };
}

export interface Wanted {
  readonly account: AccountRef;
  readonly place: 'alone' | 'shared';
  readonly channel?: ChannelRef;
  readonly about: Subject;
  readonly tenants: 'all' | readonly string[];
  readonly timeZone: string;
}

/** The same wish again is the same subscription, whose rhythm may change. */
export function subscriptionId({ account, place, channel, about, tenants }: Wanted): string {
  const what = 'digest' in about ? 'digest' : about.alert;
  const where = tenants === 'all' ? 'all' : [...tenants].sort().join(',');
  return requestIdFrom(
    `subscription ${accountKey(account)} ${place} ${what} ${where}${channel ? ` ${channel.conversationId}` : ''}`,
  );
}

export function begin(
  wanted: Wanted,
  before: Subscription | undefined,
  readable: readonly string[],
  now: Instant,
): Subscription {
  const goesOn = before !== undefined && !before.ended;
  return {
    ...wanted,
    id: subscriptionId(wanted),
    version: before?.version ?? 1,
    madeAt: goesOn ? before.madeAt : now,
    round: (before?.round ?? 0) + 1,
    toldUntil: goesOn ? before.toldUntil : now,
    saidAt: goesOn ? before.saidAt : now,
    readable,
  };
}

export const isOpen = ({ ended }: Subscription): boolean => ended === undefined;

export const endedAs = (of: Subscription, by: EndedBy, at: Instant): Subscription => ({
  ...of,
  round: of.round + 1,
  ended: { at, by },
});

/** Of what it is about, the tenants that the account may read. */
export const tenantsToTell = (
  { tenants }: Pick<Subscription, 'tenants'>,
  readable: readonly string[],
): readonly string[] =>
  tenants === 'all' ? readable : readable.filter((tenantId) => tenants.includes(tenantId));

/** Told about before, and not the account's to read any more. */
export const lostTenants = (
  { readable: before }: Pick<Subscription, 'readable'>,
  readable: readonly string[],
): readonly string[] => before.filter((tenantId) => !readable.includes(tenantId));
