// The way to Teams: the bot's own token, its adapter, and the courier that brings and redraws cards.
import { serviceToken } from '../adapters/entra/tokens/service-token.ts';
import { createBotAdapter } from '../adapters/teams/bot-adapter.ts';
import { createCourier } from '../adapters/teams/courier.ts';
import type { Settings } from '../config/settings.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { Log } from '../ports/log.ts';

export function openTeams(settings: Settings, conversations: ConversationStore, log: Log) {
  const { bot } = settings;
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
  return { adapter, courier: createCourier({ adapter, conversations, ...bot }) };
}
