// Scores, incidents, risk, sign-ins and the audit log of a generated tenant.
import type { Body } from '../graph/body.ts';
import { guidOf } from './dice.ts';
import type { Bodies } from './directory.ts';
import { EMERGENCY, hasP1, hasP2, memberOf, type Named } from './people.ts';
import type { EstatePlan, TenantPlan } from './plan.ts';
import { ago } from './times.ts';

export function securityOf(estate: EstatePlan, plan: TenantPlan): Bodies {
  return {
    '/security/secureScores': { value: scoresOf(plan) },
    '/security/secureScoreControlProfiles': { value: PROFILES },
    ...(hasP2(plan) && {
      '/security/incidents': { value: incidentsOf(plan) },
      '/identityProtection/riskyUsers': { value: riskyOf(plan) },
    }),
    ...(hasP1(plan) && { '/auditLogs/signIns': { value: signInsOf(estate, plan) } }),
    '/auditLogs/directoryAudits': { value: auditsOf(estate, plan) },
  };
}

const PROFILES: Body[] = [
  ['AdminMFAV2', 'Multifactor authentication for administrators', 10],
  ['BlockLegacyAuthentication', 'Block legacy authentication', 8],
  ['UserRiskPolicy', 'A policy for users at risk', 7],
].map(([id, title, maxScore]) => ({ id, title, maxScore, service: 'AzureAD' }));

function scoresOf(plan: TenantPlan): Body[] {
  const level = plan.good('score') ? 0.62 + plan.roll('level') / 4 : 0.3 + plan.roll('level') / 4;
  const step = plan.good('score-steady') ? 0.2 : -9;
  const late = plan.roll('score-late') < 0.05 ? 6 : 0.2;
  return Array.from({ length: 10 }, (_, day) => ({
    id: `${plan.id}_${ago(day + late).slice(0, 10)}`,
    azureTenantId: plan.id,
    createdDateTime: ago(day + late),
    currentScore: Math.round((level * 600 - step * day) * 10) / 10,
    maxScore: 600,
    activeUserCount: plan.members,
    averageComparativeScores: [{ basis: 'AllTenants', averageScore: 46.2 }],
    controlScores: [],
  }));
}

function incidentsOf(plan: TenantPlan): Body[] {
  const number = 1000 + plan.index * 10;
  const incident = (at: number, severity: string, assignedTo: string | null, days: number) => ({
    id: String(number + at),
    tenantId: plan.id,
    displayName: at === 0 ? 'Suspicious inbox rule' : 'Unfamiliar sign-in',
    severity,
    status: 'active',
    assignedTo,
    createdDateTime: ago(days),
    lastUpdateDateTime: ago(days / 2),
    incidentWebUrl: `https://security.microsoft.com/incident2/${number + at}?tid=${plan.id}`,
  });
  const handled = plan.good('incidents') ? memberOf(plan, EMERGENCY).userPrincipalName : null;
  return [
    incident(0, 'high', handled, 4),
    ...(plan.roll('second') < 0.5 ? [incident(1, 'medium', null, 2)] : []),
  ];
}

function riskyOf(plan: TenantPlan): Body[] {
  if (plan.roll('risk') < 0.4) return [];
  const who = memberOf(plan, plan.members - 2);
  const open = !plan.good('risk-triaged');
  return [
    {
      id: who.id,
      userDisplayName: who.displayName,
      userPrincipalName: who.userPrincipalName,
      riskLevel: 'high',
      riskState: open ? 'atRisk' : 'remediated',
      riskDetail: open ? 'none' : 'userPassedMFADrivenByRiskBasedPolicy',
      riskLastUpdatedDateTime: ago(11),
      isDeleted: false,
      isProcessing: false,
    },
  ];
}

/** Our people elsewhere: in tenants of the estate, and in some that it does not know. */
function signInsOf({ tenants }: EstatePlan, plan: TenantPlan): Body[] {
  const elsewhere = plan.partners.slice(0, 3).flatMap((index) => tenants[index]?.id ?? []);
  const strange = plan.roll('strange') < 0.2 ? [guidOf(`${plan.id}/unknown-tenant`)] : [];
  return [plan.id, ...elsewhere, ...strange].map((resourceTenantId, at) => {
    const who = memberOf(plan, EMERGENCY + (at % (plan.members - EMERGENCY)));
    return {
      id: guidOf(`${plan.id}/sign-in/${at}`),
      createdDateTime: ago(at + 0.5),
      userId: who.id,
      userDisplayName: who.displayName,
      userPrincipalName: who.userPrincipalName,
      appDisplayName: 'Microsoft Teams',
      appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
      conditionalAccessStatus: 'success',
      homeTenantId: plan.id,
      resourceTenantId,
      isInteractive: true,
      status: { errorCode: 0, failureReason: 'Other.', additionalDetails: null },
    };
  });
}

function auditsOf({ tenants }: EstatePlan, plan: TenantPlan): Body[] {
  const partner = tenants[plan.partners[0] ?? -1];
  const by = memberOf(plan, EMERGENCY);
  return [
    ...(partner && plan.roll('audit-partner') < 0.3
      ? [audit(plan, by, 'Update a partner cross-tenant access setting', partner.id, 5)]
      : []),
    ...(plan.roll('audit-policy') < 0.3
      ? [audit(plan, by, 'Update conditional access policy', guidOf(`${plan.id}/policy`), 2)]
      : []),
  ];
}

const audit = (plan: TenantPlan, by: Named, activity: string, id: string, days: number): Body => ({
  id: `Directory_${guidOf(`${plan.id}/audit/${activity}`)}`,
  activityDateTime: ago(days),
  activityDisplayName: activity,
  category: activity.includes('partner') ? 'CrossTenantAccessSettings' : 'Policy',
  operationType: 'Update',
  result: 'success',
  initiatedBy: {
    app: null,
    user: {
      id: by.id,
      displayName: by.displayName,
      userPrincipalName: by.userPrincipalName,
    },
  },
  targetResources: [{ id, displayName: null, type: 'Other', modifiedProperties: [] }],
});
