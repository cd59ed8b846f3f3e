// Applications registered in the tenant, and devices joined to it.
import { answerOne } from '../answer.ts';
import { text } from '../body.ts';
import { linkRoutes } from '../build.ts';
import type { Call, Reply } from '../call.ts';
import { idOf } from '../call.ts';
import { declareNavigations } from '../navigation.ts';
import { entriesOf, objectOf } from '../objects.ts';
import { missing } from '../problem.ts';
import type { Family } from './family.ts';
import { keptLists } from './kept.ts';

const APPLICATIONS = '/applications';

const lists = keptLists([
  { path: APPLICATIONS, type: 'application', set: 'applications', directory: true },
  { path: '/devices', type: 'device', set: 'devices', directory: true },
]);

declareNavigations({
  application: {
    owners: {
      type: 'directoryObject',
      many: true,
      read: ({ tenant }, body, from) =>
        entriesOf(tenant, tenant.links('owners').to(text(body, 'id') ?? ''), from),
    },
  },
});

function byAppId(call: Call): Reply {
  const appId = call.params.appId ?? '';
  const found = call.tenant.rows('applications').find('appId', appId);
  if (!found) throw missing(appId);
  return answerOne(call, 'application', found);
}

export const registrations: Family = {
  places: [
    ...lists.places,
    { path: `${APPLICATIONS}/{id}/owners`, is: 'links', of: 'applications', links: 'owners' },
  ],
  routes: [
    ...lists.routes,
    { path: `${APPLICATIONS}(appId='{appId}')`, GET: { answer: byAppId } },
    ...linkRoutes({
      path: `${APPLICATIONS}/{id}/owners`,
      type: 'application',
      name: 'owners',
      owner: (call) => objectOf(call.tenant, 'applications', idOf(call)),
      refs: true,
    }),
  ],
};
