// The Azure Bot: Teams sends what people write to it, and it passes that on to the container.
param tags object

@minLength(2)
@maxLength(64)
param botName string
param appId string
param domain string
param workspaceId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: 'global'
  tags: tags
  kind: 'azurebot'
  // Teams is a standard channel and free in both; only S1 comes with an assurance.
  sku: {
    name: 'S1'
  }
  properties: {
    displayName: 'Drawbridge'
    description: 'Time-bound access across your tenants'
    endpoint: 'https://${domain}/api/messages'
    msaAppType: 'SingleTenant'
    msaAppId: appId
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: bot
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'BotRequest'
        enabled: true
      }
    ]
  }
}

output name string = bot.name
