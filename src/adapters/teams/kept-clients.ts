// Clients of the SDK, made once for each service: it would make two for every turn, with all they need for sending.
import type { TeamsAdapter } from '@microsoft/teams-ai';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  type ConnectorClient,
  ConnectorFactory,
} from 'botframework-connector';

type TokenClient = Awaited<ReturnType<BotFrameworkAuthentication['createUserTokenClient']>>;
type Claims = Parameters<BotFrameworkAuthentication['createUserTokenClient']>[0];

/** A service has an address for each region, and some of them for each tenant. */
const MOST_CLIENTS = 100;

/** What was made under a key, until there are too many; what failed is made anew. */
export function keeper<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = kept.get(key);
    if (known) return known;
    const made = make();
    if (kept.size >= MOST_CLIENTS) kept.clear();
    kept.set(key, made);
    made.catch(() => {
      if (kept.get(key) === made) kept.delete(key);
    });
    return made;
  };
}

/**
 * The token of each turn is checked as before. What is kept are clients of one bot for one service: they
 * hold nothing of a turn, and ask for the bot's own token each time they send. `prepare` is given each new
 * connector.
 */
export function keepClients(
  adapter: TeamsAdapter,
  prepare: (connector: ConnectorClient) => void,
): void {
  const sdk = (adapter as unknown as { botFrameworkAuthentication: BotFrameworkAuthentication })
    .botFrameworkAuthentication;
  const authenticate = sdk.authenticateRequest.bind(sdk);
  const makeFactory = sdk.createConnectorFactory.bind(sdk);
  const makeTokenClient = sdk.createUserTokenClient.bind(sdk);
  const connectors = keeper<ConnectorClient>();
  const tokenClients = keeper<TokenClient>();

  class KeptConnectors extends ConnectorFactory {
    readonly #of: ConnectorFactory;
    readonly #bot: string;
    constructor(of: ConnectorFactory, claims: Claims) {
      super();
      this.#of = of;
      this.#bot = botIn(claims);
    }
    create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
      return connectors(`${this.#bot} ${serviceUrl} ${audience ?? ''}`, async () => {
        const connector = await this.#of.create(serviceUrl, audience);
        prepare(connector);
        return connector;
      });
    }
  }

  sdk.authenticateRequest = async (activity, header) => {
    const found = await authenticate(activity, header);
    const { connectorFactory: factory, claimsIdentity: claims } = found;
    return { ...found, ...(factory && { connectorFactory: new KeptConnectors(factory, claims) }) };
  };
  sdk.createConnectorFactory = (claims) => new KeptConnectors(makeFactory(claims), claims);
  sdk.createUserTokenClient = (claims) =>
    tokenClients(botIn(claims), () => makeTokenClient(claims));
}

const botIn = (claims: Claims): string =>
  claims.getClaimValue(AuthenticationConstants.AudienceClaim) ??
  claims.getClaimValue(AuthenticationConstants.AppIdClaim) ??
  '';
