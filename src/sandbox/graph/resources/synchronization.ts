// Jobs with which a service principal synchronises people and groups elsewhere.
import { text } from '../body.ts';
import { idOf } from '../call.ts';
import { bodiesIn, objectOf } from '../objects.ts';
import { ownedRoutes } from './behind.ts';
import type { Family } from './family.ts';

const JOBS = '/servicePrincipals/{id}/synchronization/jobs';
const TYPE = 'synchronizationJob';

export const synchronization: Family = {
  places: [
    {
      path: JOBS,
      is: 'owned',
      of: 'servicePrincipals',
      set: 'synchronizationJobs',
      type: TYPE,
      owner: '_principal',
      inside: true,
    },
  ],
  routes: ownedRoutes({
    path: JOBS,
    type: TYPE,
    list: (call) => {
      const principal = objectOf(call.tenant, 'servicePrincipals', idOf(call));
      return bodiesIn(call.tenant, 'synchronizationJobs').filter(
        (job) => text(job, '_principal') === text(principal, 'id'),
      );
    },
  }),
};
