// Creating, changing and deleting users.
import { answerCreated } from '../answer.ts';
import { type Body, flag, stamp, text } from '../body.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { findUser, nameOf, userOf } from '../objects.ts';
import { badRequest, denied } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { moveToDeleted } from '../rules/deletion.ts';
import { demandUnrestricted } from '../rules/restricted.ts';
import { holdsDirectoryRole } from '../rules/role-holders.ts';
import { asPerson } from '../words.ts';

/** Permissions that change these properties and nothing else. */
const NARROW: Record<string, string[]> = {
  'User.EnableDisableAccount.All': ['accountEnabled'],
  'User.ManageIdentities.All': ['identities'],
  'User-Mail.ReadWrite.All': ['otherMails'],
  'User-PasswordProfile.ReadWrite.All': ['passwordProfile'],
  'User-Phone.ReadWrite.All': ['businessPhones', 'mobilePhone'],
};
const WIDE = /^(User\.ReadWrite|Directory\.ReadWrite|AgentIdUser|DeviceManagement)/;

const READ_ONLY = ['id', 'createdDateTime', 'creationType', 'externalUserState', 'deletedDateTime'];

export function createUser(call: Call): Reply {
  const body = readBody(call, 'user', {
    required: [
      'accountEnabled',
      'displayName',
      'mailNickname',
      'userPrincipalName',
      'passwordProfile',
    ],
    readOnly: READ_ONLY,
  });
  const upn = text(body, 'userPrincipalName') ?? '';
  const domain = upn.split('@')[1]?.toLowerCase() ?? '';
  if (!call.tenant.about.domains.includes(domain))
    throw badRequest(
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
    );
  if (findUser(call.tenant, upn))
    throw badRequest(
      'Another object with the same value for property userPrincipalName already exists.',
    );
  const id = crypto.randomUUID();
  const { passwordProfile: _, ...kept } = body;
  const user: Body = { id, userType: 'Member', ...kept, createdDateTime: stamp(call.now) };
  call.tenant.put('users', id, user);
  call.note({
    summary: `Account for ${nameOf(user)} created`,
    before: 'no account',
    after: asPerson(user),
    audit: {
      activity: 'Add user',
      category: 'UserManagement',
      operation: 'Add',
      targets: [{ id, type: 'User', displayName: nameOf(user), userPrincipalName: upn }],
    },
  });
  return answerCreated(call, 'user', user);
}

export function updateUser(call: Call): Reply {
  const user = userOf(call.tenant, idOf(call));
  const body = readBody(call, 'user', { readOnly: READ_ONLY });
  demandUnrestricted(call, text(user, 'id') ?? '');
  const narrow = [...call.caller.roles].filter((role) => NARROW[role]);
  if (![...call.caller.roles].some((role) => WIDE.test(role))) {
    const may = narrow.flatMap((role) => NARROW[role] ?? []);
    if (Object.keys(body).some((name) => !may.includes(name))) throw denied();
  }
  if (
    flag(user, 'onPremisesSyncEnabled') &&
    Object.keys(body).some((name) => !CLOUD_OWNED.has(name))
  )
    throw badRequest(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  const { passwordProfile: _, ...kept } = body;
  const changed: Body = { ...user, ...kept };
  const id = text(user, 'id') ?? '';
  call.tenant.put('users', id, changed);
  const names = Object.keys(body).join(', ');
  call.note({
    summary: `${nameOf(user)} changed: ${names}`,
    before: valuesIn(user, body),
    after: valuesIn(changed, body),
    audit: {
      activity: body.accountEnabled === false ? 'Disable account' : 'Update user',
      category: 'UserManagement',
      targets: [
        {
          id,
          type: 'User',
          displayName: nameOf(user),
          userPrincipalName: text(user, 'userPrincipalName'),
        },
      ],
    },
  });
  return noContent();
}

/** What stays the cloud's own on a synchronised account. */
const CLOUD_OWNED = new Set([
  'accountEnabled',
  'usageLocation',
  'passwordPolicies',
  'showInAddressList',
]);

const valuesIn = (user: Body, names: Body) =>
  Object.keys(names)
    .filter((name) => name !== 'passwordProfile')
    .map((name) => `${name}: ${JSON.stringify(user[name] ?? null)}`)
    .join(', ') || 'unchanged';

export function deleteUser(call: Call): Reply {
  const user = userOf(call.tenant, idOf(call));
  const id = text(user, 'id') ?? '';
  demandUnrestricted(call, id);
  // An application without a directory role of its own cannot delete administrators.
  if (
    holdsDirectoryRole(call.tenant, id) &&
    !holdsDirectoryRole(call.tenant, call.caller.principalId)
  )
    throw denied();
  moveToDeleted(call, 'users', id);
  call.note({
    summary: `Account of ${nameOf(user)} deleted`,
    before: asPerson(user),
    after: 'deleted, can be restored for 30 days',
    audit: {
      activity: 'Delete user',
      category: 'UserManagement',
      operation: 'Delete',
      targets: [
        {
          id,
          type: 'User',
          displayName: nameOf(user),
          userPrincipalName: text(user, 'userPrincipalName'),
        },
      ],
    },
  });
  return noContent();
}

export function revokeSessions(call: Call): Reply {
  const user = userOf(call.tenant, idOf(call));
  const id = text(user, 'id') ?? '';
  const guest = text(user, 'userType') === 'Guest';
  // Sessions of external users are their home tenant's; the call succeeds and changes nothing.
  if (!guest)
    call.tenant.put('users', id, { ...user, signInSessionsValidFromDateTime: stamp(call.now) });
  call.note({
    summary: `Sign-in sessions of ${nameOf(user)} revoked`,
    before: 'signed in',
    after: guest
      ? 'unchanged: sessions of guests belong to their home tenant'
      : 'must sign in again',
  });
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Edm.Boolean',
      value: true,
    },
  };
}
