// Conditional Access policies, templates and named locations, and the authentication strengths that they ask for.
import type { Body } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import type { Call } from '../call.ts';
import { bodiesIn } from '../objects.ts';
import { builtInStrengths } from '../rules/authentication-strengths.ts';
import type { Family } from './family.ts';
import { keptLists } from './kept.ts';

const ACCESS = '/identity/conditionalAccess';
const STRENGTHS = '/policies/authenticationStrengthPolicies';
const STRENGTH = 'authenticationStrengthPolicy';

const lists = keptLists([
  {
    path: `${ACCESS}/policies`,
    type: 'conditionalAccessPolicy',
    set: 'conditionalAccessPolicies',
    licence: 'conditionalAccess',
  },
  {
    path: `${ACCESS}/namedLocations`,
    type: 'namedLocation',
    set: 'namedLocations',
    licence: 'conditionalAccess',
  },
  {
    path: `${ACCESS}/templates`,
    type: 'conditionalAccessTemplate',
    set: 'conditionalAccessTemplates',
    licence: 'conditionalAccess',
  },
]);

/** The built-in ones are there whether a tenant file lists them or not. */
function strengthsOf({ tenant }: Call): Body[] {
  const own = tenant.rows('authenticationStrengths');
  const builtIn = builtInStrengths().filter(({ id }) => !own.get(String(id)));
  return [...builtIn, ...bodiesIn(tenant, 'authenticationStrengths')];
}

export const conditionalAccess: Family = {
  places: [
    ...lists.places,
    { path: STRENGTHS, is: 'set', set: 'authenticationStrengths', type: STRENGTH },
  ],
  routes: [
    ...lists.routes,
    ...collectionRoutes({ path: STRENGTHS, type: STRENGTH, list: strengthsOf }),
  ],
};
