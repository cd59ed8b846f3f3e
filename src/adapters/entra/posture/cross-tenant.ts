// How a tenant deals with others: defaults, partners with their synchronisation, the multitenant organization.
import type {
  DefaultFact,
  MultiTenantMemberFact,
  MultiTenantOrganizationFact,
  PartnerFact,
  PartnerNameFact,
} from '../../../domain/posture/facts/cross-tenant.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { byId, id, keep, lowerId, pick, pickAll, type Shape, texts } from './pick.ts';
import { type AreaReader, found, ofEach } from './survey.ts';

const NEEDS = 'Policy.Read.All';
const POLICY = '/policies/crossTenantAccessPolicy';

const LIST: Shape = { accessType: keep, targets: [{ target: id, targetType: keep }] };
const SECTION: Shape = { usersAndGroups: LIST, applications: LIST };
const SETTINGS = {
  b2bCollaborationInbound: SECTION,
  b2bCollaborationOutbound: SECTION,
  b2bDirectConnectInbound: SECTION,
  b2bDirectConnectOutbound: SECTION,
  inboundTrust: texts(
    'isMfaAccepted isCompliantDeviceAccepted isHybridAzureADJoinedDeviceAccepted',
  ),
  automaticUserConsentSettings: texts('inboundAllowed outboundAllowed'),
  tenantRestrictions: SECTION,
  ...texts('m365CollaborationInbound m365CollaborationOutbound appServiceConnectInbound'),
} as const;

export const readCrossTenantPolicy: AreaReader<'crossTenantPolicy'> = async (survey) =>
  pick(await survey.get(POLICY, { needs: NEEDS, query: { $select: 'id,allowedCloudEndpoints' } }), {
    allowedCloudEndpoints: keep,
  });

export const readCrossTenantDefault: AreaReader<'crossTenantDefault'> = async (survey) =>
  pick<DefaultFact>(await survey.get(`${POLICY}/default`, { needs: NEEDS }), {
    ...SETTINGS,
    isServiceDefault: keep,
  });

const PARTNER = {
  tenantId: id,
  ...SETTINGS,
  ...texts('isServiceProvider isInMultiTenantOrganization'),
} as const;
const SYNCHRONISATION = {
  displayName: keep,
  userSyncInbound: { isSyncAllowed: keep },
} as const;

/** Synchronisation comes with the list only where nothing but the tenant's id is selected. */
export const readPartners: AreaReader<'crossTenantPartners'> = async (survey, gap) => {
  const path = `${POLICY}/partners`;
  const expanded = { $select: 'tenantId', $expand: 'identitySynchronization' };
  const [partners, synchronised] = await Promise.all([
    survey.list(path, { needs: NEEDS }),
    survey
      .list<{ tenantId: string; identitySynchronization?: unknown }>(path, {
        needs: NEEDS,
        query: expanded,
      })
      .catch((error: unknown) => {
        if (!(error instanceof DirectoryError)) throw error;
        gap(`whether partners may synchronise people could not be read: ${error.message}`);
        return undefined;
      }),
  ]);
  const synchronisation = new Map(
    synchronised?.map((one) => [lowerId(one.tenantId), one.identitySynchronization ?? null]),
  );
  return pickAll<PartnerFact>(partners, PARTNER)
    .map((partner): PartnerFact => {
      if (!synchronised) return partner;
      const sync = synchronisation.get(partner.tenantId) ?? null;
      return { ...partner, identitySynchronization: pick(sync, SYNCHRONISATION) };
    })
    .sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1));
};

/** So that a tenant with very many partners does not cost thousands of look-ups. */
const NAMES_AT_MOST = 500;

/** Partners, and tenants signed in to or from where these are read as well. */
export const readPartnerNames: AreaReader<'partnerNames'> = async (survey, gap) => {
  const ours = new Set(survey.estate.tenants.map((tenant) => tenant.id));
  const partners = await survey.area('crossTenantPartners');
  const elsewhere = survey.wants('boundarySignIns')
    ? await survey.area('boundarySignIns').catch((error: unknown) => {
        // Said where sign-ins themselves are read.
        if (error instanceof DirectoryError) return [];
        throw error;
      })
    : [];
  const unknown = [
    ...new Set([
      ...partners.map(({ tenantId }) => tenantId),
      ...elsewhere.map(({ otherTenantId }) => otherTenantId),
    ]),
  ].filter((tenantId) => !ours.has(tenantId));
  if (unknown.length > NAMES_AT_MOST) {
    gap(`${unknown.length - NAMES_AT_MOST} tenants were not looked up by their id`);
  }
  const read = await ofEach(
    unknown.slice(0, NAMES_AT_MOST),
    (tenantId) =>
      survey.get<{ displayName?: string | null; defaultDomainName?: string | null }>(
        `/tenantRelationships/findTenantInformationByTenantId(tenantId='${encodeURIComponent(tenantId)}')`,
        { needs: 'CrossTenantInformation.ReadBasic.All' },
      ),
    gap,
    'tenants looked up by their id',
  );
  return read.map(
    ([tenantId, about]): PartnerNameFact => ({
      tenantId,
      displayName: about?.displayName ?? null,
      defaultDomainName: about?.defaultDomainName ?? null,
    }),
  );
};

const ORGANIZATION_NEEDS = 'MultiTenantOrganization.Read.All';
const ORGANIZATION = '/tenantRelationships/multiTenantOrganization';

/** A tenant without one answers 404. */
export const readMultiTenantOrganization: AreaReader<'multiTenantOrganization'> = async (
  survey,
) => {
  const organization = await found(survey.get(ORGANIZATION, { needs: ORGANIZATION_NEEDS }));
  const about = pick<Partial<MultiTenantOrganizationFact>>(
    organization ?? {},
    texts('state displayName createdDateTime'),
  );
  return { ...about, state: about.state ?? null };
};

const MEMBER = {
  tenantId: id,
  ...texts('displayName role state addedDateTime joinedDateTime'),
  transitionDetails: texts('desiredState desiredRole status'),
} as const;

export const readMultiTenantMembers: AreaReader<'multiTenantMembers'> = async (survey) => {
  const path = `${ORGANIZATION}/tenants`;
  const members = await found(survey.list(path, { needs: ORGANIZATION_NEEDS }));
  return pickAll<MultiTenantMemberFact>(members ?? [], MEMBER).sort((a, b) =>
    a.tenantId < b.tenantId ? -1 : 1,
  );
};

/** https://learn.microsoft.com/graph/api/resources/b2bmanagementpolicy?view=graph-rest-beta */
export const readB2bManagement: AreaReader<'b2bManagement'> = async (survey) =>
  byId(
    pickAll(
      await survey.list('/policies/b2bManagementPolicies', {
        needs: 'Policy.Read.B2BManagementPolicy',
        version: 'beta',
      }),
      texts('id isOrganizationDefault definition'),
    ),
  );
