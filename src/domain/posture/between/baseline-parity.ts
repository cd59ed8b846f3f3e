// How tenants compare in chosen checks: one state for each, and where they differ.
import type { PostureState, Result } from '../result.ts';

export interface BaselineRow {
  readonly checkId: string;
  /** In the order of the tenants; undefined: the check has no result there. */
  readonly states: ReadonlyArray<PostureState | undefined>;
  /** Tenants that were judged do not all have the same state. */
  readonly differs: boolean;
}

export interface BaselineMatrix {
  readonly tenantIds: readonly string[];
  readonly rows: readonly BaselineRow[];
}

const JUDGED: ReadonlySet<PostureState> = new Set(['pass', 'partial', 'fail']);

/** What was not judged (no licence, not read, does not apply) makes no difference. */
export function baselineMatrix(
  results: readonly Result[],
  checkIds: readonly string[],
  tenantIds: readonly string[],
): BaselineMatrix {
  const states = new Map(
    results.map(({ checkId, tenantId, state }) => [`${checkId} ${tenantId}`, state]),
  );
  const rows = checkIds.map((checkId): BaselineRow => {
    const row = tenantIds.map((tenantId) => states.get(`${checkId} ${tenantId}`));
    const judged = row.filter((state) => state !== undefined && JUDGED.has(state));
    return { checkId, states: row, differs: new Set(judged).size > 1 };
  });
  return { tenantIds, rows };
}
