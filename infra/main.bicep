// Drawbridge in Azure, into one resource group: the bot and its registration, the container and what
// it needs. Nothing in here makes or holds a secret; one, for a fresh sign-in, is passed from a key vault of
// yours to the Azure Bot, if you name the vault. docs/deploy.md leads through it.
targetScope = 'resourceGroup'

@description('Where everything is put. The bot itself is global.')
param location string = resourceGroup().location

@description('What the names of all resources begin with: lower case letters, digits and hyphens.')
@minLength(3)
@maxLength(20)
param name string = 'drawbridge'

@description('Makes the names that are unique in the world unique. Empty: worked out from the resource group.')
@maxLength(13)
param suffix string = ''

@description('What runs, such as <registry>.azurecr.io/drawbridge:1; "none" at the first deployment, which makes everything but the container.')
param image string = 'none'

@description('The estate within the image: your tenants, people and policies. The sample is refused.')
param estateFile string = 'estate/production.yaml'

@description('Two replicas are the least with which nobody waits when one of them is moved.')
@minValue(2)
@maxValue(10)
param minReplicas int = 2

@minValue(2)
@maxValue(20)
param maxReplicas int = 4

@description('Who administers the database: the object id of a person or, better, a group.')
@minLength(36)
@maxLength(36)
param databaseAdministratorObjectId string

@description('The user principal name of that person, or the display name of that group.')
param databaseAdministratorName string

@allowed(['Group', 'User', 'ServicePrincipal'])
param databaseAdministratorType string = 'Group'

@description('Size of the database server.')
param databaseSku string = 'Standard_B2s'

@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string = 'Burstable'

@description('A standby in another zone. Needs GeneralPurpose or MemoryOptimized, and doubles the price of the server.')
param databaseStandby bool = false

@description('Copies the backups to the paired region. Can only be chosen when the server is made.')
param databaseGeoBackup bool = false

@minValue(7)
@maxValue(35)
param databaseBackupDays int = 14

@description('The database is reached by a private address only, and the container stands in a network of its own.')
param privateNetwork bool = false

@description('The network, with privateNetwork: a range of /22 or larger that nothing else uses.')
param networkRange string = '10.84.0.0/22'

@description('With privateNetwork, and without it nothing: all that Drawbridge sends leaves from one address that does not change.')
param fixedOutgoingAddress bool = false

@description('Who is written to when something is wrong. "none": alerts are made, and nobody is written to.')
param alertEmail string = 'none'

@description('How long logs are kept. The audit is not among them: it stands in the database.')
@minValue(30)
@maxValue(730)
param logDays int = 90

@description('The key vault in this resource group with the secret "drawbridge-sign-in". "none": approvals that need a fresh sign-in cannot be given.')
param signInVault string = 'none'

@description('The authentication context that a fresh sign-in has to satisfy as well, c1 to c99, or "none".')
param signInContext string = 'none'

@description('The Bot Framework\'s token service of your region, such as https://europe.token.botframework.com. "none": the one of the cloud.')
param tokenServiceUrl string = 'none'

@description('A collector of yours for numbers and traces: OTLP, JSON over HTTP. "none": they go nowhere.')
param otlpEndpoint string = 'none'

@description('The resource id of the Azure Monitor workspace to which that collector brings the numbers. "none": no alerts over numbers.')
param metricsWorkspaceId string = 'none'

var unique = empty(suffix) ? uniqueString(resourceGroup().id) : suffix
var tags = { application: 'drawbridge' }

