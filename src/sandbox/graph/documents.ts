// Paths that the simulator has no routes for are answered from the scenario as they stand there.
import { answerMany } from './answer.ts';
import { type Body, bodies, inner, isBody } from './body.ts';
import { numbered } from './build.ts';
import type { Call, Method, Reply, Route, Version } from './call.ts';
import { demand } from './denial.ts';
import { demandLicence, licenceFor } from './licence.ts';
import { createMatcher } from './match-route.ts';
import { demandNames } from './odata/names.ts';
import { render } from './odata/render.ts';
import { documentedOperations, permissionOf } from './permissions/lookup.ts';
import { badRequest } from './problem.ts';

/** The set that holds a version's documents, keyed by path, each as `{path, body}`. */
export const documentSet = (version: Version) => `documents ${version}`;

/** Collections whose last segment does not look like one, and the other way round. */
const SINGLE = /\/(\{id\}|rootDomain|\w*Policy|settings|bot|\$ref)$/;

/** What beta has and v1.0 has not, with its type. */
const BETA_ONLY = /^\/policies\/(b2bManagementPolicies)(\/[^/]+)?$/i;
const TYPES: Record<string, string> = { b2bmanagementpolicies: 'b2bManagementPolicy' };
const typeAt = (path: string) =>
  TYPES[BETA_ONLY.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'anything';

const documented = createMatcher(
  documentedOperations.map((operation): Route => {
    const [method = '', path = ''] = operation.split(' ');
    return { path, [method as Method]: { answer: () => ({ status: 501 }) } };
  }),
);

/** What `beta` says differently from the routes; `undefined` when it says nothing. */
export function answerBeta(call: Call): Reply | undefined {
  if (call.version !== 'beta') return undefined;
  const body = documentAt(call, 'beta');
  if (!body) return undefined;
  demandPublished(call);
  return answer(call, body);
}

/** The answer for a path without a route; `undefined` when nobody knows it. */
export function answerDocument(call: Call): Reply | undefined {
  if (call.version === 'v1.0' && BETA_ONLY.test(call.path)) return undefined;
  const operation = demandPublished(call);
  if (call.method !== 'GET') return undefined;
  if (operation?.includes('filterByCurrentUser'))
    throw badRequest('There is no signed-in user to filter by.');
  // What is written down for v1.0 answers on beta too, as long as beta says nothing else.
  const body = documentAt(call, 'v1.0');
  if (body) return answer(call, body);
  // Nothing is written down: a collection that Graph has is empty, anything else is not there.
  if (operation && !SINGLE.test(operation)) return answer(call, { value: [] });
  return undefined;
}

/** Throws for a token or tenant that may not; answers the documented path, when there is one. */
function demandPublished(call: Call): string | undefined {
  const path = documented.find(call.path)?.route.path;
  const permission = path && permissionOf(call.method, path);
  if (permission) demand(call.caller, permission, call.path);
  const licence = licenceFor(call.path);
  if (licence) demandLicence(call.tenant, licence);
  return permission ? path : undefined;
}

function documentAt(call: Call, version: Version): Body | undefined {
  const documents = call.tenant.rows(documentSet(version));
  const at = (path: string) => inner(documents.get(path), 'body');
  return at(call.path) ?? itemIn(at(parentOf(call.path)), call.path);
}

function answer(call: Call, body: Body): Reply {
  const type = typeAt(call.path);
  if (!Array.isArray(body.value)) {
    demandNames(call.query, type);
    return { status: 200, body: render(type, body, { select: call.query.select }) };
  }
  const list = numbered(type, bodies(body, 'value'));
  return answerMany(call, {
    type,
    size: () => list.length,
    entries: (from) => list.filter((entry) => entry.n >= from),
  });
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

function itemIn(collection: Body | undefined, path: string): Body | undefined {
  const id = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
  return bodies(collection, 'value').find((item) => isBody(item) && item.id === id);
}
