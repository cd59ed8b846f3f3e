// The container: two replicas or more, each ready only when it can answer, none of them with a secret.
param location string
param tags object
param name string
param image string
param environmentId string
param registryServer string
param identityId string
param identityClientId string
param botAppId string

@description('Names the user and no password; each connection signs in with a token.')
param databaseUrl string
param estateFile string

@description('Where a fresh sign-in is redeemed; empty: where it is in this cloud.')
param oauthUrl string
param signInConnection string
param signInContext string

@description('A collector for numbers and traces; empty: nothing is sent.')
param otlpEndpoint string
param minReplicas int
param maxReplicas int

var port = 3978
var clouds = {
  AzureCloud: 'commercial'
  AzureUSGovernment: 'gcchigh'
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 5
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
    }
    template: {
      // What is under way is finished; what is not is a row, and another replica takes it.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'drawbridge'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          // What is empty counts as not set.
          env: [
            { name: 'PORT', value: string(port) }
            { name: 'CLOUD', value: clouds[environment().name] }
            { name: 'ESTATE_FILE', value: estateFile }
            { name: 'BOT_APP_ID', value: botAppId }
            { name: 'BOT_TENANT_ID', value: tenant().tenantId }
            { name: 'BOT_CREDENTIAL', value: 'managed-identity' }
            { name: 'BOT_MANAGED_IDENTITY_CLIENT_ID', value: identityClientId }
            { name: 'BOT_OAUTH_URL', value: oauthUrl }
            { name: 'STEP_UP_CONNECTION', value: signInConnection }
            { name: 'STEP_UP_AUTH_CONTEXT', value: signInContext }
            { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: otlpEndpoint }
            { name: 'DATABASE_URL', value: databaseUrl }
            { name: 'DATABASE_SIGN_IN', value: 'managed-identity' }
            { name: 'DATABASE_MANAGED_IDENTITY_CLIENT_ID', value: identityClientId }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 5
              failureThreshold: 30
              timeoutSeconds: 3
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: port }
              periodSeconds: 15
              failureThreshold: 4
              timeoutSeconds: 3
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: port }
              periodSeconds: 5
              failureThreshold: 3
              timeoutSeconds: 3
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'people'
            http: {
              metadata: {
                concurrentRequests: '20'
              }
            }
          }
          {
            name: 'cpu'
            custom: {
              type: 'cpu'
              metadata: {
                type: 'Utilization'
                value: '70'
              }
            }
          }
        ]
      }
    }
  }
}

output id string = app.id
