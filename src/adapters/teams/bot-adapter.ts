// The SDK's adapter with everything named that it would otherwise guess, and its own lock behind ours.
import { TeamsAdapter } from '@microsoft/teams-ai';
import { AuthenticationConfiguration, AuthenticationError } from 'botframework-connector';
import type { BotSettings } from '../../shared/bot-settings.ts';
import { BotCredentials } from './bot-credentials.ts';
import { isAllowedService } from './guard/check-token.ts';
import { keepClients } from './kept-clients.ts';

const UNAUTHORIZED = 401;

/** Three of them, each after its wait for Teams' limits, are shorter than the minute for which a card is in one hand. */
export const SEND_WITHIN_MS = 14_000;

/** `getToken` gives the bot's own token for the Bot Connector. */
export function createBotAdapter(bot: BotSettings, getToken: () => Promise<string>): TeamsAdapter {
  const adapter = createSdkAdapter(bot, getToken);
  keepClients(adapter, (connector) => withoutWaiting(connector, SEND_WITHIN_MS));
  return adapter;
}

/** As the SDK makes it, behind the same locks. */
export function createSdkAdapter(bot: BotSettings, getToken: () => Promise<string>): TeamsAdapter {
  const adapter = new TeamsAdapter(
    {
      MicrosoftAppId: bot.appId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: bot.tenantId,
      // As soon as one of these is given, the SDK takes none of its own for the others.
      ToChannelFromBotLoginUrl: bot.loginUrl,
      ToChannelFromBotOAuthScope: bot.oauthScope,
      ToBotFromChannelTokenIssuer: bot.issuer,
      ToBotFromChannelOpenIdMetadataUrl: bot.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: bot.openIdMetadataUrl,
      OAuthUrl: bot.oauthUrl,
      CallerId: '',
      ValidateAuthority: 'true',
    },
    new BotCredentials(bot.appId, getToken),
    // Second lock: the SDK takes a token of any Entra tenant that names our app id for an emulator's.
    new AuthenticationConfiguration(['msteams'], async (claims) => {
      const claim = (type: string) => claims.find((item) => item.type === type)?.value;
      if (
        claim('iss') !== bot.issuer ||
        !isAllowedService(claim('serviceurl') ?? '', bot.serviceOrigins)
      ) {
        throw new AuthenticationError('Unauthorized', UNAUTHORIZED);
      }
    }),
  );
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  return adapter;
}

interface Sending {
  timeout: number;
}

interface PipelineOwner {
  readonly client?: {
    readonly pipeline?: {
      removePolicy(which: { name: string }): unknown;
      addPolicy(policy: {
        readonly name: string;
        sendRequest(request: Sending, next: (request: Sending) => unknown): unknown;
      }): void;
    };
  };
}

/**
 * A connector that fails or hangs must not hold up a turn or a card: what matters is sent through the
 * queue, which knows when to try again. The SDK has options for both and does not look at them.
 */
export function withoutWaiting(connector: unknown, withinMs: number): void {
  const pipeline = (connector as PipelineOwner | undefined)?.client?.pipeline;
  pipeline?.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline?.addPolicy({
    name: 'drawbridgeDeadline',
    sendRequest(request, send) {
      request.timeout = withinMs;
      return send(request);
    },
  });
}
