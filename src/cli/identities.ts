// `npm run identities -- plan` or `apply`: the registrations of reader, remover and writers, each with exactly its permissions.
// Exit 0: all as it should be; 1: something is left to do, as it says; 2: it could not be run.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs, parseEnv } from 'node:util';
import { readAskedPermissions } from '../config/asked-permissions.ts';
import { readOnboardingSettings } from '../config/onboarding-settings.ts';
import { readSurveySettings, surveyEnvironment } from '../config/survey-settings.ts';
import { wantedOf } from './identities/registrations.ts';
import { registerIdentities } from './identities/run.ts';
import { CannotRun, runCommand } from './shared/terminal.ts';

const USAGE = [
  'Write: npm run identities -- plan     says what it would do, and changes nothing',
  '       npm run identities -- apply    does it, and prints what belongs into your estate',
  '         [--env dev] or --principal-id ID --client-id ID: the managed identity that vouches',
  '         [--only reader,remover,…] [--prefix drawbridge] [--token-file FILE] [--sandbox]',
];
const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

if (existsSync('.env')) process.loadEnvFile('.env');
await runCommand(async () => {
  const { values, positionals } = parsed(process.argv.slice(2));
  const [verb = ''] = positionals;
  if (!['plan', 'apply'].includes(verb) || positionals.length > 1) throw new CannotRun(USAGE);
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(values.prefix)) {
    throw new CannotRun([`--prefix is "${values.prefix}"; write lower case letters and hyphens.`]);
  }
  const environment = surveyEnvironment(values.sandbox);
  const settings = readSurveySettings(environment);
  if ('problems' in settings) throw new CannotRun(settings.problems);
  const onboarding = readOnboardingSettings(environment, settings);
  if ('problems' in onboarding) throw new CannotRun(onboarding.problems);
  const vouching = managedIdentity(values);
  const token = tokenFrom(values['token-file'], values.sandbox);
  const tenantId = tenantOf(token);
  const asked = readAskedPermissions();
  const only = (values.only ?? '').split(',').filter((name) => name !== '');
  const unknown = only.filter((name) => !(name in asked));
  if (unknown.length > 0) {
    const names = Object.keys(asked).join(', ');
    throw new CannotRun([`There is no identity ${unknown.join(', ')}. There are ${names}.`]);
  }
  return registerIdentities({
    place: { baseUrl: settings.graphBaseUrl, token, wait: (ms) => wait(ms) },
    wanted: wantedOf(asked, only, values.prefix, {
      redirectUri: onboarding.redirectUri,
      trust: {
        name: 'container',
        issuer: `${settings.authorityHost}/${tenantId}/v2.0`,
        subject: vouching.principalId,
        audiences: [settings.tokenExchangeAudience],
      },
    }),
    apply: verb === 'apply',
    managedIdentityClientId: vouching.clientId,
  });
});

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        env: { type: 'string', default: 'dev' },
        'principal-id': { type: 'string' },
        'client-id': { type: 'string' },
        only: { type: 'string' },
        prefix: { type: 'string', default: 'drawbridge' },
        'token-file': { type: 'string' },
        sandbox: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CannotRun([(error as Error).message, ...USAGE]);
  }
}

/** As it was named, or as the deployment left it in env/. */
function managedIdentity(values: { env: string; 'principal-id'?: string; 'client-id'?: string }) {
  const file = `env/.env.${values.env}`;
  const env = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const principalId = values['principal-id'] ?? env.IDENTITY_PRINCIPAL_ID ?? '';
  const clientId = values['client-id'] ?? env.IDENTITY_CLIENT_ID ?? '';
  if (!GUID.test(principalId) || !GUID.test(clientId)) {
    throw new CannotRun([
      `Which managed identity vouches is not known: ${file} has no IDENTITY_PRINCIPAL_ID and IDENTITY_CLIENT_ID.`,
      'Provision first, or name it with --principal-id and --client-id.',
    ]);
  }
  return { principalId: principalId.toLowerCase(), clientId: clientId.toLowerCase() };
}

/** The administrator's own: this command has no identity. It is not shown and not kept. */
function tokenFrom(file: string | undefined, sandbox: boolean): string {
  if (file !== undefined) {
    if (!existsSync(file)) throw new CannotRun([`There is no file ${file}.`]);
    return readFileSync(file, 'utf8').trim();
  }
  if (sandbox) {
    throw new CannotRun([
      'Beside a sandbox there is no Azure CLI to ask. Hand over a token with --token-file, of an application that has Application.ReadWrite.All there: docs/sandbox-graph.md says how to get one.',
    ]);
  }
  try {
    const words = ['account', 'get-access-token', '--resource-type', 'ms-graph'];
    return execFileSync('az', [...words, '--query', 'accessToken', '-o', 'tsv'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  } catch {
    throw new CannotRun([
      'The Azure CLI gave no token for Graph. Sign in with "az login --tenant <home tenant>" as an Application Administrator, or hand over a token with --token-file.',
    ]);
  }
}

/** Only looked at: whether the token is good is for Graph to say. */
function tenantOf(token: string): string {
  const [, payload = ''] = token.split('.');
  const text = Buffer.from(payload, 'base64url').toString('utf8');
  const tenantId = /"tid"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '';
  if (GUID.test(tenantId)) return tenantId;
  throw new CannotRun(['What was handed over is no token for Graph: it names no tenant.']);
}
