// Tasks around how people sign in: methods, multifactor authentication, passes, password reset.
import { inArea } from './task.ts';

export const signInTasks = [
  ...inArea('Multifactor authentication', [
    ['Delete the app passwords of somebody', 'Authentication Policy Administrator'],
    ['Disable per-user MFA', 'Authentication Administrator'],
    ['Enable per-user MFA', 'Authentication Administrator'],
    ['Change the settings of the MFA service', 'Authentication Policy Administrator'],
    ['Have somebody register their MFA methods again', 'Authentication Administrator', 'reset'],
    ['Ask for MFA again on all remembered devices', 'Authentication Administrator'],
  ]),
  ...inArea('MFA Server', [
    ['Block or unblock somebody in the MFA server', 'Authentication Policy Administrator'],
    ['Set the account lockout of the MFA server', 'Authentication Policy Administrator'],
    ['Set the caching rules of the MFA server', 'Authentication Policy Administrator'],
    ['Set the fraud alert of the MFA server', 'Authentication Policy Administrator'],
    ['Set the notifications of the MFA server', 'Authentication Policy Administrator'],
    ['Give a one-time bypass in the MFA server', 'Authentication Policy Administrator'],
    ['Set the phone calls of the MFA server', 'Authentication Policy Administrator'],
    ['Set the providers of the MFA server', 'Authentication Policy Administrator'],
    ['Change the server settings of the MFA server', 'Authentication Policy Administrator'],
    ['Read the activity report of the MFA server', 'Global Reader'],
    ['See how the MFA server is set up', 'Global Reader'],
    ['Read the status of the MFA server', 'Global Reader'],
  ]),
  ...inArea('Self-service password reset', [
    ['Set the methods for self-service password reset', 'Authentication Policy Administrator'],
    ['Set the help link of self-service password reset', 'Authentication Policy Administrator'],
    ['Set the notifications of self-service password reset', 'Authentication Policy Administrator'],
    ['Set the write-back of passwords to on premises', 'Authentication Policy Administrator'],
    ['Set who may use self-service password reset', 'User Administrator'],
    ['Set the registration for self-service password reset', 'Authentication Policy Administrator'],
    ['See how self-service password reset is set up', 'Security Administrator'],
  ]),
  ...inArea('Authentication methods', [
    ['Enable or disable authentication methods', 'Authentication Policy Administrator'],
    ['Manage the authentication methods of single people', 'Authentication Administrator'],
    ['Set password protection and banned passwords', 'Security Administrator'],
    ['Set the smart lockout', 'Security Administrator'],
    ['See which authentication methods are on', 'Global Reader'],
  ]),
  ...inArea('Temporary Access Pass', [
    [
      'Create a Temporary Access Pass for administrators as well',
      'Privileged Authentication Administrator',
    ],
    ['Create a Temporary Access Pass for somebody without a role', 'Authentication Administrator'],
    ['See that somebody has a Temporary Access Pass, without its code', 'Global Reader'],
    ['Set the policy of Temporary Access Passes', 'Authentication Policy Administrator'],
  ]),
];
