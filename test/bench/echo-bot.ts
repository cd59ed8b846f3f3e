// What the numbers are held against: a teams-ai echo as the SDK makes it, behind the same guard, in a process of its own.
import { createServer } from 'node:http';
import { Application, type TurnState } from '@microsoft/teams-ai';
import { serviceToken } from '../../src/adapters/entra/tokens/service-token.ts';
import { createSdkAdapter } from '../../src/adapters/teams/bot-adapter.ts';
import { createBotServer } from '../../src/adapters/teams/bot-server.ts';
import { createSigningKeys } from '../../src/adapters/teams/guard/signing-keys.ts';
import { readSettings } from '../../src/config/settings.ts';
import { quiet } from '../fakes/world.ts';

const settings = readSettings(process.env);
if ('problems' in settings) throw new Error(settings.problems.join('\n'));
const { bot, port } = settings;
const adapter = createSdkAdapter(
  bot,
  serviceToken({
    ...settings,
    clientId: bot.appId,
    tenantId: bot.tenantId,
    credential: settings.botCredential,
    scope: `${bot.oauthScope}/.default`,
  }),
);
const app = new Application<TurnState>({ adapter, botAppId: bot.appId, startTypingTimer: false });
app.activity('message', async (context) => {
  await context.sendActivity(`You said: ${context.activity.text}`);
});
const keys = createSigningKeys(bot.openIdMetadataUrl, quiet);
await keys.load();
const server = createBotServer({
  adapter,
  app,
  keys,
  rules: bot,
  log: quiet,
  notReady: () => undefined,
  onTurn: () => {},
});
createServer(server).listen(port, '127.0.0.1');
process.on('disconnect', () => process.exit(0));
