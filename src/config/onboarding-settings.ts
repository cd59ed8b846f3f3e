// Where consent leads back to, and with which public client an administrator signs in to prove themselves.
import { clouds } from './clouds.ts';
import { Problems, readAddress, readGuid } from './setting-readers.ts';
import type { Environment } from './settings.ts';
import type { SurveySettings } from './survey-settings.ts';

export interface OnboardingSettings {
  readonly redirectUri: string;
  readonly signInClientId: string;
  /** A token for Graph of an administrator who signed in elsewhere; without it, a code is shown. */
  readonly administratorToken: string | undefined;
}

/** Microsoft Graph Command Line Tools: Microsoft's own public client, which tenants know already. */
const GRAPH_COMMAND_LINE = '14d82eec-204b-4c2f-b7e8-296a70dab67e';
/** A blank page of the cloud's sign-in service, to which any registration may lead back. */
const BLANK = '/common/oauth2/nativeclient';

export function readOnboardingSettings(
  env: Environment,
  { mode, sandboxOrigin, cloud }: Pick<SurveySettings, 'mode' | 'sandboxOrigin' | 'cloud'>,
): OnboardingSettings | { problems: readonly string[] } {
  const problems = new Problems();
  const value = (name: string) => env[name]?.trim() || undefined;
  const fallback = sandboxOrigin
    ? `${sandboxOrigin}/consented`
    : `${clouds[cloud].authorityHost}${BLANK}`;
  const settings = {
    redirectUri: readAddress(
      problems,
      'CONSENT_REDIRECT_URI',
      value('CONSENT_REDIRECT_URI') ?? fallback,
      mode === 'sandbox',
    ),
    signInClientId: readGuid(
      problems,
      'SIGN_IN_CLIENT_ID',
      value('SIGN_IN_CLIENT_ID') ?? GRAPH_COMMAND_LINE,
    ),
    administratorToken: value('ADMINISTRATOR_TOKEN'),
  };
  return problems.lines.length > 0 ? { problems: problems.lines } : settings;
}
