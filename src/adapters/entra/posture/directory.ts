// The tenant itself: its organization, licences, devices, and what everybody in it may do.
import type {
  AuthorizationPolicyFact,
  DeviceFact,
  OrganizationFact,
  SkuFact,
} from '../../../domain/posture/facts/directory.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { byId, id, keep, pick, pickAll, texts } from './pick.ts';
import type { AreaReader, Survey } from './survey.ts';

const ORGANIZATION = {
  id,
  ...texts('displayName tenantType countryLetterCode createdDateTime'),
  ...texts('onPremisesSyncEnabled onPremisesLastSyncDateTime'),
  verifiedDomains: [texts('name isDefault isInitial capabilities type')],
  ...texts('technicalNotificationMails securityComplianceNotificationMails'),
  isMultipleDataLocationsForServicesEnabled: keep,
} as const;

/** Without $select: one of the properties is sent, and yet not part of the published metadata. */
export const readOrganization: AreaReader<'organization'> = async (survey) => {
  const [organization] = await survey.list('/organization', { needs: 'Organization.Read.All' });
  if (!organization) {
    const said = 'it says nothing about itself';
    throw new DirectoryError('unavailable', survey.tenantId, 'malformed', said);
  }
  return pick<OrganizationFact>(organization, ORGANIZATION);
};

const SKU = {
  skuId: id,
  ...texts('skuPartNumber capabilityStatus appliesTo consumedUnits'),
  prepaidUnits: texts('enabled suspended warning lockedOut'),
  servicePlans: [{ servicePlanId: id, ...texts('servicePlanName provisioningStatus appliesTo') }],
} as const;

export const readSkus: AreaReader<'skus'> = async (survey) =>
  pickAll<SkuFact>(
    await survey.list('/subscribedSkus', {
      needs: 'Organization.Read.All',
      query: { $select: Object.keys(SKU).join(',') },
    }),
    SKU,
  ).sort((a, b) => (a.skuId < b.skuId ? -1 : 1));

const DEVICE = {
  id,
  ...texts('displayName trustType isManaged isCompliant accountEnabled'),
  ...texts('approximateLastSignInDateTime operatingSystem'),
} as const;

export const readDevices: AreaReader<'devices'> = async (survey) =>
  byId(
    pickAll<DeviceFact>(
      await survey.list('/devices', {
        needs: 'Device.Read.All',
        query: { $select: Object.keys(DEVICE).join(','), $top: '999' },
      }),
      DEVICE,
    ),
  );

const AUTHORIZATION = {
  guestUserRoleId: id,
  ...texts('allowInvitesFrom allowedToSignUpEmailBasedSubscriptions'),
  allowEmailVerifiedUsersToJoinOrganization: keep,
  defaultUserRolePermissions: texts(
    'allowedToCreateTenants allowedToCreateApps allowedToCreateSecurityGroups permissionGrantPoliciesAssigned',
  ),
} as const;

const policy = (survey: Survey, name: string) =>
  survey.get(`/policies/${name}`, { needs: 'Policy.Read.All' });

export const readAuthorizationPolicy: AreaReader<'authorizationPolicy'> = async (survey) =>
  pick<AuthorizationPolicyFact>(await policy(survey, 'authorizationPolicy'), AUTHORIZATION);

export const readAuthenticationFlows: AreaReader<'authenticationFlowsPolicy'> = async (survey) =>
  pick(await policy(survey, 'authenticationFlowsPolicy'), {
    selfServiceSignUp: { isEnabled: keep },
  });
