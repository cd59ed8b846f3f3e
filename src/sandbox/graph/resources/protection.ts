// Risk, security operations, registered sign-in methods and sign-ins, as a tenant file gives them.
import { keptLists } from './kept.ts';

export const protection = keptLists([
  {
    path: '/identityProtection/riskyUsers',
    type: 'riskyUser',
    set: 'riskyUsers',
    licence: 'risk',
  },
  {
    path: '/identityProtection/riskyServicePrincipals',
    type: 'riskyServicePrincipal',
    set: 'riskyServicePrincipals',
    licence: 'workload',
  },
  {
    path: '/security/secureScores',
    type: 'secureScore',
    set: 'secureScores',
    latest: 'createdDateTime',
  },
  {
    path: '/security/secureScoreControlProfiles',
    type: 'secureScoreControlProfile',
    set: 'secureScoreControlProfiles',
  },
  {
    path: '/security/incidents',
    type: 'security.incident',
    set: 'incidents',
    licence: 'defender',
    latest: 'createdDateTime',
    // https://learn.microsoft.com/graph/api/security-list-incidents
    longestPage: 50,
  },
  {
    path: '/auditLogs/signIns',
    type: 'signIn',
    set: 'signIns',
    licence: 'P1',
    latest: 'createdDateTime',
  },
  {
    path: '/reports/authenticationMethods/userRegistrationDetails',
    type: 'userRegistrationDetails',
    set: 'userRegistrationDetails',
    licence: 'P1',
  },
]);
