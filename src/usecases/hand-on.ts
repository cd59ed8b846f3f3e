// Before anything is taken back: what another grant found there becomes that grant's to take back.
import type { HeldByOthers } from '../domain/access/apply.ts';
import type { Change } from '../domain/access/change.ts';
import { handOn } from '../domain/access/hand-on.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { broughtBy } from '../domain/access/steps-of.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { untilCommitted } from './commit-loop.ts';

export interface HandOnDeps {
  readonly store: Pick<RequestStore, 'load' | 'commit' | 'grantsOn'>;
  readonly clock: Clock;
}

/**
 * Needs the thing in hand, so that nobody acts on it meanwhile. Whether anything was handed on: who
 * holds what has to be read again then.
 */
export async function handOnStep(
  { store, clock }: HandOnDeps,
  request: AccessRequest,
  stepId: string,
  change: Change,
  others: HeldByOthers,
): Promise<boolean> {
  const record = request.steps.find(({ id }) => id === stepId);
  const keys = record ? broughtBy(change, record).filter((key) => others[key] === false) : [];
  let any = false;
  for (const key of keys) {
    const ids = new Set((await store.grantsOn(key)).map(({ id }) => id));
    ids.delete(request.id);
    for (const id of ids) {
      const done = await untilCommitted<boolean>(store, id, (heir) => {
        const decision = handOn(heir, key, request.id, clock.now());
        return decision ? { decision, give: () => true } : { stop: false };
      });
      any ||= done === true;
    }
  }
  return any;
}
