// Who holds directory roles in a generated tenant: without end, eligible, through groups, as an application.
import type { Body } from '../graph/body.ts';
import { guidOf } from './dice.ts';
import type { Bodies } from './directory.ts';
import { EMERGENCY, hasP2, memberOf } from './people.ts';
import type { TenantPlan } from './plan.ts';
import { ago, inDays } from './times.ts';

/** Template ids of built-in roles. */
export const ROLES = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'SharePoint Administrator': 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'Hybrid Identity Administrator': '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
  'Conditional Access Administrator': 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Application Developer': 'cf1c38e5-3621-4004-a7cb-879624dced7c',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
} as const;

export type RoleName = keyof typeof ROLES;

interface Holding {
  readonly role: RoleName;
  readonly principal: string;
  readonly standing: boolean;
}

export const adminGroupOf = (plan: TenantPlan) => guidOf(`${plan.id}/group/administrators`);
export const emergencyGroupOf = (plan: TenantPlan) => guidOf(`${plan.id}/group/emergency`);
export const scriptOf = (plan: TenantPlan) => guidOf(`${plan.id}/principal/script`);

export function rolesOf(plan: TenantPlan): Bodies {
  const holdings = holdingsOf(plan);
  const standing = holdings.filter((one) => one.standing);
  const eligible = hasP2(plan) ? holdings.filter((one) => !one.standing) : [];
  return {
    '/groups': { value: groupsOf(plan) },
    ...membersOf(plan),
    '/roleManagement/directory/roleDefinitions': { value: definitions() },
    '/roleManagement/directory/roleAssignments': {
      value: standing.map((one) => ({ ...target(one), id: idOf(plan, one).replaceAll('-', '') })),
    },
    ...(eligible.length > 0 && {
      '/roleManagement/directory/roleEligibilitySchedules': {
        value: eligible.map((one) => scheduleOf(plan, one)),
      },
    }),
    ...(hasP2(plan) && policyOf(plan)),
  };
}

/** Without PIM everybody who may has the role without end. */
function holdingsOf(plan: TenantPlan): Holding[] {
  const admin = (at: number) => memberOf(plan, EMERGENCY + at).id;
  const careful = hasP2(plan) && plan.good('just-in-time');
  const one = (role: RoleName, principal: string, standing = !careful) => ({
    role,
    principal,
    standing: standing || !hasP2(plan),
  });
  const emergency = plan.good('emergency-two') ? EMERGENCY : 1;
  const rest: Holding[] = [
    one('Security Administrator', admin(1)),
    one('User Administrator', admin(2)),
    one('Exchange Administrator', admin(3)),
    one('Conditional Access Administrator', admin(4)),
  ];
  return [
    ...Array.from({ length: emergency }, (_, at) =>
      one('Global Administrator', memberOf(plan, at).id, true),
    ),
    one('Global Administrator', admin(0), !(careful && plan.good('no-standing-global'))),
    ...(plan.kind === 'secondary' && plan.good('run-from-primary') ? rest.slice(0, 1) : rest),
    ...(plan.good('developers') ? [one('Application Developer', admin(4), false)] : []),
    ...(plan.good('few-globals')
      ? []
      : [1, 2, 3].map((at) => one('Global Administrator', admin(at)))),
    ...(plan.roll('role-group') < 0.4
      ? [one('Application Administrator', adminGroupOf(plan), !plan.good('group-eligible'))]
      : []),
    ...(plan.guests > 0 && plan.roll('guest-admin') < 0.25
      ? [one('Security Administrator', guidOf(`${plan.id}/guest/0`), !plan.good('guest-eligible'))]
      : []),
    ...(plan.good('no-robots') ? [] : [one('User Administrator', scriptOf(plan), true)]),
  ];
}

const idOf = (plan: TenantPlan, { role, principal }: Holding) =>
  guidOf(`${plan.id}/${role}/${principal}`);

const target = ({ role, principal }: Holding): Body => ({
  principalId: principal,
  roleDefinitionId: ROLES[role],
  directoryScopeId: '/',
  appScopeId: null,
});

