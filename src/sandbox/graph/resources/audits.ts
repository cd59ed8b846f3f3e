// The directory's audit log.

import { type Body, text } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import type { Call } from '../call.ts';
import type { Family } from './family.ts';

const PATH = '/auditLogs/directoryAudits';

/** Newest first, as the log answers. */
function newestFirst({ tenant }: Call): Body[] {
  const rows = [...tenant.rows('directoryAudits').rows()];
  const at = (body: Body) => Date.parse(text(body, 'activityDateTime') ?? '');
  return rows.sort((a, b) => at(b.body) - at(a.body) || b.n - a.n).map(({ body }) => body);
}

export const audits: Family = {
  places: [{ path: PATH, is: 'set', set: 'directoryAudits', type: 'directoryAudit' }],
  routes: collectionRoutes({
    path: PATH,
    type: 'directoryAudit',
    list: newestFirst,
    find: ({ tenant }, key) => tenant.rows('directoryAudits').get(key),
  }),
};
