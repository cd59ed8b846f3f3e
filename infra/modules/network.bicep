// The private option: a network for the container, and a place in it for the database's private address.
param location string
param tags object
param name string
param addressRange string

@description('What leaves the containers leaves from one address that does not change.')
param fixedAddress bool

resource address 'Microsoft.Network/publicIPAddresses@2025-05-01' = if (fixedAddress) {
  name: '${name}-outgoing'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

resource gateway 'Microsoft.Network/natGateways@2025-05-01' = if (fixedAddress) {
  name: '${name}-outgoing'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIpAddresses: [
      {
        id: address.id
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: '${name}-network'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [addressRange]
    }
  }

  resource containers 'subnets' = {
    name: 'containers'
    properties: {
      addressPrefix: cidrSubnet(addressRange, 23, 0)
      delegations: [
        {
          name: 'containers'
          properties: {
            serviceName: 'Microsoft.App/environments'
          }
        }
      ]
      natGateway: fixedAddress
        ? {
            id: gateway.id
          }
        : null
    }
  }

  // Subnets of one network are changed one after the other.
  resource endpoints 'subnets' = {
    name: 'endpoints'
    properties: {
      addressPrefix: cidrSubnet(addressRange, 26, 8)
      privateEndpointNetworkPolicies: 'Disabled'
    }
    dependsOn: [containers]
  }
}

output networkId string = network.id
output containerSubnetId string = network::containers.id
output endpointSubnetId string = network::endpoints.id
output outgoingAddress string = fixedAddress ? address!.properties.ipAddress : ''
