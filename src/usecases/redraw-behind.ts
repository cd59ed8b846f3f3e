// Somebody wrote: what they have in their chat about requests that moved on without them is redrawn there.
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import type { AccountRef } from '../shared/account.ts';

export interface RedrawDeps {
  readonly store: Pick<RequestStore, 'cardsBehind'>;
  readonly queue: Pick<WorkQueue, 'redraw'>;
}

/** Those of the newest requests; the next time they write, the next ones. */
const AT_MOST = 50;

/** Without a new message: a card that nobody could bring says nothing that has to be read now. */
export async function redrawBehind({ store, queue }: RedrawDeps, to: AccountRef): Promise<void> {
  const behind = await store.cardsBehind(to, AT_MOST);
  if (behind.length > 0) await queue.redraw(behind);
}
