// Makes and checks the sandbox's tokens: for its Graph, for its Bot Connector, and for the bot itself.
import { importJWK, errors as joseErrors, jwtVerify } from 'jose';
import type { GraphWorld } from '../graph/world.ts';

export const GRAPH_RESOURCE = 'https://graph.microsoft.com';
export const CONNECTOR_RESOURCE = 'https://api.botframework.com';
export const BOT_ISSUER = 'https://api.botframework.com';
/** Teams' own client on the web. */
const TEAMS_ON_THE_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
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
  /** What Teams' client gets for its user, towards a bot; `signedInAt` in seconds of real time. */
  signInToken(of: {
    tenantId: string;
    objectId: string;
    audience: string;
    signedInAt: number;
  }): Promise<string>;
  /** Whether a call to the connector carries a token that it takes. */
  isConnectorToken(authorizationHeader: string | undefined): Promise<boolean>;
}

/** Tokens live in real time, whatever the sandbox's clock says. */
export function createTokens(world: Pick<GraphWorld, 'keys' | 'origin'>): Tokens {
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
    // https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
    signInToken: ({ tenantId, objectId, audience, signedInAt }) =>
      world.keys.sign({
        iss: `${world.origin()}/${tenantId}/v2.0`,
        aud: audience,
        azp: TEAMS_ON_THE_WEB,
        azpacr: '0',
        tid: tenantId,
        oid: objectId,
        sub: objectId,
        scp: 'access_as_user',
        ver: '2.0',
        uti: crypto.randomUUID(),
        auth_time: signedInAt,
        ...times(),
      }),
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
