// Holds back a pass about roles: by what was not read, and by what of the holders is not known.
import type { TenantView } from '../../check.ts';
import type { AreaName } from '../../facts/areas.ts';
import type { Quantity } from '../../hedge.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import type { Verdict } from '../../result.ts';
import { roleSource } from '../../role-holders.ts';

const OF_PIM: ReadonlySet<AreaName> = new Set([
  'roleAssignmentInstances',
  'roleEligibilityInstances',
]);

/** Without a licence for PIM there is nothing in its lists that could have been read. */
export function soundRoles(
  view: TenantView,
  areas: readonly AreaName[],
  verdict: Verdict,
  more: { doubts?: readonly string[]; quantity?: Quantity } = {},
): Verdict {
  const needed =
    roleSource(view) === 'assignments' ? areas.filter((area) => !OF_PIM.has(area)) : areas;
  return onlyIfRead(view, needed, verdict, more);
}
