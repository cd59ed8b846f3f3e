// Connected organizations of entitlement management, their sponsors, and the general settings.
import { answerCreated, answerOne } from '../answer.ts';
import { type Body, bodies, isGuid, stamp, text } from '../body.ts';
import { collectionRoutes, linkRoutes } from '../build.ts';
import { type Call, idOf, noContent, type Reply, type Route } from '../call.ts';
import { declareNavigations } from '../navigation.ts';
import { entriesOf, findObject, nameOf, objectOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody, readReference } from '../read-body.ts';
import type { Family } from './family.ts';
import { GOVERNANCE, noteGovernance } from './governance.ts';

const PATH = `${GOVERNANCE}/connectedOrganizations`;
const SETTINGS = `${GOVERNANCE}/settings`;
const TYPE = 'connectedOrganization';
const SET = 'connectedOrganizations';
const LICENCE = { licence: 'governance' as const };
const SPONSORS = ['externalSponsors', 'internalSponsors'] as const;

declareNavigations({
  [TYPE]: Object.fromEntries(
    SPONSORS.map((name) => [
      name,
      {
        type: 'directoryObject',
        many: true,
        read: ({ tenant }: Call, body: Body, from: number) =>
          entriesOf(tenant, tenant.links(name).to(text(body, 'id') ?? ''), from),
      },
    ]),
  ),
});

const organizationOf = (call: Call) => objectOf(call.tenant, SET, idOf(call));

function create(call: Call): Reply {
  const body = readBody(call, TYPE, {
    required: ['displayName', 'identitySources'],
    readOnly: ['id'],
  });
  for (const source of bodies(body, 'identitySources')) {
    const tenantId = text(source, 'tenantId');
    if (tenantId !== undefined && !isGuid(tenantId))
      throw badRequest(`'${tenantId}' is no tenant id.`);
  }
  const at = stamp(call.now);
  const made: Body = {
    state: 'proposed',
    description: null,
    ...body,
    id: crypto.randomUUID(),
    createdDateTime: at,
    modifiedDateTime: at,
  };
  call.tenant.put(SET, text(made, 'id') ?? '', made);
  noteGovernance(
    call,
    `Connected organization ${nameOf(made)} created`,
    'none',
    String(made.state),
    'Create connected organization',
  );
  return answerCreated(call, TYPE, made);
}

function update(call: Call): Reply {
  const before = organizationOf(call);
  const body = readBody(call, TYPE, { readOnly: ['id', 'createdDateTime'] });
  call.tenant.put(SET, idOf(call), { ...before, ...body, modifiedDateTime: stamp(call.now) });
  noteGovernance(
    call,
    `Connected organization ${nameOf(before)} changed: ${Object.keys(body).join(', ')}`,
    'as before',
    'changed',
    'Update connected organization',
  );
  return noContent();
}

function remove(call: Call): Reply {
  const before = organizationOf(call);
  for (const name of SPONSORS)
    for (const sponsor of [...call.tenant.links(name).to(idOf(call)).keys()])
      call.tenant.unlink(name, idOf(call), sponsor);
  call.tenant.remove(SET, idOf(call));
  noteGovernance(
    call,
    `Connected organization ${nameOf(before)} deleted`,
    'connected',
    'none',
    'Delete connected organization',
  );
  return noContent();
}

const changeSponsor =
  (name: string, adds: boolean) =>
  (call: Call): Reply => {
    const organization = organizationOf(call);
    const from = text(organization, 'id') ?? '';
    const to = adds ? readReference(call) : (call.params.sponsor ?? '');
    const sponsor = findObject(call.tenant, to)?.entry.body;
    if (adds && !sponsor) throw missing(to);
    if (call.tenant.links(name).has(from, to) === adds)
      throw adds ? badRequest('The reference already exists.') : missing(to);
    if (adds) call.tenant.link(name, from, to);
    else call.tenant.unlink(name, from, to);
    noteGovernance(
      call,
      `${nameOf(sponsor)} ${adds ? 'is now' : 'is no longer'} sponsor of ${nameOf(organization)}`,
      adds ? 'not a sponsor' : 'sponsor',
      adds ? 'sponsor' : 'not a sponsor',
      'Update connected organization',
    );
    return noContent();
  };

const sponsorRoutes = (name: string): Route[] => [
  ...linkRoutes({
    path: `${PATH}/{id}/${name}`,
    type: TYPE,
    name,
    owner: organizationOf,
    refs: true,
    plain: true,
    ...LICENCE,
  }),
  { path: `${PATH}/{id}/${name}/$ref`, POST: { ...LICENCE, answer: changeSponsor(name, true) } },
  {
    path: `${PATH}/{id}/${name}/{sponsor}/$ref`,
    DELETE: { ...LICENCE, answer: changeSponsor(name, false) },
  },
];

function readSettings(call: Call): Reply {
  const settings = call.tenant.rows('singles').get(SETTINGS);
  if (!settings) throw missing('settings');
  return answerOne(call, 'entitlementManagementSettings', settings);
}

function updateSettings(call: Call): Reply {
  const body = readBody(call, 'entitlementManagementSettings', { readOnly: ['id'] });
  const before = call.tenant.rows('singles').get(SETTINGS) ?? { id: call.tenant.about.tenantId };
  call.tenant.put('singles', SETTINGS, { ...before, ...body });
  noteGovernance(
    call,
    'Entitlement management settings changed',
    JSON.stringify(before),
    JSON.stringify(body),
    'Update tenant setting',
  );
  return noContent();
}

export const connectedOrganizations: Family = {
  places: [
    { path: PATH, is: 'set', set: SET, type: TYPE },
    ...SPONSORS.map((name) => ({
      path: `${PATH}/{id}/${name}`,
      is: 'links' as const,
      of: SET,
      links: name,
    })),
    { path: SETTINGS, is: 'single', type: 'entitlementManagementSettings' },
  ],
  routes: [
    ...collectionRoutes({ path: PATH, type: TYPE, set: SET, ...LICENCE }),
    { path: PATH, POST: { ...LICENCE, answer: create } },
    {
      path: `${PATH}/{id}`,
      PATCH: { ...LICENCE, answer: update },
      DELETE: { ...LICENCE, answer: remove },
    },
    ...SPONSORS.flatMap(sponsorRoutes),
    {
      path: SETTINGS,
      GET: { ...LICENCE, answer: readSettings },
      PATCH: { ...LICENCE, answer: updateSettings },
    },
  ],
};
