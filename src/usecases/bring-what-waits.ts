// Somebody has the app now, or wrote: requests that wait for them and could not be brought before come now.
import { bringAgain } from '../domain/access/reach.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { AccountRef } from '../shared/account.ts';
import { untilCommitted } from './commit-loop.ts';

export interface BringDeps {
  readonly store: Pick<RequestStore, 'missedBy' | 'load' | 'commit'>;
  readonly clock: Clock;
}

/** The newest; more at once would only bury them. */
const AT_MOST = 50;

export async function bringWhatWaits(
  { store, clock }: BringDeps,
  account: AccountRef,
): Promise<void> {
  for (const { id } of await store.missedBy(account, AT_MOST)) {
    await untilCommitted<void>(store, id, (request) => {
      const decision = bringAgain(request, account, clock.now());
      return decision ? { decision, give: () => undefined } : { stop: undefined };
    });
  }
}
