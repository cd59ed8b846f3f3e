// One gate for each service of each tenant and one for each application: shared by everything that calls Graph.
import { createGate, type Gate } from './gate.ts';
import { APPLICATION, type Service, serviceOf } from './services.ts';
import { realTiming, type Timing } from './timing.ts';

export type Kind = 'reads' | 'writes';

export interface Budgets {
  readonly timing: Timing;
  /**
   * Of the service behind a path, whichever identity calls it. Writes go through a door of their own:
   * they have a limit of their own, and slow ones must not keep people from reading.
   */
  service(tenantId: string, path: string, kind: Kind): Gate;
  /** Of everything that an identity's application sends, to whichever tenant. */
  application(identity: string): Gate;
}

export function createBudgets(timing: Timing = realTiming): Budgets {
  const gates = new Map<string, Gate>();
  const gate = (key: string, service: Service): Gate => {
    const known = gates.get(key) ?? createGate(service, timing);
    gates.set(key, known);
    return known;
  };
  return {
    timing,
    service(tenantId, path, kind) {
      const service = serviceOf(path);
      const key = `${tenantId}|${service.name}|${kind}`;
      return gate(key, kind === 'reads' ? service : (service.writes ?? service));
    },
    application: (identity) => gate(`application|${identity}`, APPLICATION),
  };
}
