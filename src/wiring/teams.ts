// The way to Teams: the bot's own token, its adapter, and the courier that brings and redraws cards.
import { serviceToken } from '../adapters/entra/tokens/service-token.ts';
import type { Resting } from '../adapters/resting.ts';
import { createBotAdapter } from '../adapters/teams/bot-adapter.ts';
import { createConnector } from '../adapters/teams/connector.ts';
import { createCourier } from '../adapters/teams/courier.ts';
import { createPace } from '../adapters/teams/pace.ts';
import { createRoster } from '../adapters/teams/roster.ts';
import { createSignIns } from '../adapters/teams/sign-in/sign-in.ts';
import { createTenantKeys } from '../adapters/teams/sign-in/tenant-keys.ts';
import { createTokenService } from '../adapters/teams/sign-in/token-service.ts';
import type { Settings } from '../config/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { Log } from '../ports/log.ts';

export function openTeams(
  settings: Settings,
  { conversations, resting }: { conversations: ConversationStore; resting: Resting },
  clock: Clock,
  log: Log,
) {
  const { bot, stepUp, authorityHost } = settings;
  const { appId } = bot;
  if (settings.botCredential?.kind === 'secret') {
    log.warn('credential.secret-discouraged', { identity: 'bot' });
  }
  const botToken = serviceToken({
    ...settings,
    clientId: bot.appId,
    tenantId: bot.tenantId,
    credential: settings.botCredential,
    scope: `${bot.oauthScope}/.default`,
  });
  const adapter = createBotAdapter(bot, botToken);
  const tenantKeys = createTenantKeys(authorityHost, log);
  const signIns = createSignIns({
    service: createTokenService(adapter, { appId, ...stepUp }),
    rules: { appId, keys: tenantKeys, clock },
    ...stepUp,
    log,
  });
  // The sandbox's time moves by months within a minute, so there it is asked for.
  const pace = settings.paced ? { pace: createPace(resting) } : {};
  const courier = createCourier({
    connector: createConnector(appId, botToken),
    conversations,
    ...bot,
    ...pace,
  });
  const roster = createRoster({ adapter, ...bot, log });
  return { adapter, courier, roster, signIns, tenantKeys };
}
