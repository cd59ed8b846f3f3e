// Answers a token request for an application, with the refusals of the real endpoint.
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
import { text } from '../graph/body.ts';
import { grantedRoles } from '../graph/rules/consent.ts';
import { tenantsOf } from '../graph/state/tenants.ts';
import type { GraphWorld } from '../graph/world.ts';
import { CONNECTOR_RESOURCE, GRAPH_RESOURCE, LIFETIME_SECONDS, type Tokens } from './tokens.ts';

export interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** `form` is the posted form; secrets and assertions are taken as they are, because only loopback calls. */
export async function answerTokenRequest(
  world: GraphWorld,
  tokens: Tokens,
  tenantId: string,
  form: Record<string, string>,
): Promise<TokenAnswer> {
  const { grant_type: grant, client_id: clientId = '', scope = '' } = form;
  const appId = clientId.toLowerCase();
  if (!clientId)
    return refuse(
      400,
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'client_id'.",
    );
  if (grant !== 'client_credentials')
    return refuse(
      400,
      'unsupported_grant_type',
      70003,
      `The app requested an unsupported grant type '${grant ?? ''}'.`,
    );
  if (!form.client_secret && !form.client_assertion)
    return refuse(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  const resource = /^(.+)\/\.default$/.exec(scope.split(' ')[0] ?? '')?.[1];
  if (!resource)
    return refuse(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  if (resource === CONNECTOR_RESOURCE)
    return granted(await tokens.connectorToken({ tenantId, appId }));
  if (![GRAPH_RESOURCE, `${world.origin()}/graph`, world.origin()].includes(resource))
    return refuse(
      400,
      'invalid_resource',
      500011,
      `The resource principal named ${resource} was not found in the tenant named ${tenantId}.`,
    );
  return graphToken(world, tokens, tenantId, appId);
}

async function graphToken(
  world: GraphWorld,
  tokens: Tokens,
  tenantId: string,
  appId: string,
): Promise<TokenAnswer> {
  const all = tenantsOf(world);
  const tenant = all.byId(tenantId) ?? all.byAddress(tenantId);
  if (!tenant)
    return refuse(
      400,
      'invalid_request',
      90002,
      `Tenant '${tenantId}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    );
  const { about } = tenant;
  const withdrawn = world.faults.withdrawn({ tenant: about.slug, tenantId: about.tenantId });
  const principal = tenant.rows('servicePrincipals').find('appId', appId);
  if (!principal || withdrawn.all)
    return refuse(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${appId}' was not found in the directory '${about.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
    );
  if (principal.accountEnabled === false)
    return refuse(401, 'unauthorized_client', 7000112, `Application '${appId}' is disabled.`);
  const principalId = text(principal, 'id') ?? '';
  const roles = grantedRoles(tenant, principalId).filter(
    (role) => !withdrawn.permissions.includes(role) && !withdrawn.permissions.includes('*'),
  );
  return granted(await tokens.graphToken({ tenantId: about.tenantId, appId, principalId, roles }));
}

const granted = (token: string): TokenAnswer => ({
  status: 200,
  body: {
    token_type: 'Bearer',
    expires_in: LIFETIME_SECONDS,
    ext_expires_in: LIFETIME_SECONDS,
    access_token: token,
  },
});

function refuse(status: number, error: string, code: number, message: string): TokenAnswer {
  const [trace, correlation] = [crypto.randomUUID(), crypto.randomUUID()];
  const timestamp = new Date().toISOString().slice(0, 19).replace('T', ' ').concat('Z');
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  };
}
