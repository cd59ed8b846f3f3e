// How an app registration proves itself to Entra, as the operator chose: the same for the bot and for Graph.

export type CredentialSettings =
  | { readonly kind: 'managed-identity'; readonly managedIdentityClientId: string }
  | { readonly kind: 'workload-identity' }
  | { readonly kind: 'certificate'; readonly certificatePath: string }
  | { readonly kind: 'secret'; readonly secret: string };
