// Applications and service principals: whose they are, and whether they are at risk.
import type {
  ApplicationFact,
  ServicePrincipalFact,
} from '../../../domain/posture/facts/workloads.ts';
import { byId, id, keep, pick, pickAll, texts } from './pick.ts';
import type { AreaReader } from './survey.ts';

export const NEEDS = 'Application.Read.All';

const PRINCIPAL = {
  id,
  appId: id,
  ...texts('displayName servicePrincipalType'),
  appOwnerOrganizationId: id,
  ...texts('accountEnabled appRoleAssignmentRequired'),
  passwordCredentials: [{ endDateTime: keep }],
  keyCredentials: [{ endDateTime: keep }],
} as const;

export const readServicePrincipals: AreaReader<'servicePrincipals'> = async (survey) =>
  byId(
    pickAll<ServicePrincipalFact>(
      await survey.list('/servicePrincipals', {
        needs: NEEDS,
        query: { $select: Object.keys(PRINCIPAL).join(','), $top: '999' },
      }),
      PRINCIPAL,
    ),
  );

const APPLICATION = {
  id,
  appId: id,
  ...texts('displayName signInAudience createdDateTime'),
} as const;

export const readApplications: AreaReader<'applications'> = async (survey) =>
  byId(
    pickAll<ApplicationFact>(
      await survey.list('/applications', {
        needs: NEEDS,
        query: { $select: Object.keys(APPLICATION).join(','), $top: '999' },
      }),
      APPLICATION,
    ),
  );

export const readConsentRequests: AreaReader<'adminConsentRequestPolicy'> = async (survey) =>
  pick(await survey.get('/policies/adminConsentRequestPolicy', { needs: 'Policy.Read.All' }), {
    isEnabled: keep,
  });

const RISKY = {
  id,
  appId: id,
  ...texts('displayName riskLevel riskState riskLastUpdatedDateTime'),
} as const;

export const readRiskyPrincipals: AreaReader<'riskyServicePrincipals'> = async (survey) =>
  byId(
    pickAll<{ id: string }>(
      await survey.list('/identityProtection/riskyServicePrincipals', {
        needs: 'IdentityRiskyServicePrincipal.Read.All',
        query: { $filter: "riskState eq 'atRisk' or riskState eq 'confirmedCompromised'" },
      }),
      RISKY,
    ),
  );
