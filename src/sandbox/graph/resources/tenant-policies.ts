// A tenant's own policies that are only read: sign-in methods, consent requests, sign-up, security defaults.
import { answerOne } from '../answer.ts';
import { bodies, same, text } from '../body.ts';
import { type Call, idOf, type Reply } from '../call.ts';
import { missing } from '../problem.ts';
import {
  freshAdminConsent,
  freshAuthenticationFlows,
  freshAuthenticationMethods,
  freshSecurityDefaults,
} from '../rules/fresh-policies.ts';
import type { Family } from './family.ts';
import { keptSettings, type Setting, settingOf } from './kept.ts';

const METHODS: Setting = {
  path: '/policies/authenticationMethodsPolicy',
  type: 'authenticationMethodsPolicy',
  fresh: freshAuthenticationMethods,
};

const settings = keptSettings([
  METHODS,
  {
    path: '/policies/adminConsentRequestPolicy',
    type: 'adminConsentRequestPolicy',
    fresh: freshAdminConsent,
  },
  {
    path: '/policies/authenticationFlowsPolicy',
    type: 'authenticationFlowsPolicy',
    fresh: freshAuthenticationFlows,
  },
  {
    path: '/policies/identitySecurityDefaultsEnforcementPolicy',
    type: 'identitySecurityDefaultsEnforcementPolicy',
    fresh: freshSecurityDefaults,
  },
]);

function readMethod(call: Call): Reply {
  const methods = bodies(settingOf(call.tenant, METHODS), 'authenticationMethodConfigurations');
  const found = methods.find((method) => same(text(method, 'id'), idOf(call)));
  if (!found) throw missing(idOf(call));
  return answerOne(call, 'authenticationMethodConfiguration', found);
}

export const tenantPolicies: Family = {
  places: settings.places,
  routes: [
    ...settings.routes,
    {
      path: `${METHODS.path}/authenticationMethodConfigurations/{id}`,
      GET: { answer: readMethod },
    },
  ],
};
