// Resource types and versions as Microsoft publishes them for Bicep; one that is new here was looked up first.
//
// Looked up in Azure/bicep-types-az (generated/, August 2026) and microsoftgraph/msgraph-bicep-types
// (v1.0, 1.0.0), where names, required fields and plain values of every resource in infra/ were compared
// with the published types as well. Compiled with the Bicep compiler itself they were not.
export const KNOWN: readonly string[] = [
  'Microsoft.AlertsManagement/prometheusRuleGroups@2023-03-01',
  'Microsoft.App/containerApps@2025-07-01',
  'Microsoft.App/managedEnvironments@2025-07-01',
  'Microsoft.Authorization/roleAssignments@2022-04-01',
  'Microsoft.BotService/botServices/channels@2022-09-15',
  'Microsoft.BotService/botServices/connections@2022-09-15',
  'Microsoft.BotService/botServices@2022-09-15',
  'Microsoft.ContainerRegistry/registries@2025-04-01',
  'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2025-08-01',
  'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01',
  'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2025-08-01',
  'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01',
  'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0',
  'Microsoft.Graph/applications@v1.0',
  'Microsoft.Graph/servicePrincipals@v1.0',
  'Microsoft.Insights/actionGroups@2023-01-01',
  'Microsoft.Insights/diagnosticSettings@2021-05-01-preview',
  'Microsoft.Insights/metricAlerts@2018-03-01',
  'Microsoft.Insights/scheduledQueryRules@2023-12-01',
  'Microsoft.KeyVault/vaults@2025-05-01',
  'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30',
  'Microsoft.Network/natGateways@2025-05-01',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01',
  'Microsoft.Network/privateDnsZones@2024-06-01',
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01',
  'Microsoft.Network/privateEndpoints@2025-05-01',
  'Microsoft.Network/publicIPAddresses@2025-05-01',
  'Microsoft.Network/virtualNetworks/subnets@2025-05-01',
  'Microsoft.Network/virtualNetworks@2025-05-01',
  'Microsoft.OperationalInsights/workspaces@2025-07-01',
];
