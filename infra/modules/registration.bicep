// The bot's own registration in the tenant of this deployment. It has no permission in Graph: reader,
// remover and writers are registrations of their own (npm run identities). What it exposes shows that
// somebody signed in, and opens nothing; exposed.bicep completes it.
extension microsoftGraphV1

param name string

@description('The object id of the identity that vouches for the registration.')
param identityPrincipalId string

@description('The Bot Framework\'s token service, to which a fresh sign-in leads back.')
param tokenServiceUrl string

// What a managed identity is exchanged under; each cloud has its own.
var audiences = {
  AzureCloud: 'api://AzureADTokenExchange'
  AzureUSGovernment: 'api://AzureADTokenExchangeUSGov'
}

var api = {
  // Only tokens of version 2 name the client that fetched them as the check reads it.
  requestedAccessTokenVersion: 2
  oauth2PermissionScopes: [
    {
      id: guid('drawbridge', name, 'access_as_user')
      value: 'access_as_user'
      type: 'User'
      isEnabled: true
      adminConsentDisplayName: 'Prove a sign-in to Drawbridge'
      adminConsentDescription: 'Drawbridge learns who signed in and when, before some approvals count. It reads and changes nothing with it.'
      userConsentDisplayName: 'Prove a sign-in to Drawbridge'
      userConsentDescription: 'Drawbridge learns that you signed in and when, before some of your approvals count. It reads and changes nothing with it.'
    }
  ]
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
  api: api
  // Without auth_time no sign-in counts as fresh; acrs says how strong it was.
  optionalClaims: {
    accessToken: [
      { name: 'auth_time' }
      { name: 'acrs' }
    ]
  }
  web: {
    redirectUris: ['${tokenServiceUrl}/.auth/web/redirect']
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
output uniqueName string = application.uniqueName
output api object = api
