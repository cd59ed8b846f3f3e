// The settings from the environment: read once, checked together, every problem reported at once.
import type { Cloud } from '../domain/estate/estate.ts';
import type { BotSettings } from '../shared/bot-settings.ts';
import type { CredentialSettings } from '../shared/credential-settings.ts';
import type { ModelSettings } from '../shared/model-settings.ts';
import type { SignedAddress } from '../shared/signature.ts';
import { clouds } from './clouds.ts';
import { type DatabaseSettings, readDatabase } from './database-settings.ts';
import { readModelSettings } from './model-settings.ts';
import {
  Problems,
  readAddress,
  readChoice,
  readEvery,
  readGuid,
  readPort,
  readSeconds,
} from './setting-readers.ts';
import { readSignedAddress } from './signed-address.ts';
import { readStepUp, type StepUpSettings } from './step-up.ts';
import { readTelemetrySettings, type TelemetrySettings } from './telemetry-settings.ts';

export interface Settings extends DatabaseSettings {
  readonly mode: 'production' | 'sandbox';
  readonly port: number;
  readonly sandboxOrigin: string | undefined;
  readonly estateFile: string;
  readonly cloud: Cloud;
  readonly graphBaseUrl: string;
  /** The cloud's own address of Graph, wherever Graph is called: it stands in tokens and in `@odata.id`. */
  readonly graphCanonicalUrl: string;
  readonly authorityHost: string;
  /** What a managed identity's token is exchanged under in this cloud. */
  readonly tokenExchangeAudience: string;
  /** How long a change is looked for in a directory before it counts as unproven, in real time. */
  readonly readBackMs: number;
  readonly bot: BotSettings;
  /** From one reading of a tenant to the next; null: tenants are read only when somebody asks. */
  readonly postureEveryMs: number | null;
  /** Asked about words that the grammar has no reading for; undefined: there is none. */
  readonly model: ModelSettings | undefined;
  /** What is sent keeps within Teams' limits: always, but for the sandbox, whose connector has none. */
  readonly paced: boolean;
  /** Asked about tickets; undefined: only their form is looked at. */
  readonly ticketCheck: SignedAddress | undefined;
  /** Sent the events of requests; undefined: nobody is. */
  readonly webhook: SignedAddress | undefined;
  readonly stepUp: StepUpSettings;
  /** Of the bot's own registration; undefined in the sandbox, whose issuer asks for none. */
  readonly botCredential: CredentialSettings | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly controlSecret: string | undefined;
  readonly telemetry: TelemetrySettings;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every problem as a line that names the setting and says what to write instead. */
export function readSettings(env: Environment): Settings | { problems: readonly string[] } {
  const problems = new Problems();
  const value = (name: string) => env[name]?.trim() || undefined;
  const mode = readChoice(problems, 'DRAWBRIDGE_MODE', value('DRAWBRIDGE_MODE') ?? 'production', [
    'production',
    'sandbox',
  ]);
  const sandbox = mode === 'sandbox';
  const cloud = readChoice(
    problems,
    'CLOUD',
    value('CLOUD') ?? 'commercial',
    Object.keys(clouds) as Cloud[],
  );
  const defaults = clouds[cloud ?? 'commercial'];
  const address = (name: string, fallback: string) =>
    readAddress(problems, name, value(name) ?? fallback, sandbox);
  const authorityHost = address('AUTHORITY_HOST', defaults.authorityHost);
  const sandboxPort = readPort(problems, 'SANDBOX_PORT', value('SANDBOX_PORT') ?? '3979');
  const origins = (value('BOT_SERVICE_ORIGINS') ?? defaults.botServiceOrigins.join(','))
    .split(',')
    .map((origin) => readAddress(problems, 'BOT_SERVICE_ORIGINS', origin.trim(), sandbox));
  const settings: Settings = {
    mode: mode ?? 'production',
    port: readPort(problems, 'PORT', value('PORT') ?? '3978'),
    sandboxOrigin: sandbox ? `http://127.0.0.1:${sandboxPort}` : undefined,
    ...readDatabase(problems, value, cloud ?? 'commercial'),
    estateFile: value('ESTATE_FILE') ?? 'estate/estate.yaml',
    cloud: cloud ?? 'commercial',
    graphBaseUrl: address('GRAPH_BASE_URL', defaults.graphBaseUrl),
    graphCanonicalUrl: defaults.graphBaseUrl,
    authorityHost,
    tokenExchangeAudience: defaults.tokenExchangeAudience,
    readBackMs: readSeconds(problems, 'READ_BACK_SECONDS', value('READ_BACK_SECONDS') ?? '20', 30),
    postureEveryMs: readEvery(problems, 'POSTURE_EVERY', value('POSTURE_EVERY') ?? 'PT4H'),
    model: readModelSettings(problems, value, sandbox),
    ticketCheck: readSignedAddress(problems, value, 'TICKET_CHECK', sandbox),
    webhook: readSignedAddress(problems, value, 'WEBHOOK', sandbox),
    bot: {
      appId: readGuid(problems, 'BOT_APP_ID', value('BOT_APP_ID')),
      tenantId: readGuid(problems, 'BOT_TENANT_ID', value('BOT_TENANT_ID')),
      openIdMetadataUrl: address('BOT_OPENID_METADATA_URL', defaults.botOpenIdMetadataUrl),
      serviceOrigins: origins.map((origin) => originOf(origin)),
      defaultServiceUrl: sandbox
        ? `http://127.0.0.1:${sandboxPort}/connector`
        : defaults.botDefaultServiceUrl,
      issuer: defaults.botIssuer,
      oauthScope: defaults.botOAuthScope,
      oauthUrl: address(
        'BOT_OAUTH_URL',
        sandbox ? `http://127.0.0.1:${sandboxPort}/token-service` : defaults.botOAuthUrl,
      ),
      loginUrl: defaults.botLoginUrl,
    },
    paced:
      !sandbox ||
      readChoice(problems, 'BOT_PACE', value('BOT_PACE') ?? 'none', ['none', 'teams']) === 'teams',
    stepUp: readStepUp(problems, value),
    botCredential: sandbox ? undefined : readBotCredential(problems, value),
    logLevel:
      readChoice(problems, 'LOG_LEVEL', value('LOG_LEVEL') ?? 'info', [
        'debug',
        'info',
        'warn',
        'error',
      ]) ?? 'info',
    controlSecret: sandbox ? value('CONTROL_SECRET') : undefined,
    telemetry: readTelemetrySettings(problems, value),
  };
  if (sandbox && (settings.controlSecret?.length ?? 0) < 16) {
    problems.add('DRAWBRIDGE_MODE', 'is "sandbox", which only "npm start" may set up; remove it');
  }
  if (!sandbox && !settings.databaseUrl) {
    problems.add('DATABASE_URL', 'is missing; production needs a Postgres server: postgres://…');
  }
  return problems.lines.length > 0 ? { problems: problems.lines } : settings;
}

const originOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).origin : address;

function readBotCredential(
  problems: Problems,
  value: (name: string) => string | undefined,
): CredentialSettings {
  const kind = readChoice(
    problems,
    'BOT_CREDENTIAL',
    value('BOT_CREDENTIAL') ?? 'managed-identity',
    ['managed-identity', 'certificate', 'secret'],
  );
  const needed = (name: string) => {
    const found = value(name);
    if (!found) problems.add(name, `is missing; BOT_CREDENTIAL=${kind} needs it`);
    return found ?? '';
  };
  if (kind === 'certificate') {
    return { kind, certificatePath: needed('BOT_CERTIFICATE_PATH') };
  }
  if (kind === 'secret') return { kind, secret: needed('BOT_CLIENT_SECRET') };
  return {
    kind: 'managed-identity',
    managedIdentityClientId: readGuid(
      problems,
      'BOT_MANAGED_IDENTITY_CLIENT_ID',
      value('BOT_MANAGED_IDENTITY_CLIENT_ID'),
    ),
  };
}
