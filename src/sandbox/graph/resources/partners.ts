// Partner entries of the cross-tenant access policy and their synchronisation settings.
import { answerCreated, answerOne } from '../answer.ts';
import { changesBetween } from '../audit.ts';
import { type Body, isGuid, same, text } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { findEstateTenant } from '../estate.ts';
import { declareNavigations, single } from '../navigation.ts';
import { objectOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { demandSettings } from '../rules/cross-tenant.ts';
import { isTogether } from '../rules/multitenant.ts';
import { tenantsOf } from '../state/tenants.ts';
import { auditPolicy, describeSettings, merged, pick } from './cross-tenant-policy.ts';
import type { Family } from './family.ts';

const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
const TYPE = 'crossTenantAccessPolicyConfigurationPartner';
const SYNC_TYPE = 'crossTenantIdentitySyncPolicyPartner';

declareNavigations({
  [TYPE]: {
    identitySynchronization: {
      type: SYNC_TYPE,
      many: false,
      read: ({ tenant }, body) =>
        single(
          SYNC_TYPE,
          tenant.rows('identitySynchronizations').get(text(body, 'tenantId') ?? ''),
        ),
    },
  },
});

/** What people call the tenant behind an entry, where anything here knows it. */
function partnerName(call: Call, tenantId: string): string {
  const simulated = tenantsOf(call.world).byId(tenantId)?.about.displayName;
  const named = findEstateTenant(call.world, (tenant) => same(tenant.id, tenantId));
  return simulated ?? named?.displayName ?? tenantId;
}

const partnerOf = (call: Call) => objectOf(call.tenant, 'partners', idOf(call));

function addPartner(call: Call): Reply {
  const { tenant } = call;
  const body = readBody(call, TYPE, {
    required: ['tenantId'],
    readOnly: ['isInMultiTenantOrganization'],
  });
  const tenantId = text(body, 'tenantId') ?? '';
  if (!isGuid(tenantId)) throw badRequest(`'${tenantId}' is no tenant id.`);
  if (same(tenantId, tenant.about.tenantId))
    throw badRequest('A tenant cannot be a partner of itself.');
  if ('identitySynchronization' in body) throw insideSynchronization();
  // Which status a second entry gets is not published.
  if (tenant.rows('partners').get(tenantId))
    throw badRequest('Another object with the same value for property tenantId already exists.');
  demandSettings(tenant, body, 'partner');
  const partner: Body = { isServiceProvider: false, ...body };
  tenant.put('partners', tenantId, partner);
  call.note({
    summary: `Cross-tenant settings for ${partnerName(call, tenantId)} added`,
    before: 'no entry, the default applies',
    after:
      describeSettings(
        partner,
        Object.keys(body).filter((name) => name !== 'tenantId'),
      ) || 'entry, everything as the default',
    audit: auditPolicy(
      'Add a partner to cross-tenant access setting',
      tenantId,
      partnerName(call, tenantId),
      changesBetween({}, partner),
    ),
  });
  return answerCreated(call, TYPE, partner);
}

const insideSynchronization = () =>
  badRequest('identitySynchronization is set at its own address, not inside the partner.');

function updatePartner(call: Call): Reply {
  const { tenant } = call;
  const before = partnerOf(call);
  const body = readBody(call, TYPE, { readOnly: ['isInMultiTenantOrganization'] });
  if ('identitySynchronization' in body) throw insideSynchronization();
  const tenantId = text(before, 'tenantId') ?? '';
  if (body.tenantId !== undefined && !same(text(body, 'tenantId'), tenantId))
    throw badRequest('tenantId cannot be changed.');
  const after = merged(before, body);
  demandSettings(tenant, pick(after, Object.keys(body)), 'partner');
  tenant.put('partners', tenantId, after);
  call.note({
    summary: `Cross-tenant settings for ${partnerName(call, tenantId)} changed`,
    before: describeSettings(before, Object.keys(body)),
    after: describeSettings(after, Object.keys(body)),
    audit: auditPolicy(
      'Update a partner cross-tenant access setting',
      tenantId,
      partnerName(call, tenantId),
      [
        { name: 'tenantId', before: tenantId, after: tenantId },
        ...changesBetween(before, body, after).filter(({ name }) => name !== 'tenantId'),
      ],
    ),
  });
  return noContent();
}

function deletePartner(call: Call): Reply {
  const { tenant } = call;
  const partner = partnerOf(call);
  const tenantId = text(partner, 'tenantId') ?? '';
  // The page says it fails; status and code are inference.
  if (tenant.rows('identitySynchronizations').get(tenantId))
    throw badRequest(
      'The partner configuration cannot be deleted while it has an identity synchronization policy. Delete that first.',
    );
  tenant.remove('partners', tenantId);
  call.note({
    summary: `Cross-tenant settings for ${partnerName(call, tenantId)} deleted`,
    before: 'own entry',
    after: 'no entry, the default applies',
    audit: auditPolicy(
      'Delete partner specific cross-tenant access setting',
      tenantId,
      partnerName(call, tenantId),
      Object.entries(partner).map(([name, value]) => ({ name, before: value, after: null })),
    ),
  });
  return noContent();
}

function readSynchronization(call: Call): Reply {
  partnerOf(call);
  const body = call.tenant.rows('identitySynchronizations').get(idOf(call));
  if (!body) throw missing('identitySynchronization');
  return answerOne(call, SYNC_TYPE, body);
}

/** PUT makes or replaces; PATCH changes what is there. */
const writeSynchronization =
  (replaces: boolean) =>
  (call: Call): Reply => {
    const tenantId = text(partnerOf(call), 'tenantId') ?? '';
    const before = call.tenant.rows('identitySynchronizations').get(tenantId);
    if (!before && !replaces) throw missing('identitySynchronization');
    const body = readBody(call, SYNC_TYPE);
    const kept = replaces ? {} : before;
    call.tenant.put('identitySynchronizations', tenantId, {
      displayName: null,
      ...kept,
      ...body,
      tenantId,
    });
    const allowed = JSON.stringify(body.userSyncInbound ?? before?.userSyncInbound ?? null);
    call.note({
      summary: `Synchronisation of users from ${partnerName(call, tenantId)} ${before ? 'changed' : 'set up'}`,
      before: before ? JSON.stringify(before.userSyncInbound ?? null) : 'none',
      after: allowed,
      audit: auditPolicy(
        before
          ? 'Update a partner cross-tenant identity sync setting'
          : 'Create a partner cross-tenant identity sync setting',
        tenantId,
        partnerName(call, tenantId),
        changesBetween(before ?? {}, { tenantId, ...body }),
      ),
    });
    return noContent();
  };

function deleteSynchronization(call: Call): Reply {
  const tenantId = text(partnerOf(call), 'tenantId') ?? '';
  if (!call.tenant.rows('identitySynchronizations').get(tenantId))
    throw missing('identitySynchronization');
  call.tenant.remove('identitySynchronizations', tenantId);
  call.note({
    summary: `Synchronisation of users from ${partnerName(call, tenantId)} removed`,
    before: 'set up',
    after: 'none; users already there stay',
    audit: auditPolicy(
      'Delete a partner cross-tenant identity sync setting',
      tenantId,
      partnerName(call, tenantId),
      [{ name: 'tenantId', before: tenantId, after: null }],
    ),
  });
  return noContent();
}

/** Worked out where nothing else is written down. */
const shown =
  ({ tenant }: Call) =>
  (partner: Body): Body => ({
    ...partner,
    isInMultiTenantOrganization:
      partner.isInMultiTenantOrganization ?? isTogether(tenant, text(partner, 'tenantId') ?? ''),
  });

export const partners: Family = {
  places: [
    { path: PARTNERS, is: 'set', set: 'partners', type: TYPE, key: 'tenantId' },
    {
      path: `${PARTNERS}/{id}/identitySynchronization`,
      is: 'part',
      of: 'partners',
      set: 'identitySynchronizations',
      type: SYNC_TYPE,
    },
  ],
  routes: [
    ...collectionRoutes({ path: PARTNERS, type: TYPE, set: 'partners', view: shown }),
    { path: PARTNERS, POST: { answer: addPartner } },
    {
      path: `${PARTNERS}/{id}`,
      PATCH: { answer: updatePartner },
      DELETE: { answer: deletePartner },
    },
    {
      path: `${PARTNERS}/{id}/identitySynchronization`,
      GET: { answer: readSynchronization },
      PUT: { answer: writeSynchronization(true) },
      PATCH: { answer: writeSynchronization(false) },
      DELETE: { answer: deleteSynchronization },
    },
  ],
};
