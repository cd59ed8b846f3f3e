// By what an approver signs in again. Azure's token service needs a secret of the bot's registration for
// it; it stands in a key vault of yours, and is read from there and nowhere else.
param botName string
param connectionName string
param appId string
param scope string
param context string

@description('In the same resource group, open for deployments.')
param vaultName string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

module connection 'connection.bicep' = {
  name: 'connection'
  params: {
    botName: botName
    connectionName: connectionName
    appId: appId
    scope: scope
    context: context
    secret: vault.getSecret('drawbridge-sign-in')
  }
}
