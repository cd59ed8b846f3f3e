// Load, decide, commit; when somebody else was faster, decide again on what is true then.
import type { Decision } from '../domain/access/decision.ts';
import { tidings } from '../domain/access/news.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { CommitOptions, RequestStore } from '../ports/request-store.ts';

const TRIES = 8;

export type Next<T> =
  | { readonly stop: T }
  | { readonly decision: Decision; readonly give: (stored: AccessRequest) => T };

/** `undefined` when there is no such request. */
export async function untilCommitted<T>(
  store: Pick<RequestStore, 'load' | 'commit'>,
  requestId: string,
  decide: (request: AccessRequest) => Promise<Next<T>> | Next<T>,
  options?: CommitOptions,
): Promise<T | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const request = await store.load(requestId);
    if (!request) return undefined;
    const next = await decide(request);
    if ('stop' in next) return next.stop;
    const { decision } = next;
    const work = [...decision.work, ...tidings(request, decision)];
    if ((await store.commit({ ...decision, work }, options)) === 'committed') {
      return next.give({ ...decision.request, version: request.version + 1 });
    }
  }
  throw new Error(`Request ${requestId} was changed by others ${TRIES} times in a row.`);
}
