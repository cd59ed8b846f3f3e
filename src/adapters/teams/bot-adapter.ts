// The SDK's adapter with everything named that it would otherwise guess, and its own lock behind ours.
import { TeamsAdapter } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import { AuthenticationConfiguration, AuthenticationError } from 'botframework-connector';
import type { BotSettings } from '../../shared/bot-settings.ts';
import { botCredentials } from './bot-credentials.ts';
import { isAllowedService } from './guard/check-token.ts';

const UNAUTHORIZED = 401;

export function createBotAdapter(bot: BotSettings): TeamsAdapter {
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
    botCredentials(bot),
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
  adapter.use(withoutRetries);
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  return adapter;
}

interface PipelineOwner {
  readonly client?: { readonly pipeline?: { removePolicy(which: { name: string }): unknown } };
}

/**
 * A failing connector must not hold up a turn: what matters is sent through the queue, which knows
 * when to try again. The SDK has an option for it and does not look at it.
 */
async function withoutRetries(context: TurnContext, next: () => Promise<void>): Promise<void> {
  const connector = context.turnState.get<PipelineOwner>(context.adapter.ConnectorClientKey);
  connector?.client?.pipeline?.removePolicy({ name: 'defaultRetryPolicy' });
  await next();
}
