// The Bot Framework's token service: where a person signs in again, and the token that came of it.
import type { TeamsAdapter } from '@microsoft/teams-ai';
import type { Activity, TokenResponse, TurnContext } from 'botbuilder';
import { inTime } from '../in-time.ts';

interface SignInResource {
  readonly signInLink?: string;
  readonly tokenExchangeResource?: { readonly id?: string; readonly uri?: string };
}

interface TokenClient {
  getSignInResource(connection: string, of: Activity, after: string): Promise<SignInResource>;
  getUserToken(
    userId: string,
    connection: string,
    channelId: string,
    code: string,
  ): Promise<TokenResponse | undefined>;
}

export interface TokenService {
  /** Where to sign in; rejects when the service does not say. */
  linkFor(context: TurnContext): Promise<{ link: string; resource: { id: string; uri: string } }>;
  /** The token that this code stands for, if there is one. */
  redeem(context: TurnContext, code: string): Promise<string | undefined>;
}

/** Leaves the rest of the turn some of its seconds. */
const PATIENCE_MS = 4_000;

/** `connection` is the name of the OAuth connection in the bot's Azure resource. */
export function createTokenService(
  adapter: TeamsAdapter,
  { appId, connection }: { appId: string; connection: string },
): TokenService {
  const clientOf = (context: TurnContext): TokenClient => {
    const client = context.turnState.get<TokenClient>(adapter.UserTokenClientKey);
    if (!client) throw new Error('This turn has no client of the token service.');
    return client;
  };
  return {
    async linkFor(context) {
      const of = await inTime(
        clientOf(context).getSignInResource(connection, context.activity, ''),
        PATIENCE_MS,
        late,
      );
      if (!of.signInLink) throw new Error('The token service gave no link.');
      const { id = crypto.randomUUID(), uri = `api://botid-${appId}` } =
        of.tokenExchangeResource ?? {};
      return { link: of.signInLink, resource: { id, uri } };
    },
    async redeem(context, code) {
      const { from, channelId } = context.activity;
      const answer = await inTime(
        clientOf(context).getUserToken(from.id, connection, channelId, code),
        PATIENCE_MS,
        late,
      );
      return answer?.token || undefined;
    },
  };
}

const late = () => new Error('The token service took too long.');
