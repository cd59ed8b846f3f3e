// The latest 1:1 conversation of each person, as a row.

import type { Clock } from '../../ports/clock.ts';
import type { Conversation, ConversationStore } from '../../ports/conversation-store.ts';
import { type AccountRef, accountKey } from '../../shared/account.ts';
import type { Db } from './database.ts';
import { toJson } from './json.ts';

export interface CachingConversationStore extends ConversationStore {
  /** After the rows were emptied. */
  forget(): void;
}

export function createConversationStore(db: Db, clock: Clock): CachingConversationStore {
  /** What was saved last by this process: most activities bring nothing new. */
  const saved = new Map<string, string>();
  const find = async (account: AccountRef) => {
    const row = await db
      .selectFrom('conversation')
      .select('data')
      .where('account', '=', accountKey(account))
      .executeTakeFirst();
    // Erased by a command beside this process: the next activity brings it back.
    if (!row) saved.delete(accountKey(account));
    return row?.data as Conversation | undefined;
  };
  return {
    forget: () => saved.clear(),
    async save(conversation) {
      const account = accountKey(conversation);
      const data = toJson(conversation);
      if (saved.get(account) === data) return false;
      const known = await find(conversation);
      const updated_at = new Date(clock.now());
      await db
        .insertInto('conversation')
        .values({ account, data, updated_at })
        .onConflict((conflict) => conflict.column('account').doUpdateSet({ data, updated_at }))
        .execute();
      if (saved.size > 10_000) saved.clear();
      saved.set(account, data);
      return known === undefined;
    },
    find,
  };
}
