// Microsoft's clouds: where tokens, Graph and the Bot Framework live in each.
import type { Cloud } from '../domain/estate/estate.ts';

export interface CloudAddresses {
  readonly authorityHost: string;
  /** What a managed identity's token is exchanged under, and what the federated credential names. */
  readonly tokenExchangeAudience: string;
  /** What a token for a Postgres server of Azure is asked for. */
  readonly postgresScope: string;
  readonly graphBaseUrl: string;
  readonly botOpenIdMetadataUrl: string;
  readonly botServiceOrigins: readonly string[];
  readonly botDefaultServiceUrl: string;
  readonly botIssuer: string;
  readonly botOAuthScope: string;
  readonly botOAuthUrl: string;
  readonly botLoginUrl: string;
}

const PUBLIC_BOT = {
  botOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  botIssuer: 'https://api.botframework.com',
  botOAuthScope: 'https://api.botframework.com',
  botOAuthUrl: 'https://api.botframework.com',
  botLoginUrl: 'https://login.microsoftonline.com/botframework.com',
};

const GOVERNMENT_BOT = {
  botOpenIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  botIssuer: 'https://api.botframework.us',
  botOAuthScope: 'https://api.botframework.us',
  botOAuthUrl: 'https://api.botframework.azure.us',
  botLoginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
};

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity */
const PUBLIC_EXCHANGE = 'api://AzureADTokenExchange';
const GOVERNMENT_EXCHANGE = 'api://AzureADTokenExchangeUSGov';

/** https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-configure-sign-in-azure-ad-authentication */
const PUBLIC_POSTGRES = 'https://ossrdbms-aad.database.windows.net/.default';
const GOVERNMENT_POSTGRES = 'https://ossrdbms-aad.database.usgovcloudapi.net/.default';

/** National cloud endpoints of Entra, Graph and the Bot Framework, and of Teams' bot services. */
export const clouds: Readonly<Record<Cloud, CloudAddresses>> = {
  commercial: {
    authorityHost: 'https://login.microsoftonline.com',
    tokenExchangeAudience: PUBLIC_EXCHANGE,
    postgresScope: PUBLIC_POSTGRES,
    graphBaseUrl: 'https://graph.microsoft.com',
    botServiceOrigins: ['https://smba.trafficmanager.net'],
    botDefaultServiceUrl: 'https://smba.trafficmanager.net/teams/',
    ...PUBLIC_BOT,
  },
  gcc: {
    authorityHost: 'https://login.microsoftonline.com',
    tokenExchangeAudience: PUBLIC_EXCHANGE,
    postgresScope: PUBLIC_POSTGRES,
    graphBaseUrl: 'https://graph.microsoft.com',
    botServiceOrigins: [
      'https://smba.infra.gcc.teams.microsoft.com',
      'https://smba.trafficmanager.net',
    ],
    botDefaultServiceUrl: 'https://smba.infra.gcc.teams.microsoft.com/teams/',
    ...PUBLIC_BOT,
  },
  gcchigh: {
    authorityHost: 'https://login.microsoftonline.us',
    tokenExchangeAudience: GOVERNMENT_EXCHANGE,
    postgresScope: GOVERNMENT_POSTGRES,
    graphBaseUrl: 'https://graph.microsoft.us',
    botServiceOrigins: ['https://smba.infra.gov.teams.microsoft.us'],
    botDefaultServiceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams/',
    ...GOVERNMENT_BOT,
  },
  dod: {
    authorityHost: 'https://login.microsoftonline.us',
    tokenExchangeAudience: GOVERNMENT_EXCHANGE,
    postgresScope: GOVERNMENT_POSTGRES,
    graphBaseUrl: 'https://dod-graph.microsoft.us',
    botServiceOrigins: ['https://smba.infra.dod.teams.microsoft.us'],
    botDefaultServiceUrl: 'https://smba.infra.dod.teams.microsoft.us/teams/',
    ...GOVERNMENT_BOT,
  },
};
