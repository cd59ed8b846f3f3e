// The latest 1:1 conversation of each person, as a row.
import { sql } from 'kysely';
import type { Clock } from '../../ports/clock.ts';
import type { Conversation, ConversationStore } from '../../ports/conversation-store.ts';
import { type AccountRef, accountKey } from '../../shared/account.ts';
import type { Db } from './database.ts';
import { toJson } from './json.ts';
import { together } from './together.ts';

export interface CachingConversationStore extends ConversationStore {
  /** After the rows were emptied. */
  forget(): void;
}

export function createConversationStore(db: Db, clock: Clock): CachingConversationStore {
  /** What was saved last by this process: most activities bring nothing new. */
  const saved = new Map<string, string>();
  const found = together(async (accounts: readonly string[]) => {
    const rows = await db
      .selectFrom('conversation')
      .select(['account', 'data'])
      .where(sql<boolean>`account = ANY (${[...accounts]}::text[])`)
      .execute();
    return new Map(rows.map(({ account, data }) => [account, data as Conversation]));
  });
  const find = async (account: AccountRef) => {
    const key = accountKey(account);
    const conversation = (await found(key)).get(key);
    // Erased by a command beside this process: the next activity brings it back.
    if (!conversation) saved.delete(key);
    return conversation;
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