// The Toolkit takes an empty value in env/ for a missing one; hence "none", here alone.
var chosen = {
  alertEmail: alertEmail == 'none' ? '' : alertEmail
  signInVault: signInVault == 'none' ? '' : signInVault
  signInContext: signInContext == 'none' ? '' : signInContext
  tokenServiceUrl: tokenServiceUrl == 'none' ? '' : tokenServiceUrl
  otlpEndpoint: otlpEndpoint == 'none' ? '' : otlpEndpoint
  metricsWorkspaceId: metricsWorkspaceId == 'none' ? '' : metricsWorkspaceId
}
var signInConnection = 'drawbridge-sign-in'
var tokenServices = {
  AzureCloud: 'https://token.botframework.com'
  AzureUSGovernment: 'https://token.botframework.azure.us'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

module registration 'modules/registration.bicep' = {
  name: 'registration'
  params: {
    name: name
    identityPrincipalId: identity.properties.principalId
    tokenServiceUrl: empty(chosen.tokenServiceUrl) ? tokenServices[environment().name] : chosen.tokenServiceUrl
  }
}

module exposed 'modules/exposed.bicep' = {
  name: 'exposed'
  params: {
    uniqueName: registration.outputs.uniqueName
    appId: registration.outputs.appId
    api: registration.outputs.api
  }
}

module observability 'modules/observability.bicep' = {
  name: 'observability'
  params: {
    location: location
    tags: tags
    name: name
    logDays: logDays
    alertEmail: chosen.alertEmail
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  params: {
    location: location
    tags: tags
    name: name
    addressRange: networkRange
    fixedAddress: fixedOutgoingAddress
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    location: location
    tags: tags
    serverName: '${name}-${unique}'
    administratorObjectId: databaseAdministratorObjectId
    administratorName: databaseAdministratorName
    administratorType: databaseAdministratorType
    sku: databaseSku
    tier: databaseTier
    standby: databaseStandby
    geoBackup: databaseGeoBackup
    backupDays: databaseBackupDays
    privateNetwork: privateNetwork
    endpointSubnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
    networkId: privateNetwork ? network!.outputs.networkId : ''
    workspaceId: observability.outputs.workspaceId
  }
}

module platform 'modules/platform.bicep' = {
  name: 'platform'
  params: {
    location: location
    tags: tags
    name: name
    registryName: '${replace(name, '-', '')}${unique}'
    identityPrincipalId: identity.properties.principalId
    workspaceId: observability.outputs.workspaceId
    subnetId: privateNetwork ? network!.outputs.containerSubnetId : ''
  }
}

module app 'modules/app.bicep' = if (image != 'none') {
  name: 'app'
  params: {
    location: location
    tags: tags
    name: name
    image: image
    environmentId: platform.outputs.environmentId
    registryServer: platform.outputs.registryServer
    identityId: identity.id
    identityClientId: identity.properties.clientId
    botAppId: registration.outputs.appId
    databaseUrl: 'postgres://${uriComponent(identity.name)}@${database.outputs.host}:5432/${database.outputs.databaseName}?sslmode=require'
    estateFile: estateFile
    oauthUrl: chosen.tokenServiceUrl
    signInConnection: signInConnection
    signInContext: chosen.signInContext
    otlpEndpoint: chosen.otlpEndpoint
    minReplicas: minReplicas
    maxReplicas: maxReplicas
  }
}

// The address is known before the container stands: it is made of its name and its environment.
var domain = '${name}.${platform.outputs.defaultDomain}'

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    tags: tags
    botName: '${name}-${unique}'
    appId: registration.outputs.appId
    domain: domain
    workspaceId: observability.outputs.workspaceId
  }
}

module signIn 'modules/sign-in.bicep' = if (!empty(chosen.signInVault)) {
  name: 'sign-in'
  params: {
    botName: bot.outputs.name
    connectionName: signInConnection
    appId: registration.outputs.appId
    scope: exposed.outputs.scope
    context: chosen.signInContext
    vaultName: chosen.signInVault
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    tags: tags
    name: name
    workspaceId: observability.outputs.workspaceId
    actionGroupId: observability.outputs.actionGroupId
    databaseServerId: database.outputs.serverId
    containerAppId: image == 'none' ? '' : app!.outputs.id
    minReplicas: minReplicas
    metricsWorkspaceId: chosen.metricsWorkspaceId
  }
}

// The Agents Toolkit writes these into env/; none of them is a secret.
output BOT_ID string = registration.outputs.appId
output BOT_DOMAIN string = domain
output REGISTRY_NAME string = platform.outputs.registryName
output CONTAINER_APP_NAME string = name
output IDENTITY_NAME string = identity.name
output IDENTITY_CLIENT_ID string = identity.properties.clientId
output IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
output DATABASE_HOST string = database.outputs.host
output DATABASE_NAME string = database.outputs.databaseName
// Empty without fixedOutgoingAddress.
output OUTGOING_ADDRESS string = privateNetwork ? network!.outputs.outgoingAddress : ''
