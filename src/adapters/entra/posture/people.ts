// Everybody in a directory: who they are, and when somebody last signed in.
import type { SignInActivityFact, UserFact } from '../../../domain/posture/facts/directory.ts';
import { byId, id, lowerId, pick, pickAll, texts } from './pick.ts';
import type { AreaReader } from './survey.ts';

const USER = {
  id,
  ...texts('displayName userPrincipalName mail userType accountEnabled onPremisesSyncEnabled'),
  ...texts('createdDateTime externalUserState externalUserStateChangeDateTime'),
  identities: [texts('signInType issuer issuerAssignedId')],
  assignedPlans: [{ servicePlanId: id, ...texts('service capabilityStatus') }],
} as const;

export const readUsers: AreaReader<'users'> = async (survey) =>
  byId(
    pickAll<UserFact>(
      await survey.list('/users', {
        needs: 'User.Read.All',
        query: { $select: Object.keys(USER).join(','), $top: '999' },
      }),
      USER,
    ),
  );

const ACTIVITY = texts(
  'lastSignInDateTime lastNonInteractiveSignInDateTime lastSuccessfulSignInDateTime',
);

/** With signInActivity a page holds 120 people at most: https://learn.microsoft.com/graph/api/user-list */
export const readSignInActivity: AreaReader<'signInActivity'> = async (survey) => {
  const people = await survey.list<{ id: string; signInActivity?: unknown }>('/users', {
    needs: 'AuditLog.Read.All',
    query: { $select: 'id,signInActivity', $top: '120' },
  });
  return byId(
    people.map(({ id: person, signInActivity }) => ({
      id: lowerId(person),
      ...pick<Omit<SignInActivityFact, 'id'> | undefined>(signInActivity ?? undefined, ACTIVITY),
    })),
  );
};
