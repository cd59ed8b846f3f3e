// Who is in a channel, as Teams says at this moment.
import type { AccountRef } from '../shared/account.ts';
import type { ChannelRef } from '../shared/channel.ts';

export interface ChannelMember {
  /** Their id in Teams, `29:…`. */
  readonly userId: string;
  /** With the tenant of their account, which in a shared channel is not the channel's; undefined: Teams does not say. */
  readonly account: AccountRef | undefined;
}

export type ChannelRoster =
  | { readonly is: 'members'; readonly members: readonly ChannelMember[] }
  /** More than anybody looks through before each message. */
  | { readonly is: 'too-many' }
  /** The channel is not there any more, or the app is not in its team. */
  | { readonly is: 'gone' }
  /** Teams does not answer: nothing is known, and nothing is said. */
  | { readonly is: 'unknown' };

export interface Roster {
  membersOf(channel: ChannelRef): Promise<ChannelRoster>;
}
