// What is compared of applications: which there are, what they may do, and who is assigned to them.
import type { AreaValues } from '../../facts/areas.ts';
import { type Item, type Names, onOff, text, yesNo } from '../item.ts';

export const workloadItems = {
  servicePrincipals: (all: AreaValues['servicePrincipals']): Item[] =>
    all.map((one) => ({
      key: one.id.toLowerCase(),
      kind: 'service-principal',
      ids: [one.id.toLowerCase(), one.appId.toLowerCase()],
      noun: 'enterprise application',
      name: one.displayName ?? one.appId,
      properties: {
        enabled: yesNo(one.accountEnabled),
        'assignment required': yesNo(one.appRoleAssignmentRequired),
        secrets: text(one.passwordCredentials?.length),
        certificates: text(one.keyCredentials?.length),
      },
    })),

  applications: (all: AreaValues['applications']): Item[] =>
    all.map(({ id, appId, displayName, signInAudience }) => ({
      key: id.toLowerCase(),
      kind: 'application',
      ids: [id.toLowerCase(), appId.toLowerCase()],
      noun: 'app registration',
      name: displayName ?? appId,
      properties: { 'who may sign in': text(signInAudience) },
    })),

  graphPermissions: (all: AreaValues['graphPermissions'], names: Names): Item[] =>
    all.map(({ principalId, principalDisplayName, appRoleId, permission }) => ({
      key: `${principalId} ${appRoleId}`.toLowerCase(),
      kind: 'service-principal',
      ids: [principalId.toLowerCase(), appRoleId.toLowerCase()],
      noun: 'permission of Microsoft Graph',
      name: `${permission ?? appRoleId} to ${principalDisplayName ?? names(principalId)}`,
      properties: {},
    })),

  synchronization: (all: AreaValues['synchronization'], names: Names): Item[] =>
    all.flatMap(({ servicePrincipalId, jobs }) =>
      jobs.map(({ id, status }) => ({
        key: `${servicePrincipalId} ${id}`.toLowerCase(),
        kind: 'service-principal',
        ids: [servicePrincipalId.toLowerCase()],
        noun: 'synchronization job',
        name: names(servicePrincipalId),
        properties: {
          quarantine: yesNo(status ? /^quarantine$/i.test(status.code ?? '') : undefined),
        },
      })),
    ),

  applicationAssignments: (all: AreaValues['applicationAssignments'], names: Names): Item[] =>
    all.map(({ servicePrincipalId, principalId, principalDisplayName }) => ({
      key: `${servicePrincipalId} ${principalId}`.toLowerCase(),
      kind: 'application',
      ids: [servicePrincipalId.toLowerCase(), principalId.toLowerCase()],
      noun: 'assignment to an application',
      name: `${principalDisplayName ?? names(principalId)} to ${names(servicePrincipalId)}`,
      properties: {},
    })),

  adminConsentRequestPolicy: ({ isEnabled }: AreaValues['adminConsentRequestPolicy']): Item[] => [
    {
      key: 'admin-consent',
      kind: 'setting',
      ids: ['adminconsentrequestpolicy'],
      noun: 'setting',
      name: 'Requests for admin consent',
      properties: { state: onOff(isEnabled) },
    },
  ],
};
