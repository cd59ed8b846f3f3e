// Access reviews and their runs.
import type { Body } from '../body.ts';
import { text } from '../body.ts';
import { numbered } from '../build.ts';
import { type Call, idOf } from '../call.ts';
import { declareNavigations } from '../navigation.ts';
import { bodiesIn, objectOf } from '../objects.ts';
import { ownedRoutes } from './behind.ts';
import type { Family } from './family.ts';
import { keptLists } from './kept.ts';

const DEFINITIONS = '/identityGovernance/accessReviews/definitions';
const SET = 'accessReviewDefinitions';
const INSTANCE = 'accessReviewInstance';

const instancesOf = ({ tenant }: Call, definition: Body): Body[] =>
  bodiesIn(tenant, 'accessReviewInstances').filter(
    (instance) => text(instance, '_definition') === text(definition, 'id'),
  );

declareNavigations({
  accessReviewScheduleDefinition: {
    instances: {
      type: INSTANCE,
      many: true,
      read: (call, body) => numbered(INSTANCE, instancesOf(call, body)),
    },
  },
});

const definitions = keptLists([
  {
    path: DEFINITIONS,
    type: 'accessReviewScheduleDefinition',
    set: SET,
    licence: 'reviews',
  },
]);

export const accessReviews: Family = {
  places: [
    ...definitions.places,
    {
      path: `${DEFINITIONS}/{id}/instances`,
      is: 'owned',
      of: SET,
      set: 'accessReviewInstances',
      type: INSTANCE,
      owner: '_definition',
      inside: true,
    },
  ],
  routes: [
    ...definitions.routes,
    ...ownedRoutes({
      path: `${DEFINITIONS}/{id}/instances`,
      type: INSTANCE,
      licence: 'reviews',
      list: (call) => instancesOf(call, objectOf(call.tenant, SET, idOf(call))),
    }),
  ],
};
