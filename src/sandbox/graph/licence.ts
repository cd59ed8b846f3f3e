// What a tenant's subscriptions pay for, and the refusals of services it has no licence for.
import { bodies, text } from './body.ts';
import { GraphProblem } from './problem.ts';
import type { Tenant } from './state/tenant.ts';

/** What a service asks for: each refuses in its own words. */
export type Licence =
  | 'P1'
  | 'P2'
  | 'governance'
  | 'reviews'
  | 'conditionalAccess'
  | 'risk'
  | 'workload'
  | 'defender';

interface Paid {
  /** Names of service plans, as /subscribedSkus carries them. */
  plans: RegExp;
  refusal: [status: number, code: string, message: string];
}

const P1 = /^AAD_PREMIUM(_P2)?$/;
const P2_OR_GOVERNANCE = /^(AAD_PREMIUM_P2|ENTRA_IDENTITY_GOVERNANCE|ENTRA_ID_GOVERNANCE)$/;
const NOT_LICENSED = 'Your tenant is not licensed for this feature.';

/** Codes and messages come from public reports, unless inference is noted. */
const PAID: Record<Licence, Paid> = {
  P1: {
    plans: P1,
    refusal: [
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    ],
  },
  P2: {
    plans: P2_OR_GOVERNANCE,
    refusal: [
      400,
      'AadPremiumLicenseRequired',
      'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    ],
  },
  // Inference.
  governance: {
    plans: P2_OR_GOVERNANCE,
    refusal: [
      403,
      'InsufficientLicense',
      'The tenant needs a Microsoft Entra ID P2 or Microsoft Entra ID Governance license for entitlement management.',
    ],
  },
  // Inference.
  reviews: {
    plans: P2_OR_GOVERNANCE,
    refusal: [
      403,
      'InsufficientLicense',
      'The tenant needs a Microsoft Entra ID P2 or Microsoft Entra ID Governance license for access reviews.',
    ],
  },
  // Reported for creating a policy; that reading one is refused alike is inference.
  conditionalAccess: {
    plans: P1,
    refusal: [
      403,
      'AccessDenied',
      `${NOT_LICENSED} Please upgrade your subscription to access it.`,
    ],
  },
  risk: { plans: /^AAD_PREMIUM_P2$/, refusal: [403, 'Forbidden', NOT_LICENSED] },
  // That it refuses as for users is inference.
  workload: {
    plans: /^(AAD_WRKLDID_P[12]|ENTRA_WORKLOAD_ID.*)$/,
    refusal: [403, 'Forbidden', NOT_LICENSED],
  },
  // Inference, after what Defender for Identity answers.
  defender: {
    plans: /^(MTP|WINDEFATP|MDE_.*|ATP_ENTERPRISE|THREAT_INTELLIGENCE|ATA|ADALLOM_S_STANDALONE)$/,
    refusal: [403, 'Forbidden', 'Tenant is not onboarded to Microsoft Defender XDR.'],
  },
};

export function isLicensed(tenant: Tenant, licence: Licence): boolean {
  const { plans } = PAID[licence];
  for (const { body } of tenant.rows('subscribedSkus').rows()) {
    if (!/^(Enabled|Warning)$/.test(text(body, 'capabilityStatus') ?? 'Enabled')) continue;
    const held = bodies(body, 'servicePlans').some(
      (plan) =>
        plans.test(text(plan, 'servicePlanName')?.toUpperCase() ?? '') &&
        text(plan, 'provisioningStatus') !== 'Disabled',
    );
    if (held) return true;
  }
  return false;
}

export function demandLicence(tenant: Tenant, licence: Licence): void {
  if (isLicensed(tenant, licence)) return;
  throw new GraphProblem(...PAID[licence].refusal);
}

/** Services that are answered from a scenario as it stands, and the licence each asks for. */
const GATED: [RegExp, Licence][] = [
  [/^\/identityProtection\/riskDetections/i, 'P1'],
  [/^\/identityProtection\/(riskyServicePrincipals|servicePrincipalRiskDetections)/i, 'workload'],
  [/^\/identityProtection\//i, 'risk'],
  [/^\/identity\/conditionalAccess\//i, 'conditionalAccess'],
  [/^\/auditLogs\/signIns/i, 'P1'],
  [/^\/reports\/authenticationMethods\//i, 'P1'],
  [/^\/identityGovernance\/(accessReviews|termsOfUse)/i, 'reviews'],
  [/^\/security\/(incidents|alerts_v2)/i, 'defender'],
];

export const licenceFor = (path: string): Licence | undefined =>
  GATED.find(([pattern]) => pattern.test(path))?.[1];
