// The few settings that reading tenants takes, for commands that run without the bot and its database.
import { clouds } from './clouds.ts';
import { Problems, readAddress, readChoice, readPort } from './setting-readers.ts';
import type { Environment, Settings } from './settings.ts';

export type SurveySettings = Pick<
  Settings,
  | 'mode'
  | 'sandboxOrigin'
  | 'estateFile'
  | 'cloud'
  | 'graphBaseUrl'
  | 'graphCanonicalUrl'
  | 'authorityHost'
  | 'tokenExchangeAudience'
>;

/** Of this process; `sandbox` as if it were set up beside one. */
export const surveyEnvironment = (sandbox: boolean): Environment =>
  sandbox ? { ...process.env, DRAWBRIDGE_MODE: 'sandbox' } : process.env;

/** Named and read as for production; beside a sandbox the addresses are its own. */
export function readSurveySettings(
  env: Environment,
): SurveySettings | { problems: readonly string[] } {
  const problems = new Problems();
  const value = (name: string) => env[name]?.trim() || undefined;
  const asked = value('DRAWBRIDGE_MODE') ?? 'production';
  const mode =
    readChoice(problems, 'DRAWBRIDGE_MODE', asked, ['production', 'sandbox']) ?? 'production';
  const sandbox = mode === 'sandbox';
  const names = Object.keys(clouds) as Array<keyof typeof clouds>;
  const cloud =
    readChoice(problems, 'CLOUD', value('CLOUD') ?? 'commercial', names) ?? 'commercial';
  const defaults = clouds[cloud];
  const port = readPort(problems, 'SANDBOX_PORT', value('SANDBOX_PORT') ?? '3979');
  const sandboxOrigin = sandbox ? `http://127.0.0.1:${port}` : undefined;
  const address = (name: string, fallback: string) =>
    readAddress(problems, name, value(name) ?? fallback, sandbox);
  const settings: SurveySettings = {
    mode,
    sandboxOrigin,
    estateFile: value('ESTATE_FILE') ?? 'estate/estate.yaml',
    cloud,
    graphBaseUrl: address(
      'GRAPH_BASE_URL',
      sandboxOrigin ? `${sandboxOrigin}/graph` : defaults.graphBaseUrl,
    ),
    graphCanonicalUrl: defaults.graphBaseUrl,
    authorityHost: address('AUTHORITY_HOST', sandboxOrigin ?? defaults.authorityHost),
    tokenExchangeAudience: defaults.tokenExchangeAudience,
  };
  return problems.lines.length > 0 ? { problems: problems.lines } : settings;
}
