// The OAuth connection of the Azure Bot. Only the provider that takes whole query strings can ask for a new
// sign-in (prompt=login); those made for Entra are content with a session that is there.
param botName string
param connectionName string
param appId string
param scope string

@description('The authentication context that the sign-in has to satisfy as well; empty: none.')
param context string

@secure()
param secret string

// People of every tenant sign in, each in their own.
var authority = '${environment().authentication.loginEndpoint}organizations/oauth2/v2.0'
var asked = {
  access_token: {
    acrs: {
      essential: true
      value: context
    }
  }
}
var claims = empty(context) ? '' : '&claims=${uriComponent(string(asked))}'

resource bot 'Microsoft.BotService/botServices@2022-09-15' existing = {
  name: botName
}

// The service takes a connection that lacks one of these, and then has no link to sign in by.
resource connection 'Microsoft.BotService/botServices/connections@2022-09-15' = {
  parent: bot
  name: connectionName
  location: 'global'
  properties: {
    serviceProviderDisplayName: 'Oauth 2 Generic Provider'
    serviceProviderId: '8379c6d2-b262-4d4f-b89b-68dc5b5f5482'
    clientId: appId
    clientSecret: secret
    scopes: scope
    parameters: [
      { key: 'ClientId', value: appId }
      { key: 'ClientSecret', value: secret }
      { key: 'ScopeListDelimiter', value: ' ' }
      { key: 'AuthorizationUrlTemplate', value: '${authority}/authorize' }
      {
        key: 'AuthorizationUrlQueryStringTemplate'
        value: '?client_id={ClientId}&response_type=code&redirect_uri={RedirectUrl}&scope={Scopes}&state={State}&prompt=login${claims}'
      }
      { key: 'TokenUrlTemplate', value: '${authority}/token' }
      { key: 'TokenUrlQueryStringTemplate', value: '' }
      {
        key: 'TokenBodyTemplate'
        value: 'code={Code}&grant_type=authorization_code&redirect_uri={RedirectUrl}&client_id={ClientId}&client_secret={ClientSecret}'
      }
      { key: 'RefreshUrlTemplate', value: '${authority}/token' }
      { key: 'RefreshUrlQueryStringTemplate', value: '' }
      {
        key: 'RefreshBodyTemplate'
        value: 'refresh_token={RefreshToken}&grant_type=refresh_token&client_id={ClientId}&client_secret={ClientSecret}'
      }
    ]
  }
}
