// What a tenant's subscriptions pay for, and the refusals of services it has no licence for.
import { bodies, text } from './body.ts';
import { GraphProblem } from './problem.ts';
import type { Tenant } from './state/tenant.ts';

/** Entra ID P1, Entra ID P2 (or Governance, which PIM accepts too), ID Governance or P2. */
export type Licence = 'P1' | 'P2' | 'governance';

/** Names of service plans, as /subscribedSkus carries them. */
const PLANS: Record<Licence, string[]> = {
  P1: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
  P2: ['AAD_PREMIUM_P2', 'ENTRA_IDENTITY_GOVERNANCE'],
  governance: ['AAD_PREMIUM_P2', 'ENTRA_IDENTITY_GOVERNANCE'],
};

export function isLicensed(tenant: Tenant, licence: Licence): boolean {
  const wanted = PLANS[licence];
  for (const { body } of tenant.rows('subscribedSkus').rows()) {
    if (text(body, 'capabilityStatus') === 'Suspended') continue;
    const plans = bodies(body, 'servicePlans');
    if (plans.some((plan) => wanted.includes(text(plan, 'servicePlanName')?.toUpperCase() ?? '')))
      return true;
  }
  return false;
}

/** Codes and messages: PIM's and the sign-in log's from public reports, the others inference. */
export function demandLicence(tenant: Tenant, licence: Licence): void {
  if (isLicensed(tenant, licence)) return;
  if (licence === 'P2')
    throw new GraphProblem(
      400,
      'AadPremiumLicenseRequired',
      'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    );
  if (licence === 'governance')
    throw new GraphProblem(
      403,
      'InsufficientLicense',
      'The tenant needs a Microsoft Entra ID P2 or Microsoft Entra ID Governance license for entitlement management.',
    );
  throw new GraphProblem(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  );
}

/** Services that are answered from a scenario as it stands, and the licence each asks for. */
const GATED: [RegExp, Licence][] = [
  [/^\/identityProtection\/riskDetections/i, 'P1'],
  [/^\/identityProtection\//i, 'P2'],
  [/^\/identity\/conditionalAccess\//i, 'P1'],
  [/^\/auditLogs\/signIns/i, 'P1'],
  [/^\/reports\/authenticationMethods\//i, 'P1'],
  [/^\/identityGovernance\/(accessReviews|termsOfUse)/i, 'governance'],
];

export const licenceFor = (path: string): Licence | undefined =>
  GATED.find(([pattern]) => pattern.test(path))?.[1];
