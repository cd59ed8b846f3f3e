// The address at which an administrator of a tenant consents to one identity for the whole tenant.
// https://learn.microsoft.com/entra/identity-platform/v2-admin-consent

export interface ConsentPlace {
  readonly authorityHost: string;
  readonly graphCanonicalUrl: string;
  /** One of those that the registration lists. */
  readonly redirectUri: string;
}

/** `state` comes back with the answer, so that it can be told which link it belongs to. */
export function consentLink(
  { authorityHost, graphCanonicalUrl, redirectUri }: ConsentPlace,
  tenantId: string,
  clientId: string,
  state: string,
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    scope: `${graphCanonicalUrl}/.default`,
    redirect_uri: redirectUri,
    state,
  });
  return `${authorityHost}/${tenantId}/v2.0/adminconsent?${query}`;
}
