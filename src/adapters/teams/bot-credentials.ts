// How the bot proves itself to the Bot Connector, by the kind of credential the operator chose.
import { readFileSync } from 'node:fs';
import {
  CertificateServiceClientCredentialsFactory,
  FederatedServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { BotSettings } from '../../shared/bot-settings.ts';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

export function botCredentials(bot: BotSettings): ServiceClientCredentialsFactory {
  const { appId, tenantId, credential } = bot;
  switch (credential.kind) {
    case 'managed-identity':
      return new FederatedServiceClientCredentialsFactory(
        appId,
        credential.managedIdentityClientId,
        tenantId,
      );
    case 'certificate': {
      const pem = readFileSync(credential.certificatePath, 'utf8');
      return new CertificateServiceClientCredentialsFactory(appId, pem, pem, tenantId);
    }
    case 'secret':
      return new PasswordServiceClientCredentialFactory(appId, credential.clientSecret, tenantId);
    case 'sandbox':
      return new SandboxCredentials(bot, credential.authorityHost);
  }
}

/** Tokens from the sandbox's issuer, in the place where the SDK expects a credential. */
class SandboxCredentials extends ServiceClientCredentialsFactory {
  readonly #bot: BotSettings;
  readonly #authorityHost: string;
  #token: { value: string; until: number } | undefined;

  constructor(bot: BotSettings, authorityHost: string) {
    super();
    this.#bot = bot;
    this.#authorityHost = authorityHost;
  }

  override isValidAppId = async (appId: string) => appId === this.#bot.appId;
  override isAuthenticationDisabled = async () => false;

  override createCredentials = async (): Promise<Credentials> => {
    const getToken = () => this.#getToken();
    return {
      getToken,
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${await getToken()}`);
        return request;
      },
    } as Credentials & { getToken: typeof getToken };
  };

  async #getToken(): Promise<string> {
    if (this.#token && this.#token.until > Date.now()) return this.#token.value;
    const response = await fetch(`${this.#authorityHost}/${this.#bot.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: this.#bot.appId,
        client_secret: 'sandbox',
        scope: `${this.#bot.oauthScope}/.default`,
      }),
    });
    if (!response.ok) throw new Error(`The sandbox issued no bot token (${response.status}).`);
    const body = (await response.json()) as { access_token: string; expires_in: number };
    this.#token = {
      value: body.access_token,
      until: Date.now() + (body.expires_in - 300) * 1_000,
    };
    return this.#token.value;
  }
}
