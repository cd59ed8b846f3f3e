// Who holds an access package: requests of administrators and the assignments they make.
// https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests
import { answerCreated } from '../answer.ts';
import { type Body, inner, same, stamp, text } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { declareNavigations, single } from '../navigation.ts';
import { findUser, nameOf, objectOf } from '../objects.ts';
import { badRequest, denied, missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { DELIVERY_MS, targetIn } from '../rules/delivery.ts';
import { demandEligible } from '../rules/package-scope.ts';
import { askedPeriod, shownPeriod } from '../rules/schedule.ts';
import type { Family } from './family.ts';
import { GOVERNANCE, noteGovernance } from './governance.ts';

const REQUEST = 'accessPackageAssignmentRequest';
const ASSIGNMENT = 'accessPackageAssignment';
const LICENCE = { licence: 'governance' as const };
const DELIVERED = new Set(['delivered', 'delivering']);

const idIn = (body: Body | undefined, name: string) => text(inner(body, name), 'id') ?? '';

const nested = (type: string, name: string) => ({
  type,
  many: false,
  read: (_call: Call, body: Body) => single(type, inner(body, name)),
});
const pointed = (type: string, set: string, name: string) => ({
  type,
  many: false,
  read: ({ tenant }: Call, body: Body) => single(type, tenant.rows(set).get(idIn(body, name))),
});

declareNavigations({
  [ASSIGNMENT]: {
    accessPackage: pointed('accessPackage', 'accessPackages', 'accessPackage'),
    assignmentPolicy: pointed(
      'accessPackageAssignmentPolicy',
      'assignmentPolicies',
      'assignmentPolicy',
    ),
    target: nested('accessPackageSubject', 'target'),
  },
  [REQUEST]: {
    accessPackage: pointed('accessPackage', 'accessPackages', 'accessPackage'),
    assignment: pointed(ASSIGNMENT, 'assignments', 'assignment'),
    requestor: nested('accessPackageSubject', 'requestor'),
  },
});

/** Names that the page takes in `assignment` although the type has none of them. */
const DOCUMENTED = {
  place: 'assignment',
  names: ['targetId', 'assignmentPolicyId', 'accessPackageId'],
};

function request(call: Call): Reply {
  const body = readBody(call, REQUEST, {
    required: ['requestType'],
    readOnly: ['state', 'status'],
    besides: DOCUMENTED,
  });
  const type = text(body, 'requestType') ?? '';
  if (type.startsWith('user')) throw denied('Requests of this type need a signed-in user.');
  const asked = inner(body, 'assignment') ?? {};
  const assignment = type === 'adminAdd' ? add(call, body, asked) : existing(call, asked);
  if (type !== 'adminAdd' && type !== 'adminRemove' && type !== 'adminUpdate')
    throw badRequest(`The request type ${type} cannot be sent by an administrator.`);
  const schedule = inner(body, 'schedule');
  const id = crypto.randomUUID();
  const made: Body = {
    answers: [],
    justification: null,
    ...body,
    id,
    state: 'submitted',
    status: 'Accepted',
    createdDateTime: stamp(call.now),
    completedDateTime: null,
    schedule:
      type === 'adminUpdate' && schedule
        ? shownPeriod(askedPeriod(schedule, call.now))
        : (assignment.schedule ?? null),
    accessPackage: { id: idIn(assignment, 'accessPackage') },
    assignment: { id: assignment.id },
    // Where an administrator assigns, it is the one who is assigned.
    requestor: inner(assignment, 'target') ?? null,
    _dueAt: call.now + DELIVERY_MS,
  };
  call.tenant.put('assignmentRequests', id, made);
  return answerCreated(call, REQUEST, made);
}

function existing(call: Call, asked: Body): Body {
  const id = text(asked, 'id') ?? '';
  const assignment = call.tenant.rows('assignments').get(id);
  if (!assignment || text(assignment, 'state') === 'expired') throw missing(id);
  return assignment;
}

function add(call: Call, body: Body, asked: Body): Body {
  const { tenant, now } = call;
  const packageId = text(asked, 'accessPackageId') ?? idIn(asked, 'accessPackage');
  const policyId = text(asked, 'assignmentPolicyId') ?? idIn(asked, 'assignmentPolicy');
  const accessPackage = tenant.rows('accessPackages').get(packageId);
  const policy = tenant.rows('assignmentPolicies').get(policyId);
  if (!accessPackage || !policy) throw missing(accessPackage ? policyId : packageId);
  if (!same(idIn(policy, 'accessPackage'), packageId))
    throw badRequest('The assignment policy belongs to another access package.');
  const user = subjectOf(call, asked);
  const userId = text(user, 'id') ?? '';
  const twin = [...tenant.rows('assignments').rows()].some(
    ({ body: one }) =>
      DELIVERED.has(text(one, 'state') ?? '') &&
      same(idIn(one, 'accessPackage'), packageId) &&
      same(targetIn(one), userId),
  );
  // Which code a second assignment gets is inference.
  if (twin)
    throw badRequest('The user already has an assignment of this access package.', 'ExistingGrant');
  demandEligible(call, policy, user, packageId);
  const schedule = inner(body, 'schedule') ?? { expiration: policy.expiration };
  const assignment: Body = {
    id: crypto.randomUUID(),
    state: 'delivering',
    status: 'Delivering',
    expiredDateTime: null,
    schedule: shownPeriod(askedPeriod(schedule as Body, now)),
    accessPackage: { id: packageId },
    assignmentPolicy: { id: policyId },
    target: {
      id: userId,
      objectId: userId,
      displayName: text(user, 'displayName') ?? null,
      email: text(user, 'mail') ?? null,
      principalName: text(user, 'userPrincipalName') ?? null,
      subjectType: 'user',
    },
  };
  tenant.put('assignments', text(assignment, 'id') ?? '', assignment);
  noteGovernance(
    call,
    `Access package ${nameOf(accessPackage)} asked for ${nameOf(user)}`,
    'not assigned',
    'being delivered',
    'Administrator directly assigns user to access package',
  );
  return assignment;
}

/** A person of the directory, or one by mail who is already there as a guest. */
function subjectOf(call: Call, asked: Body): Body {
  const email = text(inner(asked, 'target'), 'email');
  const key = text(asked, 'targetId') ?? text(inner(asked, 'target'), 'objectId') ?? '';
  const user = email ? call.tenant.rows('users').find('mail', email) : findUser(call.tenant, key);
  // Bringing in somebody who is not in the directory yet is left out: the invitation is the caller's here.
  if (!user) throw missing(email ?? key);
  return user;
}

function deleteRequest(call: Call): Reply {
  const found = objectOf(call.tenant, 'assignmentRequests', idOf(call));
  if (text(found, 'state') === 'submitted')
    throw badRequest('The request is still being worked on.');
  call.tenant.remove('assignmentRequests', idOf(call));
  return noContent();
}

const reprocess =
  (set: string) =>
  (call: Call): Reply => {
    objectOf(call.tenant, set, idOf(call));
    return { status: 202 };
  };

const REQUESTS = `${GOVERNANCE}/assignmentRequests`;
const ASSIGNMENTS = `${GOVERNANCE}/assignments`;

export const packageAssignments: Family = {
  places: [
    { path: REQUESTS, is: 'set', set: 'assignmentRequests', type: REQUEST },
    { path: ASSIGNMENTS, is: 'set', set: 'assignments', type: ASSIGNMENT },
  ],
  routes: [
    ...collectionRoutes({ path: REQUESTS, type: REQUEST, set: 'assignmentRequests', ...LICENCE }),
    { path: REQUESTS, POST: { ...LICENCE, answer: request } },
    { path: `${REQUESTS}/{id}`, DELETE: { ...LICENCE, answer: deleteRequest } },
    {
      path: `${REQUESTS}/{id}/reprocess`,
      POST: { ...LICENCE, answer: reprocess('assignmentRequests') },
    },
    ...collectionRoutes({ path: ASSIGNMENTS, type: ASSIGNMENT, set: 'assignments', ...LICENCE }),
    {
      path: `${ASSIGNMENTS}/{id}/reprocess`,
      POST: { ...LICENCE, answer: reprocess('assignments') },
    },
  ],
};
