// The relationship settings of ours that are in place or on their way, as a plan has to know them.
import { resolveChange } from '../domain/access/change.ts';
import type { AccessKind, OpenSetting } from '../domain/access/kind.ts';
import { stepOutputs } from '../domain/access/request.ts';
import type { RequestStore } from '../ports/request-store.ts';

/** Without the request that is being decided about; empty for a personal grant. */
export async function openSettings(
  store: Pick<RequestStore, 'openSettings'>,
  kind: Pick<AccessKind, 'lifecycle'>,
  but?: string,
): Promise<readonly OpenSetting[]> {
  if (kind.lifecycle === 'personal-grant') return [];
  const requests = await store.openSettings();
  return requests
    .filter(({ id }) => id !== but)
    .map((request) => ({
      requestId: request.id,
      changes: request.plan.steps.flatMap(
        ({ change }) => resolveChange(change, stepOutputs(request)) ?? [],
      ),
    }));
}
