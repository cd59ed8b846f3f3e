// Which ways to sign in a tenant allows, and which its people have registered.
import type { RegistrationFact } from '../../../domain/posture/facts/sign-in-methods.ts';
import { byId, id, pick, pickAll, texts } from './pick.ts';
import type { AreaReader } from './survey.ts';

export const readMethodsPolicy: AreaReader<'authenticationMethodsPolicy'> = async (survey) =>
  pick(await survey.get('/policies/authenticationMethodsPolicy', { needs: 'Policy.Read.All' }), {
    ...texts('policyMigrationState'),
    authenticationMethodConfigurations: [texts('id state')],
  });

const REGISTRATION = {
  id,
  ...texts('userPrincipalName userType isAdmin isMfaRegistered isMfaCapable'),
  ...texts('isPasswordlessCapable methodsRegistered'),
} as const;

export const readRegistrations: AreaReader<'registrationDetails'> = async (survey) =>
  byId(
    pickAll<RegistrationFact>(
      await survey.list('/reports/authenticationMethods/userRegistrationDetails', {
        needs: 'AuditLog.Read.All',
      }),
      REGISTRATION,
    ),
  );
