// The newest way to reach a person 1:1, by tenant and object id.
import type { AccountRef } from '../shared/account.ts';

export interface Conversation extends AccountRef {
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** The person's id in Teams, `29:…`. */
  readonly userId: string;
  readonly botId: string;
  readonly locale: string | null;
  /** IANA name, as the person's client says. */
  readonly timeZone: string | null;
}

export interface ConversationStore {
  /** Overwrites: the latest is the one that works. True when the person was not known before. */
  save(conversation: Conversation): Promise<boolean>;
  find(account: AccountRef): Promise<Conversation | undefined>;
}
