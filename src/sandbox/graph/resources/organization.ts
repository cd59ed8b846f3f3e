// What a tenant says of itself: organization, domains, licences; and who other tenants are.

import { type Body, bodies, flag, inner, same, text } from '../body.ts';
import { collectionRoutes, numbered } from '../build.ts';
import { type Call, idOf, ok, type Reply } from '../call.ts';
import { documentSet } from '../documents.ts';
import { findEstateTenant } from '../estate.ts';
import { declareNavigations } from '../navigation.ts';
import { bodiesIn } from '../objects.ts';
import { render } from '../odata/render.ts';
import { GraphProblem, missing } from '../problem.ts';
import { tenantsOf } from '../state/tenants.ts';
import { ownedRoutes } from './behind.ts';
import type { Family } from './family.ts';

function* domainsOf(call: Call): IterableIterator<Body> {
  const kept = bodiesIn(call.tenant, 'domains');
  yield* kept;
  const [organization] = [...call.tenant.rows('organization').rows()];
  for (const domain of bodies(organization?.body, 'verifiedDomains'))
    if (!kept.some((body) => same(text(body, 'id'), text(domain, 'name'))))
      yield {
        id: text(domain, 'name'),
        authenticationType: 'Managed',
        isAdminManaged: true,
        isDefault: flag(domain, 'isDefault'),
        isInitial: flag(domain, 'isInitial'),
        isRoot: true,
        isVerified: true,
        supportedServices: [],
      };
}

const FIND = '/tenantRelationships/findTenantInformationBy';
const FEDERATION = 'internalDomainFederation';

const federationOf = (call: Call, domain: string): Body[] =>
  bodiesIn(call.tenant, 'federations').filter((body) => same(text(body, '_domain'), domain));

function federationAt(call: Call): Body[] {
  const domain = [...domainsOf(call)].find((body) => same(text(body, 'id'), idOf(call)));
  if (!domain) throw missing(idOf(call));
  return federationOf(call, text(domain, 'id') ?? '');
}

declareNavigations({
  domain: {
    federationConfiguration: {
      type: FEDERATION,
      many: true,
      read: (call, body) => numbered(FEDERATION, federationOf(call, text(body, 'id') ?? '')),
    },
  },
});

interface Known {
  tenantId: string;
  displayName: string;
  domain: string;
  brand?: string | undefined;
}

/** Tenants that are simulated here, the ones that the estate names, and what this tenant's file tells of others. */
function findTenant(
  call: Call,
  fits: (tenantId: string, domains: string[]) => boolean,
): Known | undefined {
  const simulated = tenantsOf(call.world)
    .all()
    .find((about) => fits(about.tenantId, about.domains));
  if (simulated) {
    const { tenantId, displayName, domains } = simulated;
    return { tenantId, displayName, domain: domains[0] ?? '' };
  }
  const named = findEstateTenant(call.world, (tenant) => fits(tenant.id, tenant.domains));
  if (named)
    return { tenantId: named.id, displayName: named.displayName, domain: named.domains[0] ?? '' };
  return strangersOf(call).find(({ tenantId, domain }) => fits(tenantId, [domain]));
}

/** A tenant file may hold the answer about a tenant that is nowhere else, under the path that asks for it. */
function strangersOf({ tenant }: Call): Known[] {
  return bodiesIn(tenant, documentSet('v1.0')).flatMap((document) => {
    const body = inner(document, 'body');
    const tenantId = text(body, 'tenantId');
    if (!text(document, 'path')?.startsWith(FIND) || !tenantId) return [];
    return {
      tenantId,
      displayName: text(body, 'displayName') ?? '',
      domain: text(body, 'defaultDomainName') ?? '',
      brand: text(body, 'federationBrandName'),
    };
  });
}

function information(call: Call, found: Known | undefined, asked: string): Reply {
  // The code for an unknown tenant is inference: the page publishes only the good case.
  if (!found)
    throw new GraphProblem(404, 'Directory_ObjectNotFound', `Unable to find tenant '${asked}'.`);
  return ok({
    '@odata.context': `https://graph.microsoft.com/${call.version}/$metadata#microsoft.graph.tenantInformation`,
    ...render(
      'tenantInformation',
      {
        tenantId: found.tenantId,
        displayName: found.displayName,
        defaultDomainName: found.domain,
        federationBrandName: found.brand ?? null,
      },
      {},
    ),
  });
}

function byTenantId(call: Call): Reply {
  const asked = call.params.tenantId ?? '';
  return information(
    call,
    findTenant(call, (tenantId) => same(tenantId, asked)),
    asked,
  );
}

function byDomainName(call: Call): Reply {
  const asked = call.params.domainName ?? '';
  const found = findTenant(call, (_, domains) => domains.some((domain) => same(domain, asked)));
  return information(call, found, asked);
}

export const organization: Family = {
  places: [
    { path: '/organization', is: 'set', set: 'organization', type: 'organization' },
    { path: '/domains', is: 'set', set: 'domains', type: 'domain' },
    {
      path: '/domains/{id}/federationConfiguration',
      is: 'owned',
      of: 'domains',
      set: 'federations',
      type: FEDERATION,
      owner: '_domain',
      inside: true,
    },
    { path: '/subscribedSkus', is: 'set', set: 'subscribedSkus', type: 'subscribedSku' },
  ],
  routes: [
    ...collectionRoutes({ path: '/organization', type: 'organization', set: 'organization' }),
    ...collectionRoutes({ path: '/domains', type: 'domain', list: domainsOf }),
    ...ownedRoutes({
      path: '/domains/{id}/federationConfiguration',
      type: FEDERATION,
      list: federationAt,
    }),
    ...collectionRoutes({
      path: '/subscribedSkus',
      type: 'subscribedSku',
      set: 'subscribedSkus',
      uncounted: true,
    }),
    { path: `${FIND}TenantId(tenantId='{tenantId}')`, GET: { answer: byTenantId } },
    { path: `${FIND}DomainName(domainName='{domainName}')`, GET: { answer: byDomainName } },
  ],
};
