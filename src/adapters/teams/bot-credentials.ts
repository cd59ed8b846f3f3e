// How the bot proves itself to the Bot Connector: tokens from outside, where the SDK expects a credential.
import { ServiceClientCredentialsFactory } from 'botframework-connector';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

/**
 * The SDK has credentials of its own; they ask the commercial cloud whatever cloud the bot is in, and
 * exchange a managed identity under that cloud's audience.
 */
export class BotCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #getToken: () => Promise<string>;

  constructor(appId: string, getToken: () => Promise<string>) {
    super();
    this.#appId = appId;
    this.#getToken = getToken;
  }

  override isValidAppId = async (appId: string) => appId === this.#appId;
  override isAuthenticationDisabled = async () => false;

  override createCredentials = async (): Promise<Credentials> => {
    const getToken = this.#getToken;
    return {
      getToken,
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${await getToken()}`);
        return request;
      },
    } as Credentials & { getToken: typeof getToken };
  };
}
