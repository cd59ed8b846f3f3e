// Registrations in Graph, as the administrator who runs the command: reading them and making them right.
// https://learn.microsoft.com/graph/api/resources/application
import {
  AUDIENCE,
  type Found,
  GRAPH,
  type Step,
  type Trust,
  type Wanted,
} from './registrations.ts';

export interface GraphPlace {
  readonly baseUrl: string;
  readonly token: string;
  /** Waits before something new is asked for again; time is not passed in tests. */
  wait(ms: number): Promise<void>;
}

type Json = Readonly<Record<string, unknown>>;

/** A new registration is not everywhere at once: https://learn.microsoft.com/graph/api/application-post-applications */
const PATIENCE_MS = [1_000, 2_000, 4_000, 8_000, 8_000];

export class GraphRefused extends Error {
  readonly status: number;
  constructor(method: string, path: string, status: number, said: string) {
    super(`${method} ${path} was refused (${status}): ${said}`);
    this.status = status;
  }
}

async function call(place: GraphPlace, method: string, path: string, body?: Json): Promise<Json> {
  const response = await fetch(`${place.baseUrl}/v1.0${path}`, {
    method,
    headers: {
      authorization: `Bearer ${place.token}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = text === '' ? {} : (JSON.parse(text) as Json);
  if (response.ok) return json;
  const { message = text } = (json.error ?? {}) as { message?: string };
  throw new GraphRefused(method, path, response.status, message);
}

async function orNothing(asked: Promise<Json>): Promise<Json | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GraphRefused && error.status === 404) return undefined;
    throw error;
  }
}

/** The app roles of Graph in this tenant: value to id. */
export async function graphRoles(place: GraphPlace): Promise<ReadonlyMap<string, string>> {
  const path = `/servicePrincipals(appId='${GRAPH}')?$select=appRoles`;
  const { appRoles } = (await call(place, 'GET', path)) as {
    appRoles: ReadonlyArray<{ id: string; value: string }>;
  };
  return new Map(appRoles.map(({ id, value }) => [value, id]));
}

const FIELDS = [
  ...['id', 'appId', 'signInAudience', 'requiredResourceAccess', 'passwordCredentials'],
  ...['keyCredentials', 'publicClient', 'servicePrincipalLockConfiguration'],
].join(',');

interface Application {
  readonly id: string;
  readonly appId: string;
  readonly signInAudience: string;
  readonly requiredResourceAccess?: ReadonlyArray<{
    readonly resourceAppId: string;
    readonly resourceAccess: ReadonlyArray<{ readonly id: string; readonly type: string }>;
  }>;
  readonly passwordCredentials?: readonly unknown[];
  readonly keyCredentials?: readonly unknown[];
  readonly publicClient?: { readonly redirectUris?: readonly string[] } | null;
  readonly servicePrincipalLockConfiguration?: { readonly isEnabled?: boolean } | null;
}

export async function findRegistration(
  place: GraphPlace,
  uniqueName: string,
  roles: ReadonlyMap<string, string>,
): Promise<Found | undefined> {
  const path = `/applications(uniqueName='${uniqueName}')?$select=${FIELDS}`;
  const found = (await orNothing(call(place, 'GET', path))) as Application | undefined;
  if (!found) return undefined;
  const names = new Map([...roles].map(([name, id]) => [id, name]));
  const access = (found.requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) =>
    resourceAccess.map((one) => ({ ...one, own: resourceAppId === GRAPH && one.type === 'Role' })),
  );
  const [trusts, principal] = await Promise.all([
    call(place, 'GET', `/applications/${found.id}/federatedIdentityCredentials`),
    orNothing(call(place, 'GET', `/servicePrincipals(appId='${found.appId}')?$select=id`)),
  ]);
  return {
    id: found.id,
    appId: found.appId,
    signInAudience: found.signInAudience,
    permissions: access.filter(({ own }) => own).map(({ id }) => names.get(id) ?? id),
    others: access.filter(({ own }) => !own).length,
    keys: (found.passwordCredentials ?? []).length + (found.keyCredentials ?? []).length,
    redirectUris: found.publicClient?.redirectUris ?? [],
    locked: found.servicePrincipalLockConfiguration?.isEnabled === true,
    trusts: trusts.value as Trust[],
    principal: principal !== undefined,
  };
}

/** Everything about a registration that this command decides, and nothing else. */
function bodyOf(wanted: Wanted, roles: ReadonlyMap<string, string>): Json {
  const unknown = wanted.permissions.filter((name) => !roles.has(name));
  if (unknown.length > 0) throw new Error(`Graph knows no ${unknown.join(', ')} in this tenant.`);
  return {
    signInAudience: AUDIENCE,
    description: wanted.description,
    requiredResourceAccess: [
      {
        resourceAppId: GRAPH,
        resourceAccess: wanted.permissions.map((name) => ({ id: roles.get(name), type: 'Role' })),
      },
    ],
    publicClient: { redirectUris: [wanted.redirectUri] },
    servicePrincipalLockConfiguration: { isEnabled: true, allProperties: true },
  };
}

/** Which registration it is about is looked up anew, so that every step may be done twice. */
export async function perform(
  place: GraphPlace,
  step: Step,
  roles: ReadonlyMap<string, string>,
): Promise<void> {
  const { wanted } = step;
  const { uniqueName, displayName } = wanted;
  if (step.does === 'register') {
    await call(place, 'POST', '/applications', {
      displayName,
      uniqueName,
      ...bodyOf(wanted, roles),
    });
    return;
  }
  const { id, appId } = (await patiently(place, () =>
    call(place, 'GET', `/applications(uniqueName='${uniqueName}')?$select=id,appId`),
  )) as { id: string; appId: string };
  if (step.does === 'set-right') {
    await call(place, 'PATCH', `/applications/${id}`, bodyOf(wanted, roles));
  } else if (step.does === 'trust') {
    const path = `/applications/${id}/federatedIdentityCredentials`;
    await patiently(place, () => call(place, 'POST', path, { ...wanted.trust }));
  } else await patiently(place, () => call(place, 'POST', '/servicePrincipals', { appId }));
}

/** Only not being there yet is waited for. */
async function patiently<T>(place: GraphPlace, ask: () => Promise<T>): Promise<T> {
  for (const ms of PATIENCE_MS) {
    try {
      return await ask();
    } catch (error) {
      const early = error instanceof GraphRefused && [400, 404].includes(error.status);
      const absent = early && /does not exist|not found|does not reference/i.test(error.message);
      if (!absent) throw error;
      await place.wait(ms);
    }
  }
  return ask();
}
