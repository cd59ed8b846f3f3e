// A channel of a team in Teams: where it is, and how it is written to.

export interface ChannelRef {
  /** Of the channel itself, without the thread that a message stands in. */
  readonly conversationId: string;
  readonly teamId: string;
  /** The tenant of the team. */
  readonly tenantId: string;
  readonly serviceUrl: string;
}

/** Teams appends the thread to the id of a channel in which a message stands. */
export const withoutThread = (conversationId: string): string =>
  conversationId.split(';')[0] ?? conversationId;

export const sameChannel = (a: ChannelRef, b: ChannelRef): boolean =>
  a.conversationId === b.conversationId && a.tenantId === b.tenantId;
