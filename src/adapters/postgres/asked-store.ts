// What a person asked last, as a row that every replica finds, until it is an hour old.
import type { Asked } from '../../domain/posture/question.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AskedStore } from '../../ports/posture-store.ts';
import { HOUR } from '../../shared/duration.ts';
import type { Db } from './database.ts';

export function createAskedStore(db: Db, clock: Clock): AskedStore {
  return {
    async last(account, conversation) {
      const row = await db
        .selectFrom('posture_asked')
        .select('asked')
        .where('account', '=', account)
        .where('conversation', '=', conversation)
        .where('asked_at', '>', new Date(clock.now() - HOUR))
        .executeTakeFirst();
      return row && (JSON.parse(row.asked) as Asked);
    },
    async remember(account, conversation, asked) {
      const row = { asked: JSON.stringify(asked), asked_at: new Date(asked.at) };
      await db
        .insertInto('posture_asked')
        .values({ account, conversation, ...row })
        .onConflict((conflict) => conflict.columns(['account', 'conversation']).doUpdateSet(row))
        .execute();
    },
  };
}
