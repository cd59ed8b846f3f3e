// Registering applications, and the identities of elsewhere that vouch for them.
// https://learn.microsoft.com/graph/api/application-post-applications
import { answerCreated, answerOne } from '../answer.ts';
import { type Body, bodies, same, text } from '../body.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { bodiesIn, nameOf, objectOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { ownedRoutes } from './behind.ts';
import type { Family } from './family.ts';

const PATH = '/applications';
const TYPE = 'application';
const TRUSTS = `${PATH}/{id}/federatedIdentityCredentials`;
const TRUST = 'federatedIdentityCredential';
const SET = 'federatedIdentityCredentials';
/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations */
const MOST_TRUSTS = 20;

const registered = (call: Call): Body => objectOf(call.tenant, 'applications', idOf(call));

function note(call: Call, application: Body, done: string, before: string, after: string): void {
  call.note({
    summary: `Registration ${nameOf(application)} ${done}`,
    before,
    after,
    audit: {
      activity: 'Update application',
      category: 'ApplicationManagement',
      targets: [
        {
          id: text(application, 'id') ?? '',
          type: 'Other',
          displayName: nameOf(application),
        },
      ],
    },
  });
}

const asked = (application: Body): string =>
  `${bodies(application, 'requiredResourceAccess').flatMap((one) => bodies(one, 'resourceAccess')).length} permissions asked for`;

function create(call: Call): Reply {
  const body = readBody(call, TYPE, {
    required: ['displayName'],
    readOnly: ['id', 'appId', 'createdDateTime', 'publisherDomain'],
  });
  refuseTaken(call, body);
  const id = crypto.randomUUID();
  const application: Body = {
    signInAudience: 'AzureADMyOrg',
    identifierUris: [],
    appRoles: [],
    requiredResourceAccess: [],
    passwordCredentials: [],
    keyCredentials: [],
    uniqueName: null,
    ...body,
    id,
    appId: crypto.randomUUID(),
    createdDateTime: new Date(call.now).toISOString(),
  };
  call.tenant.put('applications', id, application);
  note(call, application, 'added', 'not known', asked(application));
  return answerCreated(call, TYPE, application);
}

function refuseTaken(call: Call, body: Body): void {
  const name = text(body, 'uniqueName');
  if (name === undefined) return;
  if (!bodiesIn(call.tenant, 'applications').some((one) => same(text(one, 'uniqueName'), name)))
    return;
  throw badRequest(
    'Another object with the same value for property uniqueName already exists.',
    'Request_MultipleObjectsWithSameKeyValue',
  );
}

function update(call: Call): Reply {
  const application = registered(call);
  const body = readBody(call, TYPE, { readOnly: ['id', 'appId', 'uniqueName', 'publisherDomain'] });
  const changed = { ...application, ...body };
  call.tenant.put('applications', text(application, 'id') ?? '', changed);
  note(call, changed, 'changed', asked(application), asked(changed));
  return noContent();
}

function byUniqueName(call: Call): Reply {
  const name = call.params.uniqueName ?? '';
  const found = bodiesIn(call.tenant, 'applications').find((one) =>
    same(text(one, 'uniqueName'), name),
  );
  if (!found) throw missing(name);
  return answerOne(call, TYPE, found);
}

const trustsOf = (call: Call): Body[] => {
  const id = text(registered(call), 'id');
  return bodiesIn(call.tenant, SET).filter((one) => text(one, '_application') === id);
};

function trust(call: Call): Reply {
  const application = registered(call);
  const body = readBody(call, TRUST, {
    required: ['audiences', 'issuer', 'name', 'subject'],
    readOnly: ['id'],
  });
  const known = trustsOf(call);
  const sameIn = (name: string) => known.some((one) => text(one, name) === text(body, name));
  if (sameIn('name') || (sameIn('issuer') && sameIn('subject'))) {
    throw badRequest(
      'FederatedIdentityCredential with the same name, or issuer and subject, already exists.',
      'Request_MultipleObjectsWithSameKeyValue',
    );
  }
  if (known.length >= MOST_TRUSTS)
    throw badRequest('The limit of 20 federated credentials is reached.');
  const id = crypto.randomUUID();
  const made = { description: null, ...body, id, _application: text(application, 'id') };
  call.tenant.put(SET, id, made);
  note(
    call,
    application,
    `trusts ${text(body, 'name')}`,
    'not trusted',
    text(body, 'issuer') ?? '',
  );
  return answerCreated(call, TRUST, made);
}

function distrust(call: Call): Reply {
  const key = call.params.behind ?? '';
  const found = trustsOf(call).find(
    (one) => same(text(one, 'id'), key) || text(one, 'name') === key,
  );
  if (!found) throw missing(key);
  call.tenant.remove(SET, text(found, 'id') ?? '');
  note(call, registered(call), `no longer trusts ${text(found, 'name')}`, 'trusted', 'not trusted');
  return noContent();
}

export const applications: Family = {
  places: [
    { path: TRUSTS, is: 'owned', of: 'applications', set: SET, type: TRUST, owner: '_application' },
  ],
  routes: [
    { path: PATH, POST: { answer: create } },
    { path: `${PATH}/{id}`, PATCH: { answer: update } },
    { path: `${PATH}(uniqueName='{uniqueName}')`, GET: { answer: byUniqueName } },
    ...ownedRoutes({ path: TRUSTS, type: TRUST, list: trustsOf }),
    { path: TRUSTS, POST: { answer: trust } },
    { path: `${TRUSTS}/{behind}`, DELETE: { answer: distrust } },
  ],
};
