// Where the container runs, and where its image comes from.
param location string
param tags object
param name string

@minLength(5)
@maxLength(50)
param registryName string
param identityPrincipalId string
param workspaceId string

@description('Empty: the environment stands in a network of Azure.')
param subnetId string

// Without the environment's own OpenTelemetry agent: it takes gRPC alone, and Drawbridge sends JSON over
// HTTP. With the agent every container would be told to send there, and none of it would arrive.
resource containers 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: '${name}-environment'
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    vnetConfiguration: empty(subnetId)
      ? null
      : {
          infrastructureSubnetId: subnetId
          internal: false
        }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: containers
  name: 'logs'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: registryName
  location: location
  tags: tags
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
  }
}

var pullRole = '7f951dda-4ed3-4680-a7ca-43fe172d538d' // AcrPull

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, identityPrincipalId, pullRole)
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pullRole)
  }
}

output environmentId string = containers.id
output defaultDomain string = containers.properties.defaultDomain
output registryName string = registry.name
output registryServer string = registry.properties.loginServer
