// An owner ends several grants at one press: each is decided about by itself, as a revocation by that owner.
import type { AccessRequest } from '../domain/access/request.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { type EndDeps, endAccess } from './end-access.ts';

export interface ChosenEnd {
  readonly requestId: string;
  /** As it stands, for somebody who may see it. */
  readonly request?: AccessRequest;
  /** Why it was not ended. */
  readonly why?: Refusal;
}

/** One after another: what was ended stays ended, whatever comes of the next. */
export async function endChosen(
  deps: EndDeps,
  actor: AccountRef,
  requestIds: readonly string[],
): Promise<ChosenEnd[]> {
  const done: ChosenEnd[] = [];
  for (const requestId of new Set(requestIds)) {
    const ended = await endAccess(deps, actor, requestId, 'revoke');
    done.push(ended.ok ? { requestId, request: ended.value } : { requestId, why: ended.error });
  }
  return done;
}
