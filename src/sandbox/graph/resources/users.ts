// /users: people and guests.
import { answerOne } from '../answer.ts';
import { type Body, isGuid } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import { type Call, idOf, type Reply } from '../call.ts';
import { demandLicence } from '../licence.ts';
import { findUser } from '../objects.ts';
import { denied, GraphProblem, missing } from '../problem.ts';
import type { Family } from './family.ts';
import { userLinkRoutes } from './user-links.ts';
import { createUser, deleteUser, revokeSessions, updateUser } from './user-writes.ts';

/** What User.ReadBasic.All shows of people. */
const BASIC = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];

/** With only the basic permission everything else is answered as if it were empty. */
function visible(call: Call): ((user: Body) => Body) | undefined {
  const full = [...call.caller.roles].some((role) =>
    /^(User\.Read\.|User\.ReadWrite\.|Directory\.|AgentIdUser|DeviceManagement)/.test(role),
  );
  if (full) return undefined;
  return (user) =>
    Object.fromEntries(Object.entries(user).filter(([name]) => BASIC.includes(name)));
}

/** https://learn.microsoft.com/graph/api/resources/signinactivity */
const wantsSignInActivity = ({ query }: Call): boolean =>
  [...(query.select ?? []), query.written.$filter ?? ''].some((part) =>
    /\bsignInActivity\b/.test(part),
  );

function demandSignInActivity(call: Call): void {
  if (!wantsSignInActivity(call)) return;
  if (!call.caller.roles.has('AuditLog.Read.All'))
    throw denied('Missing application permission: AuditLog.Read.All.');
  demandLicence(call.tenant, 'P1');
}

function readUser(call: Call): Reply {
  demandSignInActivity(call);
  const key = idOf(call);
  // The message and its code are from public reports.
  if (wantsSignInActivity(call) && !isGuid(key))
    throw new GraphProblem(
      400,
      'BadRequest',
      'Get By Key only supports UserId and the key has to be a valid Guid',
    );
  const user = isGuid(key) || key.includes('@') ? findUser(call.tenant, key) : undefined;
  if (!user) throw missing(key);
  return answerOne(call, 'user', visible(call)?.(user) ?? user);
}

const collection = collectionRoutes({
  path: '/users',
  type: 'user',
  set: 'users',
  directory: true,
  view: visible,
  check: demandSignInActivity,
  // https://learn.microsoft.com/graph/api/user-list
  longestPage: (call) => (wantsSignInActivity(call) ? 120 : undefined),
});

export const users: Family = {
  places: [
    { path: '/users', is: 'set', set: 'users', type: 'user' },
    { path: '/users/{id}/sponsors', is: 'links', of: 'users', links: 'sponsors' },
    { path: '/users/{id}/manager', is: 'links', of: 'users', links: 'manager', one: true },
    { path: '/users/{id}/memberOf', is: 'links', of: 'users', links: 'members', backwards: true },
    ...[
      'transitiveMemberOf',
      'directReports',
      'ownedObjects',
      'licenseDetails',
      'scopedRoleMemberOf',
    ].map((name) => ({
      path: `/users/{id}/${name}`,
      is: 'derived' as const,
    })),
  ],
  routes: [
    ...collection,
    { path: '/users', POST: { answer: createUser } },
    {
      path: '/users/{id}',
      GET: { answer: readUser },
      PATCH: { answer: updateUser },
      DELETE: { answer: deleteUser },
    },
    { path: '/users/{id}/revokeSignInSessions', POST: { answer: revokeSessions } },
    ...userLinkRoutes,
  ],
};
