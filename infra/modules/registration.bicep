// The bot's own registration in the tenant of this deployment. It has no permission in Graph: reader,
// remover and writers are registrations of their own (npm run identities).
extension microsoftGraphV1

param name string

@description('The object id of the identity that vouches for the registration.')
param identityPrincipalId string

// What a managed identity is exchanged under; each cloud has its own.
var audiences = {
  AzureCloud: 'api://AzureADTokenExchange'
  AzureUSGovernment: 'api://AzureADTokenExchangeUSGov'
}

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: '${name}-bot'
  displayName: 'Drawbridge'
  description: 'Receives and sends the messages of Drawbridge in Teams. No permission in any directory.'
  // Owners of other tenants write to it, and Teams delivers what it sends to them.
  signInAudience: 'AzureADMultipleOrgs'
  // Nobody adds a secret to the copy of it in another tenant.
  servicePrincipalLockConfiguration: {
    isEnabled: true
    allProperties: true
  }

  resource trust 'federatedIdentityCredentials@v1.0' = {
    name: '${application.uniqueName}/container'
    description: 'The managed identity of the container, instead of a secret.'
    issuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
    subject: identityPrincipalId
    audiences: [audiences[environment().name]]
  }
}

resource servicePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: application.appId
}

output appId string = application.appId
output servicePrincipalId string = servicePrincipal.id
