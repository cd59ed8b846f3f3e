// The Bot Connector, where no turn is under way: one client of the SDK for each service, kept.
import type { Activity } from 'botbuilder';
import { ConnectorClient } from 'botframework-connector';
import { SEND_WITHIN_MS, withoutWaiting } from './bot-adapter.ts';
import { BotCredentials } from './bot-credentials.ts';
import { keeper } from './kept-clients.ts';

type Beginning = Parameters<ConnectorClient['conversations']['createConversation']>[0];

/** Every method rejects with the SDK's error. `leaves` is called when what is sent is on its way. */
export interface Connector {
  /** Gives the id of the activity. */
  post(at: Place, activity: Partial<Activity>, leaves?: () => void): Promise<string>;
  update(
    at: Place,
    activityId: string,
    activity: Partial<Activity>,
    leaves?: () => void,
  ): Promise<void>;
  /** Gives the id of the conversation; where there is one already, of that. */
  begin(
    serviceUrl: string,
    parameters: Omit<Beginning, 'activity'> & { readonly activity?: Partial<Activity> },
    leaves?: () => void,
  ): Promise<string>;
}

export interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

/** `getToken` gives the bot's own token. Addresses of services are checked by whoever asks. */
export function createConnector(appId: string, getToken: () => Promise<string>): Connector {
  const clients = keeper<ConnectorClient>();
  const clientOf = (serviceUrl: string): Promise<ConnectorClient> =>
    clients(serviceUrl, async () => {
      const credentials = await new BotCredentials(appId, getToken).createCredentials();
      const client = new ConnectorClient(credentials, { baseUri: serviceUrl });
      withoutWaiting(client, SEND_WITHIN_MS);
      return client;
    });

  const conversations = async (serviceUrl: string, leaves: (() => void) | undefined) => {
    const { conversations } = await clientOf(serviceUrl);
    // Whoever waits for a token has not left yet; the client gets the same one again.
    await getToken();
    leaves?.();
    return conversations;
  };

  return {
    async post({ serviceUrl, conversationId }, activity, leaves) {
      const chats = await conversations(serviceUrl, leaves);
      const { id } = await chats.sendToConversation(conversationId, activity as Activity);
      return id ?? '';
    },
    async update({ serviceUrl, conversationId }, id, activity, leaves) {
      const chats = await conversations(serviceUrl, leaves);
      await chats.updateActivity(conversationId, id, { ...activity, id } as Activity);
    },
    async begin(serviceUrl, parameters, leaves) {
      const chats = await conversations(serviceUrl, leaves);
      // The SDK types it as if a first activity, and all of it, had to be given.
      return (await chats.createConversation(parameters as Beginning)).id ?? '';
    },
  };
}
