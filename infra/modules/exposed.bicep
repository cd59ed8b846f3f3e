// Completes the bot's registration where its own id has to be known: the address of what it exposes, and
// Teams' clients, which may fetch a token for whoever is signed in. They can only be let in to a scope
// that is there, hence a second time over the same registration.
extension microsoftGraphV1

param uniqueName string
param appId string
param api object

// Teams on the web; Teams on desktops and phones.
var clients = [
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264'
]

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: uniqueName
  displayName: 'Drawbridge'
  signInAudience: 'AzureADMultipleOrgs'
  identifierUris: ['api://botid-${appId}']
  api: union(api, {
    preAuthorizedApplications: map(clients, client => {
      appId: client
      delegatedPermissionIds: map(api.oauth2PermissionScopes, scope => scope.id)
    })
  })
}

output scope string = '${application.identifierUris[0]}/access_as_user'