function scheduleOf(plan: TenantPlan, one: Holding): Body {
  const id = idOf(plan, one);
  return {
    id,
    ...target(one),
    createdUsing: id,
    createdDateTime: ago(80),
    modifiedDateTime: null,
    status: 'Provisioned',
    memberType: 'Direct',
    scheduleInfo: {
      startDateTime: ago(80),
      recurrence: null,
      expiration: { type: 'afterDateTime', endDateTime: inDays(120), duration: null },
    },
  };
}

const definitions = (): Body[] =>
  Object.entries(ROLES).map(([displayName, id]) => ({
    id,
    templateId: id,
    displayName,
    description: displayName,
    isBuiltIn: true,
    isEnabled: true,
    resourceScopes: ['/'],
    version: '1',
    rolePermissions: [],
  }));

function groupsOf(plan: TenantPlan): Body[] {
  const group = (id: string, displayName: string, isAssignableToRole: boolean | null) => ({
    id,
    displayName,
    description: null,
    groupTypes: [],
    mail: null,
    mailEnabled: false,
    mailNickname: displayName.toLowerCase().replaceAll(' ', '-'),
    securityEnabled: true,
    isAssignableToRole,
    visibility: 'Private',
    createdDateTime: ago(500),
  });
  return [
    group(emergencyGroupOf(plan), 'Emergency accounts', true),
    group(adminGroupOf(plan), 'Application administrators', true),
    group(guidOf(`${plan.id}/group/everybody`), 'Everybody', null),
  ];
}

function membersOf(plan: TenantPlan): Bodies {
  const reference = (at: number) => {
    const { id, displayName } = memberOf(plan, at);
    return { '@odata.type': '#microsoft.graph.user', id, displayName };
  };
  const people = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => reference(from + at));
  return {
    [`/groups/${emergencyGroupOf(plan)}/members`]: { value: people(0, EMERGENCY) },
    [`/groups/${adminGroupOf(plan)}/members`]: { value: people(EMERGENCY + 4, EMERGENCY + 5) },
    [`/groups/${guidOf(`${plan.id}/group/everybody`)}/members`]: {
      value: people(EMERGENCY, plan.members),
    },
  };
}

/** The rules under which Global Administrator is activated. */
function policyOf(plan: TenantPlan): Bodies {
  const strict = plan.good('activation');
  const policyId = `DirectoryRole_${plan.id}_${guidOf(`${plan.id}/policy/global`)}`;
  const roleDefinitionId = ROLES['Global Administrator'];
  const rule = (type: string, id: string, caller: string, rest: Body): Body => ({
    '@odata.type': `#microsoft.graph.unifiedRoleManagementPolicy${type}Rule`,
    id,
    ...rest,
    target: {
      caller,
      operations: ['all'],
      level: 'Assignment',
      inheritableSettings: [],
      enforcedSettings: [],
    },
  });
  const approvers = strict
    ? [{ '@odata.type': '#microsoft.graph.singleUser', userId: memberOf(plan, EMERGENCY + 1).id }]
    : [];
  const about = { scopeId: '/', scopeType: 'DirectoryRole' };
  return {
    '/policies/roleManagementPolicies': {
      value: [
        { id: policyId, displayName: 'DirectoryRole', isOrganizationDefault: false, ...about },
      ],
    },
    '/policies/roleManagementPolicyAssignments': {
      value: [{ id: `${policyId}_${roleDefinitionId}`, policyId, roleDefinitionId, ...about }],
    },
    [`/policies/roleManagementPolicies/${policyId}/rules`]: {
      value: [
        rule('Expiration', 'Expiration_Admin_Assignment', 'Admin', {
          isExpirationRequired: plan.good('assignments-end'),
          maximumDuration: 'P30D',
        }),
        rule('Expiration', 'Expiration_EndUser_Assignment', 'EndUser', {
          isExpirationRequired: true,
          maximumDuration: strict ? 'PT4H' : 'PT10H',
        }),
        rule('Enablement', 'Enablement_EndUser_Assignment', 'EndUser', {
          enabledRules: ['MultiFactorAuthentication', 'Justification'],
        }),
        rule('Approval', 'Approval_EndUser_Assignment', 'EndUser', {
          setting: {
            isApprovalRequired: strict,
            approvalMode: 'SingleStage',
            approvalStages: [{ approvalStageTimeOutInDays: 1, primaryApprovers: approvers }],
          },
        }),
      ],
    },
  };
}
