// Makes and checks the sandbox's tokens: for its Graph, for its Bot Connector, and for the bot itself.
import { importJWK, errors as joseErrors, jwtVerify } from 'jose';
import type { GraphWorld } from '../graph/world.ts';

export const GRAPH_RESOURCE = 'https://graph.microsoft.com';
export const CONNECTOR_RESOURCE = 'https://api.botframework.com';
export const BOT_ISSUER = 'https://api.botframework.com';
export const LIFETIME_SECONDS = 3600;

export interface GraphGrant {
  tenantId: string;
  appId: string;
  principalId: string;
  roles: string[];
}

export interface Tokens {
  graphToken(grant: GraphGrant): Promise<string>;
  /** Of a person who signed in with a public client. */
  personToken(person: { tenantId: string; appId: string; objectId: string }): Promise<string>;
  /** What a bot calls the connector with. */
  connectorToken(bot: { tenantId: string; appId: string }): Promise<string>;
  /** What the connector signs its requests to the bot with. `audience` is the bot's application id. */
  botChannelToken(bot: { audience: string; serviceUrl: string }): Promise<string>;
  /** Whether a call to the connector carries a token that it takes. */
  isConnectorToken(authorizationHeader: string | undefined): Promise<boolean>;
}

/** Tokens live in real time, whatever the sandbox's clock says. */
export function createTokens(world: Pick<GraphWorld, 'keys'>): Tokens {
  const times = () => {
    const now = Math.floor(Date.now() / 1000);
    return { iat: now, nbf: now, exp: now + LIFETIME_SECONDS };
  };
  const forApplication = (tenantId: string, appId: string) => ({
    iss: `https://sts.windows.net/${tenantId}/`,
    idp: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    appid: appId,
    appidacr: '2',
    idtyp: 'app',
    ver: '1.0',
    uti: crypto.randomUUID(),
  });
  return {
    graphToken: ({ tenantId, appId, principalId, roles }) =>
      world.keys.sign({
        ...forApplication(tenantId, appId),
        aud: GRAPH_RESOURCE,
        oid: principalId,
        sub: principalId,
        roles,
        ...times(),
      }),
    personToken: ({ tenantId, appId, objectId }) =>
      world.keys.sign({
        ...forApplication(tenantId, appId),
        appidacr: '0',
        idtyp: 'user',
        aud: GRAPH_RESOURCE,
        oid: objectId,
        sub: objectId,
        scp: 'User.Read',
        ...times(),
      }),
    connectorToken: ({ tenantId, appId }) =>
      world.keys.sign({ ...forApplication(tenantId, appId), aud: CONNECTOR_RESOURCE, ...times() }),
    botChannelToken: ({ audience, serviceUrl }) =>
      world.keys.sign({ iss: BOT_ISSUER, aud: audience, serviceurl: serviceUrl, ...times() }),
    async isConnectorToken(authorizationHeader) {
      const token = /^Bearer\s+(\S+)$/i.exec(authorizationHeader ?? '')?.[1];
      if (!token) return false;
      try {
        const key = await importJWK({ ...world.keys.publicJwk }, 'RS256');
        await jwtVerify(token, key, { audience: CONNECTOR_RESOURCE });
        return true;
      } catch (error) {
        if (error instanceof joseErrors.JOSEError) return false;
        throw error;
      }
    },
  };
}
