// Which ways to sign in a tenant allows, and which its people have registered.
import type { Maybe } from './areas.ts';

export interface RegistrationFact {
  /** Object id of the user. */
  readonly id: string;
  readonly userPrincipalName?: Maybe<string>;
  readonly userType?: Maybe<string>;
  readonly isAdmin?: Maybe<boolean>;
  readonly isMfaRegistered?: Maybe<boolean>;
  readonly isMfaCapable?: Maybe<boolean>;
  readonly isPasswordlessCapable?: Maybe<boolean>;
  readonly methodsRegistered?: Maybe<readonly string[]>;
}

export interface SignInMethodAreas {
  authenticationMethodsPolicy: {
    readonly policyMigrationState?: Maybe<string>;
    readonly authenticationMethodConfigurations?: Maybe<
      ReadonlyArray<{ readonly id?: Maybe<string>; readonly state?: Maybe<string> }>
    >;
  };
  /** Needs Entra ID P1. */
  registrationDetails: readonly RegistrationFact[];
}
