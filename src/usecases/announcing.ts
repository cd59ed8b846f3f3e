// A request store that books the events of each decision, in the commit that makes them true.
import type { Decision } from '../domain/access/decision.ts';
import { eventsOf } from '../domain/access/events.ts';
import type { Ids } from '../ports/ids.ts';
import type { RequestStore } from '../ports/request-store.ts';

export function announcing(store: RequestStore, ids: Ids): RequestStore {
  const withEvents = (decision: Decision, version: number): Decision => {
    const events = eventsOf(decision, version, () => ids.next());
    const work = events.map((event) => ({
      work: { kind: 'announce', event } as const,
      dueAt: event.at,
    }));
    return { ...decision, work: [...decision.work, ...work] };
  };
  return {
    ...store,
    create: (decision, formId) => store.create(withEvents(decision, 1), formId),
    commit: (decision, options) =>
      store.commit(withEvents(decision, decision.request.version + 1), options),
  };
}
