// The private option: a network for the container, and a place in it for the database's private address.
param location string
param tags object
param name string
param addressRange string

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
