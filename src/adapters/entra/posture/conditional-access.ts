// Conditional Access policies with all their conditions.
import type { ConditionalAccessPolicyFact } from '../../../domain/posture/facts/conditional-access.ts';
import { byId, id, keep, pickAll, type Shape, texts } from './pick.ts';
import type { AreaReader } from './survey.ts';

export const NEEDS = 'Policy.Read.All';

const ids: Shape = [id];

const FILTER = texts('mode rule');

const EXTERNAL = {
  guestOrExternalUserTypes: keep,
  externalTenants: { membershipKind: keep, members: ids },
} as const;

const CONDITIONS = {
  users: {
    ...lists('Users', 'Groups', 'Roles'),
    includeGuestsOrExternalUsers: EXTERNAL,
    excludeGuestsOrExternalUsers: EXTERNAL,
  },
  applications: {
    ...lists('Applications'),
    includeUserActions: keep,
    includeAuthenticationContextClassReferences: keep,
    applicationFilter: FILTER,
  },
  clientApplications: { ...lists('ServicePrincipals'), servicePrincipalFilter: FILTER },
  ...texts('clientAppTypes signInRiskLevels userRiskLevels servicePrincipalRiskLevels'),
  insiderRiskLevels: keep,
  locations: lists('Locations'),
  platforms: lists('Platforms'),
  devices: { deviceFilter: FILTER },
  authenticationFlows: { transferMethods: keep },
} as const;

const POLICY: Shape = {
  ...texts('displayName state createdDateTime modifiedDateTime'),
  id,
  conditions: CONDITIONS,
  grantControls: {
    ...texts('operator builtInControls customAuthenticationFactors termsOfUse'),
    authenticationStrength: { id, ...texts('displayName allowedCombinations') },
  },
  sessionControls: {
    signInFrequency: texts('isEnabled frequencyInterval type value'),
  },
};

function lists(...of: string[]): Record<string, Shape> {
  return Object.fromEntries(
    of.flatMap((name) => [
      [`include${name}`, ids],
      [`exclude${name}`, ids],
    ]),
  );
}

export const readConditionalAccess: AreaReader<'conditionalAccess'> = async (survey) =>
  byId(
    pickAll<ConditionalAccessPolicyFact>(
      await survey.list('/identity/conditionalAccess/policies', { needs: NEEDS }),
      POLICY,
    ),
  );
