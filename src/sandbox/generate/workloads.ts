// Applications of a generated tenant: its own, those of others that hold permissions, and synchronization.
import type { Body } from '../graph/body.ts';
import { stableGuid } from '../graph/stable-id.ts';
import { acceptsSync } from './cross-tenant.ts';
import { guidOf, numberOf } from './dice.ts';
import type { Bodies } from './directory.ts';
import type { EstatePlan, TenantPlan } from './plan.ts';
import { scriptOf } from './roles.ts';
import { ago, inDays } from './times.ts';

/** Application permissions of Microsoft Graph, by the ids that Microsoft publishes. */
const READS = '7ab1d382-f21e-4acd-a863-ba3e13f7da61'; // Directory.Read.All
const WRITES = '19dbc75e-c2e2-444c-a770-ec69d8559fc7'; // Directory.ReadWrite.All

export function workloadsOf(estate: EstatePlan, plan: TenantPlan): Bodies {
  const own = principal(plan, guidOf(`${plan.id}/principal/portal`), 'Staff portal', plan.id);
  const script = {
    ...principal(plan, scriptOf(plan), 'Account script', plan.id),
    passwordCredentials: [
      { keyId: guidOf(`${plan.id}/secret`), displayName: 'script', endDateTime: inDays(200) },
    ],
  };
  const foreign = principal(
    plan,
    guidOf(`${plan.id}/principal/foreign`),
    'Rollout tool',
    ownerOf(estate, plan),
  );
  const synced = plan.kind === 'primary' ? synchronisedOf(estate, plan) : [];
  const sources = synced.map((target) => ({
    target,
    body: principal(
      plan,
      guidOf(`${plan.id}/sync/${target.id}`),
      `To ${target.displayName}`,
      plan.id,
    ),
  }));
  const all = [own, script, foreign, ...sources.map(({ body }) => body)];
  return {
    '/servicePrincipals': { value: all },
    ...permissionOf(plan, own, READS),
    ...permissionOf(plan, foreign, plan.good('foreign-reads') ? READS : WRITES),
    ...Object.assign({}, ...sources.map(({ target, body }) => jobOf(plan, target, body))),
    '/applications': { value: applicationsOf(plan, own) },
    ...(plan.licence === 'e5-workload' && {
      '/identityProtection/riskyServicePrincipals': { value: [] },
    }),
  };
}

/** Made by a sandbox or another tenant of the estate, by somebody outside, or by Microsoft. */
function ownerOf({ tenants }: EstatePlan, plan: TenantPlan): string {
  const roll = plan.roll('foreign');
  if (roll < 0.4) return 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
  if (roll < 0.55) return guidOf(`${plan.id}/vendor`);
  return tenants[numberOf(`${plan.id}/maker`, tenants.length)]?.id ?? plan.id;
}

const principal = (plan: TenantPlan, id: string, displayName: string, owner: string): Body => {
  const appId = guidOf(`${id}/app`);
  return {
    id,
    appId,
    displayName,
    appDisplayName: displayName,
    appOwnerOrganizationId: owner,
    accountEnabled: true,
    appRoleAssignmentRequired: plan.good('assignment-required'),
    appRoles: [],
    passwordCredentials: [],
    keyCredentials: [],
    servicePrincipalNames: [appId],
    servicePrincipalType: 'Application',
    tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
  };
};

function permissionOf(plan: TenantPlan, by: Body, appRoleId: string): Bodies {
  return {
    [`/servicePrincipals/${by.id}/appRoleAssignments`]: {
      value: [
        {
          id: guidOf(`${by.id}/${appRoleId}`).replaceAll('-', ''),
          createdDateTime: ago(300),
          appRoleId,
          principalId: by.id,
          principalType: 'ServicePrincipal',
          principalDisplayName: by.displayName,
          resourceId: stableGuid(`${plan.id} Microsoft Graph`),
          resourceDisplayName: 'Microsoft Graph',
        },
      ],
    },
  };
}

const synchronisedOf = ({ tenants }: EstatePlan, plan: TenantPlan) =>
  tenants.filter(
    (other) =>
      other.kind !== 'primary' && other.partners.includes(plan.index) && acceptsSync(other, plan),
  );

function jobOf(plan: TenantPlan, target: TenantPlan, by: Body): Bodies {
  const healthy = target.good('sync-healthy');
  return {
    [`/servicePrincipals/${by.id}/synchronization/jobs`]: {
      value: [
        {
          id: `Azure2Azure.${plan.id.replaceAll('-', '')}.${guidOf(`${by.id}/job`)}`,
          templateId: 'Azure2Azure',
          schedule: { expiration: null, interval: 'PT40M', state: 'Active' },
          synchronizationJobSettings: [{ name: 'CompanyId', value: target.id }],
          status: {
            code: healthy ? 'Active' : 'Quarantine',
            countSuccessiveCompleteFailures: healthy ? 0 : 6,
            lastSuccessfulExecution: { timeEnded: ago(healthy ? 0.02 : 4) },
          },
        },
      ],
    },
  };
}

function applicationsOf(plan: TenantPlan, own: Body): Body[] {
  const application = (displayName: string, appId: unknown, days: number) => ({
    id: guidOf(`${plan.id}/application/${displayName}`),
    appId,
    displayName,
    signInAudience: 'AzureADMyOrg',
    createdDateTime: ago(days),
  });
  return [
    application('Staff portal', own.appId, 900),
    ...(plan.good('no-new-apps')
      ? []
      : [application('Trial', guidOf(`${plan.id}/trial`), 20 + numberOf(plan.id, 40))]),
  ];
}
