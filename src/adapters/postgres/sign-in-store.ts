// Which sign-in served which approval: one row for each, and the first purpose keeps it.
import type { ColumnType } from 'kysely';
import type { Clock } from '../../ports/clock.ts';
import type { SignInStore } from '../../ports/sign-in-store.ts';
import { accountKey } from '../../shared/account.ts';
import { DAY } from '../../shared/duration.ts';
import type { Db } from './database.ts';

export interface SignInUseTable {
  account: string;
  mark: string;
  purpose: string;
  used_at: ColumnType<Date, Date, Date>;
}

export function createSignInStore(db: Db, clock: Clock): SignInStore {
  return {
    async use(account, mark, purpose) {
      const now = clock.now();
      // Longer than any sign-in is fresh.
      await db
        .deleteFrom('sign_in_use')
        .where('used_at', '<', new Date(now - DAY))
        .execute();
      const row = await db
        .insertInto('sign_in_use')
        .values({ account: accountKey(account), mark, purpose, used_at: new Date(now) })
        // Writes nothing new, and so gives the row that was there.
        .onConflict((conflict) =>
          conflict
            .columns(['account', 'mark'])
            .doUpdateSet((set) => ({ purpose: set.ref('sign_in_use.purpose') })),
        )
        .returning('purpose')
        .executeTakeFirst();
      return row?.purpose === purpose;
    },
  };
}
