// Somebody else stands in for somebody than before, or nobody: what waits for either is looked at now.
import { type Absence, accountsOf } from '../domain/access/absence.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkQueue } from '../ports/work-queue.ts';

export interface AskAgainDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'waitingFor'>;
  readonly queue: Pick<WorkQueue, 'checkNow'>;
}

/** More than anybody has waiting. */
const WAITING = 200;

/** So that cards come to the delegate, or change. */
export async function askAgain(
  { estate, store, queue }: AskAgainDeps,
  { person, delegate }: Pick<Absence, 'person' | 'delegate'>,
): Promise<void> {
  const accounts = [...accountsOf(estate, person), delegate];
  const waiting = await Promise.all(accounts.map((one) => store.waitingFor(one, WAITING)));
  const requestIds = [...new Set(waiting.flat().map(({ id }) => id))];
  if (requestIds.length > 0) await queue.checkNow({ requestIds });
}
