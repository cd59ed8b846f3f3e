// Ends everything that concerns one tenant, and tells how far it is. Whatever runs takes it back from the rows.
import type { Estate } from '../domain/estate/estate.ts';
import { tenantById } from '../domain/estate/estate.ts';
import {
  asLeaving,
  concernsTenant,
  endForLeaving,
  type LeavingRequest,
} from '../domain/onboarding/leaving.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { untilCommitted } from './commit-loop.ts';

export interface LeaveDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'load' | 'commit' | 'openMentioning' | 'note'>;
  readonly clock: Clock;
}

export interface LeaveOrder {
  readonly tenantId: string;
  /** False: only look. */
  readonly begin: boolean;
  /** Ids of requests to be told about although they are over. */
  readonly watched: readonly string[];
}

export interface Leaving {
  readonly open: readonly LeavingRequest[];
  readonly over: readonly LeavingRequest[];
}

/** What lies beyond comes with the next round. */
const AT_ONCE = 1_000;

export async function leaveTenant(
  { estate, store, clock }: LeaveDeps,
  { tenantId, begin, watched }: LeaveOrder,
): Promise<Leaving> {
  const domains = tenantById(estate, tenantId)?.domains ?? [];
  const words = [tenantId, ...domains.map((domain) => `@${domain}`)];
  const concerned = async () =>
    (await store.openMentioning(words, AT_ONCE)).filter((request) =>
      concernsTenant(estate, request, tenantId),
    );
  const begun: string[] = [];
  for (const { id } of begin ? await concerned() : []) {
    const done = await untilCommitted<boolean>(store, id, (request) => {
      const decision = endForLeaving(request, clock.now());
      return decision ? { decision, give: () => true } : { stop: false };
    });
    if (done) begun.push(id);
  }
  if (begun.length > 0) {
    const details = { because: 'tenant-leaves', requests: begun };
    await store.note(null, { verb: 'cut-off', at: clock.now(), tenantId, details });
  }
  const open = (await concerned()).map(asLeaving);
  const left = new Set(open.map(({ id }) => id));
  const over: LeavingRequest[] = [];
  for (const id of new Set([...watched, ...begun])) {
    const request = left.has(id) ? undefined : await store.load(id);
    if (request) over.push(asLeaving(request));
  }
  return { open, over };
}
