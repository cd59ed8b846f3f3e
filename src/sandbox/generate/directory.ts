// What a generated tenant is: organization, domains, licences, people and devices.
import type { Body } from '../graph/body.ts';
import { guidOf } from './dice.ts';
import { guestRows, hasP1, hasP2, isHybrid, memberRow, P1, P2 } from './people.ts';
import type { EstatePlan, TenantPlan } from './plan.ts';
import { ago } from './times.ts';

export type Bodies = Record<string, Body>;

const PLAN_IDS = {
  AAD_PREMIUM: P1,
  AAD_PREMIUM_P2: P2,
  INTUNE_A: 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5',
  EXCHANGE_S_ENTERPRISE: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  SHAREPOINTENTERPRISE: '5dbe027f-2339-4123-9542-606e4d348a72',
  MTP: 'bf28f719-7844-4079-9c78-c1307898e192',
  WINDEFATP: '871d91ec-ec1a-452b-a83f-bd76c7d770ef',
  AAD_WRKLDID_P2: '7dc0e92d-bf15-401d-907e-0884efe7c760',
} as const;

type PlanName = keyof typeof PLAN_IDS;

const E5: PlanName[] = [
  ...(['AAD_PREMIUM', 'AAD_PREMIUM_P2', 'INTUNE_A', 'EXCHANGE_S_ENTERPRISE'] as const),
  ...(['SHAREPOINTENTERPRISE', 'MTP', 'WINDEFATP'] as const),
];
const SKUS: Record<TenantPlan['licence'], [string, PlanName[]][]> = {
  'e5-workload': [
    ['SPE_E5', E5],
    ['WORKLOAD_IDENTITIES_P2', ['AAD_WRKLDID_P2']],
  ],
  e5: [['SPE_E5', E5]],
  e3: [['SPE_E3', ['AAD_PREMIUM', 'INTUNE_A', 'EXCHANGE_S_ENTERPRISE']]],
  premium: [['AAD_PREMIUM', ['AAD_PREMIUM']]],
  free: [],
};

/** Names of the service plans that its subscriptions bring. */
export const planNamesOf = ({ licence }: TenantPlan): string[] =>
  SKUS[licence].flatMap(([, names]) => names);

export function directoryOf(estate: EstatePlan, plan: TenantPlan): Bodies {
  const members = Array.from({ length: plan.members }, (_, at) => memberRow(plan, at));
  return {
    '/organization': { value: [organizationOf(estate, plan)] },
    '/domains': { value: domainsOf(plan) },
    ...federationOf(plan),
    '/subscribedSkus': { value: skusOf(plan) },
    '/users': { value: [...members, ...guestRows(estate, plan)] },
    '/devices': { value: devicesOf(plan) },
  };
}

function organizationOf({ tenants }: EstatePlan, plan: TenantPlan): Body {
  const hybrid = isHybrid(plan);
  const home = tenants[0] ?? plan;
  return {
    id: plan.id,
    displayName: plan.displayName,
    tenantType: plan.roll('type') < 0.015 && plan.index > 0 ? 'AAD B2C' : 'AAD',
    countryLetterCode: plan.good('country') ? plan.country : 'US',
    createdDateTime: ago(700 + Math.floor(plan.roll('created') * 3000)),
    onPremisesSyncEnabled: hybrid ? true : null,
    onPremisesLastSyncDateTime: hybrid ? ago(plan.good('fresh-sync') ? 0.02 : 3) : null,
    technicalNotificationMails: [`it@${plan.good('contact') ? plan.domain : 'gone.example'}`],
    securityComplianceNotificationMails: plan.good('contact') ? [`security@${home.domain}`] : [],
    verifiedDomains: domainsOf(plan).map(({ id, authenticationType, isDefault, isInitial }) => ({
      name: id,
      type: authenticationType,
      isDefault,
      isInitial,
      capabilities: 'Email, OfficeCommunicationsOnline',
    })),
  };
}

const isFederated = (plan: TenantPlan) => !plan.good('managed-domain');

function domainsOf(plan: TenantPlan): Body[] {
  const domain = (id: string, kind: 'default' | 'initial' | 'other', federated = false) => ({
    id,
    authenticationType: federated ? 'Federated' : 'Managed',
    isAdminManaged: true,
    isDefault: kind === 'default',
    isInitial: kind === 'initial',
    isRoot: true,
    isVerified: true,
    supportedServices: kind === 'initial' ? [] : ['Email', 'OfficeCommunicationsOnline'],
  });
  return [
    domain(plan.domain, 'default', isFederated(plan)),
    domain(plan.initial, 'initial'),
    ...(plan.good('known-domains') ? [] : [domain(`old-${plan.domain}`, 'other')]),
  ];
}

function federationOf(plan: TenantPlan): Bodies {
  if (!isFederated(plan)) return {};
  const value = {
    '@odata.type': '#microsoft.graph.internalDomainFederation',
    id: guidOf(`${plan.id}/federation`),
    displayName: `${plan.displayName} AD FS`,
    issuerUri: `http://adfs.${plan.domain}/adfs/services/trust`,
    preferredAuthenticationProtocol: 'wsFed',
    federatedIdpMfaBehavior: plan.good('federated-mfa')
      ? 'rejectMfaByFederatedIdp'
      : 'acceptIfMfaDoneByFederatedIdp',
  };
  return { [`/domains/${plan.domain}/federationConfiguration`]: { value: [value] } };
}

function skusOf(plan: TenantPlan): Body[] {
  const state = plan.good('paid') ? 'Enabled' : 'Warning';
  return SKUS[plan.licence].map(([skuPartNumber, names], at) => {
    const skuId = guidOf(`sku/${skuPartNumber}`);
    return {
      id: `${plan.id}_${skuId}`,
      skuId,
      skuPartNumber,
      accountId: plan.id,
      accountName: skuPartNumber.toLowerCase(),
      appliesTo: 'User',
      capabilityStatus: at === 0 ? 'Enabled' : state,
      consumedUnits: plan.members,
      prepaidUnits: {
        enabled: at === 0 || state === 'Enabled' ? plan.seats : 0,
        lockedOut: 0,
        suspended: 0,
        warning: at === 0 || state === 'Enabled' ? 0 : plan.members,
      },
      servicePlans: names.map((servicePlanName) => ({
        servicePlanId: PLAN_IDS[servicePlanName],
        servicePlanName,
        provisioningStatus: 'Success',
        appliesTo: servicePlanName.startsWith('AAD_WRKLDID') ? 'Company' : 'User',
      })),
    };
  });
}

function devicesOf(plan: TenantPlan): Body[] {
  const wanted = plan.kind === 'primary' ? 60 : plan.good('devices-at-home') ? 0 : 6;
  return Array.from({ length: wanted }, (_, at) => {
    const key = `${plan.id}/device/${at}`;
    const healthy = plan.kind === 'primary' ? at % 20 !== 0 : at % 2 === 0;
    return {
      id: guidOf(key),
      deviceId: guidOf(`${key}/id`),
      displayName: `${plan.slug.slice(0, 3).toUpperCase()}-LT-${String(at + 1).padStart(3, '0')}`,
      accountEnabled: true,
      trustType: isHybrid(plan) && at % 5 === 0 ? 'ServerAd' : 'AzureAd',
      isManaged: hasP1(plan) && healthy,
      isCompliant: hasP2(plan) || healthy,
      approximateLastSignInDateTime: ago(at % 30),
      operatingSystem: 'Windows',
      operatingSystemVersion: '10.0.26200.4770',
    };
  });
}
