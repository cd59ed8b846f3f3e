// Somebody has the app now, or wrote: requests that wait for them and could not be brought before come now.
import { bringAgain } from '../domain/access/reach.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { untilCommitted } from './commit-loop.ts';

export interface BringDeps {
  readonly store: Pick<RequestStore, 'waitingFor' | 'load' | 'commit'>;
  readonly clock: Clock;
}

/** More at once would only bury the newest. */
const AT_MOST = 50;

export async function bringWhatWaits(
  { store, clock }: BringDeps,
  account: AccountRef,
): Promise<void> {
  const waiting = await store.waitingFor(account, AT_MOST);
  const missed = waiting.filter(({ approvers }) =>
    approvers.some(
      (approver) => approver.unreachedSince !== undefined && sameAccount(approver.account, account),
    ),
  );
  for (const { id } of missed) {
    await untilCommitted<void>(store, id, (request) => {
      const decision = bringAgain(request, account, clock.now());
      return decision ? { decision, give: () => undefined } : { stop: undefined };
    });
  }
}
