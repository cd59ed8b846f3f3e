// What the operator decided about the bot's own registration and the services it talks to.

export type BotCredential =
  | { readonly kind: 'managed-identity'; readonly managedIdentityClientId: string }
  | { readonly kind: 'certificate'; readonly certificatePath: string }
  | { readonly kind: 'secret'; readonly clientSecret: string }
  /** Tokens come from the sandbox's own issuer. */
  | { readonly kind: 'sandbox'; readonly authorityHost: string };

export interface BotSettings {
  readonly appId: string;
  readonly tenantId: string;
  readonly credential: BotCredential;
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
