// Reads areas of a tenant's directory with the reader's identity; never throws, what fails is part of the answer.
import type { AreaName } from '../domain/posture/facts/areas.ts';
import type { TenantFacts } from '../domain/posture/reading.ts';

export interface Surveyor {
  /**
   * `areas` undefined: all of them. `urgent`: somebody waits, so these calls go before those of the
   * schedule. After `signal` gives up, areas that have not answered are unreadable with the code `out-of-time`.
   */
  survey(
    tenantId: string,
    options?: {
      readonly areas?: readonly AreaName[];
      readonly urgent?: boolean;
      readonly signal?: AbortSignal;
    },
  ): Promise<TenantFacts>;
}
