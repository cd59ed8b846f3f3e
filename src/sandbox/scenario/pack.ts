// Writes a tenant's state out as a tenant file, in the form it is read in.
import { type Body, text } from '../graph/body.ts';
import { documentSet } from '../graph/documents.ts';
import { bodiesIn, findObject } from '../graph/objects.ts';
import type { Place } from '../graph/resources/family.ts';
import { places } from '../graph/routes.ts';
import type { Tenant } from '../graph/state/tenant.ts';
import type { TenantFile } from './tenant-file.ts';

type Bodies = Record<string, Body>;

export function pack(tenant: Tenant): TenantFile {
  const { slug, tenantId, displayName, cloud, asOf, errors } = tenant.about;
  const graph: Bodies = {};
  for (const place of places) packPlace(tenant, place, graph);
  Object.assign(graph, documents(tenant, 'v1.0'));
  return {
    tenant: slug,
    tenantId,
    displayName,
    cloud,
    asOf,
    graph,
    beta: documents(tenant, 'beta'),
    errors,
  };
}

/** Without the simulator's own notes. */
const plain = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('_')));

const documents = (tenant: Tenant, version: 'v1.0' | 'beta'): Bodies =>
  Object.fromEntries(
    bodiesIn(tenant, documentSet(version)).map((kept) => [
      text(kept, 'path') ?? '',
      kept.body as Body,
    ]),
  );

function packPlace(tenant: Tenant, place: Place, graph: Bodies): void {
  const add = (path: string, list: Body[]) => {
    if (list.length > 0) graph[path] = { value: list };
  };
  switch (place.is) {
    case 'set': {
      const here = bodiesIn(tenant, place.set).filter((body) => belongs(place, body));
      add(place.path, here.map(plain));
      break;
    }
    case 'owned':
      if (!place.elsewhere) packOwned(tenant, place, add);
      break;
    case 'single': {
      const body = tenant.rows('singles').get(place.path);
      if (body) graph[place.path] = plain(body);
      break;
    }
    case 'part':
      for (const body of bodiesIn(tenant, place.set))
        graph[place.path.replace('{id}', text(body, 'tenantId') ?? '')] = plain(body);
      break;
    case 'links':
      if (!place.backwards) packLinks(tenant, place, graph);
      break;
    case 'instances':
      add(place.path, place.list(tenant).map(plain));
      break;
    default:
      break;
  }
}

/** Deleted objects stand under their type, and under no type when that is unknown. */
function belongs(place: Extract<Place, { is: 'set' }>, body: Body): boolean {
  if (place.set !== 'deletedItems') return true;
  const type = text(body, '@odata.type')?.replace('#microsoft.graph.', '');
  const listed = places.some(
    (other) => other.is === 'set' && other.set === 'deletedItems' && other.type === type,
  );
  return listed ? place.type === type : place.type === 'directoryObject';
}

function packOwned(
  tenant: Tenant,
  place: Extract<Place, { is: 'owned' }>,
  add: (path: string, list: Body[]) => void,
): void {
  const groups = new Map<string, Body[]>();
  for (const body of bodiesIn(tenant, place.set)) {
    const owner = text(body, place.owner) ?? '';
    if (!place.inside && !tenant.rows(place.of).get(owner)) continue;
    groups.set(owner, [...(groups.get(owner) ?? []), plain(body)]);
  }
  for (const [owner, list] of groups) add(place.path.replace('{id}', owner), list);
}

function packLinks(tenant: Tenant, place: Extract<Place, { is: 'links' }>, graph: Bodies): void {
  const links = tenant.links(place.links);
  for (const from of links.sources()) {
    const owner = tenant.rows(place.of).get(from);
    if (!owner) continue;
    const value = [...links.to(from).keys()].flatMap((id) => asReference(tenant, id));
    const path = place.path.replace('{id}', text(owner, 'id') ?? from);
    const [first] = value;
    if (first) graph[path] = place.one ? first : { value };
  }
}

function asReference(tenant: Tenant, id: string): Body[] {
  const found = findObject(tenant, id);
  if (!found) return [];
  const { type, body } = found.entry;
  if (found.set === 'others') return [plain(body)];
  const known = ['id', 'displayName', 'userPrincipalName', 'mail'].filter(
    (name) => body[name] !== undefined,
  );
  return [
    {
      '@odata.type': `#microsoft.graph.${type}`,
      ...Object.fromEntries(known.map((name) => [name, body[name]])),
    },
  ];
}
