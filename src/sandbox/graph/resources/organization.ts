// What a tenant says of itself: organization, domains, licences; and who other tenants are.

import { type Body, bodies, flag, same, text } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import { type Call, ok, type Reply } from '../call.ts';
import { findEstateTenant } from '../estate.ts';
import { bodiesIn } from '../objects.ts';
import { render } from '../odata/render.ts';
import { GraphProblem } from '../problem.ts';
import { tenantsOf } from '../state/tenants.ts';
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

interface Known {
  tenantId: string;
  displayName: string;
  domain: string;
}

/** Tenants that are simulated here, and the ones that the estate only names. */
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
  return (
    named && { tenantId: named.id, displayName: named.displayName, domain: named.domains[0] ?? '' }
  );
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
        federationBrandName: null,
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

const FIND = '/tenantRelationships/findTenantInformationBy';

export const organization: Family = {
  places: [
    { path: '/organization', is: 'set', set: 'organization', type: 'organization' },
    { path: '/domains', is: 'set', set: 'domains', type: 'domain' },
    { path: '/subscribedSkus', is: 'set', set: 'subscribedSkus', type: 'subscribedSku' },
  ],
  routes: [
    ...collectionRoutes({ path: '/organization', type: 'organization', set: 'organization' }),
    ...collectionRoutes({ path: '/domains', type: 'domain', list: domainsOf }),
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
