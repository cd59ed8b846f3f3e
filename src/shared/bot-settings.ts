// What the operator decided about the bot's own registration and the services it talks to.

export interface BotSettings {
  readonly appId: string;
  readonly tenantId: string;
  readonly openIdMetadataUrl: string;
  /** Exact origins that a service URL may have. */
  readonly serviceOrigins: readonly string[];
  /** Where a conversation with somebody who never wrote is begun. */
  readonly defaultServiceUrl: string;
  readonly issuer: string;
  readonly oauthScope: string;
  readonly oauthUrl: string;
  readonly loginUrl: string;
}
