// Whether the bot reaches Teams: its own token, and the connector that takes it.
import { serviceToken } from '../../adapters/entra/tokens/service-token.ts';
import { connectorTakes } from '../../adapters/teams/reach-connector.ts';
import { type Environment, readSettings } from '../../config/settings.ts';
import { bad, type DoctorFinding, good } from '../../domain/doctor/finding.ts';
import type { CommandEstate } from '../shared/estate.ts';

/** The sandbox's issuer gives a token to any application. */
const ANY_BOT = '7d1c52a4-3b86-4f0e-9a57-c1e0b5d4f302';
const SCOPE = 'https://api.botframework.com/.default';

export async function reachOf(env: Environment, loaded: CommandEstate): Promise<DoctorFinding[]> {
  const bot = botOf(env, loaded);
  if (!bot) {
    return [
      bad('teams', 'unknown', 'the bot’s settings are not right yet', 'Mend the settings first.'),
    ];
  }
  const { token, serviceUrl } = bot;
  if (await connectorTakes(token, serviceUrl)) {
    return [good('teams', `the connector at ${serviceUrl} takes the bot’s token`)];
  }
  return [
    bad(
      'teams',
      'wrong',
      `the connector at ${serviceUrl} refuses the bot’s token`,
      'See whether BOT_APP_ID and BOT_TENANT_ID are those of the Azure Bot, and whether its Teams channel is on.',
    ),
  ];
}

function botOf(
  env: Environment,
  { settings: { sandboxOrigin, authorityHost, tokenExchangeAudience }, estate }: CommandEstate,
): { token: () => Promise<string>; serviceUrl: string } | undefined {
  if (sandboxOrigin) {
    const token = serviceToken({
      authorityHost,
      tokenExchangeAudience,
      tenantId: estate.tenants[0]?.id ?? '',
      clientId: ANY_BOT,
      credential: undefined,
      scope: SCOPE,
    });
    return { token, serviceUrl: `${sandboxOrigin}/connector` };
  }
  const settings = readSettings(env);
  if ('problems' in settings) return undefined;
  const { bot, botCredential } = settings;
  const token = serviceToken({
    ...settings,
    clientId: bot.appId,
    tenantId: bot.tenantId,
    credential: botCredential,
    scope: `${bot.oauthScope}/.default`,
  });
  return { token, serviceUrl: bot.defaultServiceUrl };
}
