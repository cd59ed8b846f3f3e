// What Conditional Access policies rest on: locations, strengths, and the security defaults.

import type {
  AuthenticationStrengthFact,
  NamedLocationFact,
} from '../../../domain/posture/facts/conditional-access.ts';
import { NEEDS } from './conditional-access.ts';
import { byId, id, keep, pick, pickAll, texts } from './pick.ts';
import type { AreaReader } from './survey.ts';

export const readNamedLocations: AreaReader<'namedLocations'> = async (survey) =>
  byId(
    pickAll<NamedLocationFact>(
      await survey.list('/identity/conditionalAccess/namedLocations', { needs: NEEDS }),
      { id, ...texts('displayName isTrusted') },
    ),
  );

const STRENGTH = { id, ...texts('displayName policyType allowedCombinations') } as const;

export const readAuthenticationStrengths: AreaReader<'authenticationStrengths'> = async (survey) =>
  byId(
    pickAll<AuthenticationStrengthFact>(
      await survey.list('/policies/authenticationStrengthPolicies', {
        needs: NEEDS,
        query: { $select: Object.keys(STRENGTH).join(',') },
      }),
      STRENGTH,
    ),
  );

export const readSecurityDefaults: AreaReader<'securityDefaults'> = async (survey) =>
  pick(await survey.get('/policies/identitySecurityDefaultsEnforcementPolicy', { needs: NEEDS }), {
    isEnabled: keep,
  });
