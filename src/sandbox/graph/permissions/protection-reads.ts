// Which application permissions Microsoft publishes for reads of Conditional Access, identity protection, security, reports and access reviews.
import type { Published } from './published.ts';

export const protectionReads: Published = [
  {
    for: ['GET /auditLogs/provisioning'],
    least: 'AuditLog.Read.All Directory.Read.All ProvisioningLog.Read.All',
  },
  {
    for: ['GET /identity/conditionalAccess/authenticationContextClassReferences'],
    least: 'AuthenticationContext.Read.All',
    more: 'AuthenticationContext.ReadWrite.All Policy.Read.ConditionalAccess Policy.ReadWrite.ConditionalAccess',
  },
  {
    for: ['GET /identity/conditionalAccess/authenticationContextClassReferences/{id}'],
    least: 'AuthenticationContext.Read.All',
    more: 'AuthenticationContext.ReadWrite.All Policy.Read.ConditionalAccess',
  },
  {
    for: [
      'GET /identity/conditionalAccess/authenticationStrength/authenticationMethodModes',
      'GET /identity/conditionalAccess/authenticationStrength/authenticationMethodModes/{id}',
      'GET /identity/conditionalAccess/authenticationStrength/combinations',
      'GET /identity/conditionalAccess/authenticationStrength/policies/{id}/combinationConfigurations',
      'GET /identity/conditionalAccess/authenticationStrength/policies/{id}/combinationConfigurations/{id}',
    ],
    least: 'Policy.Read.AuthenticationMethod',
    more: 'Policy.Read.All Policy.ReadWrite.AuthenticationMethod Policy.ReadWrite.ConditionalAccess',
  },
  {
    for: [
      'GET /identity/conditionalAccess/namedLocations',
      'GET /identity/conditionalAccess/namedLocations/{id}',
      'GET /identity/conditionalAccess/policies',
      'GET /identity/conditionalAccess/policies/{id}',
      'GET /identity/conditionalAccess/templates',
      'GET /identity/conditionalAccess/templates/{id}',
    ],
    least: 'Policy.Read.All',
  },
  {
    for: [
      'GET /identityGovernance/accessReviews/definitions',
      'GET /identityGovernance/accessReviews/definitions/{id}',
      'GET /identityGovernance/accessReviews/definitions/{id}/instances/{id}',
    ],
    least: 'AccessReview.Read.All AccessReview.ReadWrite.All',
  },
  {
    for: [
      "GET /identityGovernance/accessReviews/definitions/filterByCurrentUser(on='{on}')",
      'GET /identityGovernance/accessReviews/definitions/{id}/instances',
      "GET /identityGovernance/accessReviews/definitions/{id}/instances/filterByCurrentUser(on='{on}')",
      'GET /identityGovernance/accessReviews/definitions/{id}/instances/{id}/contactedReviewers',
      'GET /identityGovernance/accessReviews/definitions/{id}/instances/{id}/decisions',
      'GET /identityGovernance/accessReviews/definitions/{id}/instances/{id}/stages',
    ],
    least: 'AccessReview.Read.All',
    more: 'AccessReview.ReadWrite.All',
  },
  {
    for: [
      'GET /identityGovernance/accessReviews/historyDefinitions',
      'GET /identityGovernance/accessReviews/historyDefinitions/{id}',
      'GET /identityGovernance/accessReviews/historyDefinitions/{id}/instances',
    ],
    least: 'AccessReview.ReadWrite.All',
  },
  {
    for: [
      'GET /identityGovernance/termsOfUse/agreements',
      'GET /identityGovernance/termsOfUse/agreements/{id}',
      'GET /identityGovernance/termsOfUse/agreements/{id}/acceptances',
    ],
    delegatedOnly: true,
  },
  {
    for: [
      'GET /identityProtection/riskDetections',
      'GET /identityProtection/riskDetections/{id}',
      'GET /identityProtection/servicePrincipalRiskDetections',
      'GET /identityProtection/servicePrincipalRiskDetections/{id}',
    ],
    least: 'IdentityRiskEvent.Read.All',
  },
  {
    for: [
      'GET /identityProtection/riskyServicePrincipals',
      'GET /identityProtection/riskyServicePrincipals/{id}',
      'GET /identityProtection/riskyServicePrincipals/{id}/history',
    ],
    least: 'IdentityRiskyServicePrincipal.Read.All',
    more: 'IdentityRiskyServicePrincipal.ReadWrite.All',
  },
  {
    for: [
      'GET /identityProtection/riskyUsers',
      'GET /identityProtection/riskyUsers/{id}/history/{id}/history',
      'GET /identityProtection/riskyUsers/{id}',
    ],
    least: 'IdentityRiskyUser.Read.All',
  },
  {
    for: [
      'GET /identityProtection/riskyUsers/{id}/history',
      'GET /identityProtection/riskyUsers/{id}/history/{id}',
    ],
    least: 'IdentityRiskyUser.Read.All',
    more: 'IdentityRiskyUser.ReadWrite.All',
  },
  {
    for: [
      'GET /reports/authenticationMethods/userRegistrationDetails',
      'GET /reports/authenticationMethods/userRegistrationDetails/{id}',
    ],
    least: 'AuditLog.Read.All',
  },
  {
    for: ['GET /security/alerts_v2'],
    least: 'SecurityAlert.Read.All',
    more: 'SecurityAlert.ReadWrite.All',
  },
  {
    for: ['GET /security/alerts_v2/{id}'],
    least: 'SecurityAlert.Read.All SecurityAlert.ReadWrite.All',
  },
  {
    for: ['GET /security/incidents'],
    least: 'SecurityIncident.Read.All',
    more: 'SecurityIncident.ReadWrite.All',
  },
  {
    for: ['GET /security/incidents/{id}'],
    least: 'SecurityIncident.Read.All SecurityIncident.ReadWrite.All',
  },
  {
    for: [
      'GET /security/secureScoreControlProfiles',
      'GET /security/secureScores',
      'GET /security/secureScores/{id}',
    ],
    least: 'SecurityEvents.Read.All',
    more: 'SecurityEvents.ReadWrite.All',
  },
  {
    for: ['GET /security/secureScoreControlProfiles/{id}'],
    least: 'SecurityEvents.Read.All SecurityEvents.ReadWrite.All',
  },
  {
    for: ['GET /users/{id}/authentication/methods', 'GET /users/{id}/authentication/methods/{id}'],
    least: 'UserAuthenticationMethod.Read.All',
    more: 'UserAuthenticationMethod.ReadWrite.All',
  },
];
