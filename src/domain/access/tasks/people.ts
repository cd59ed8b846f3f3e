// Tasks around people's accounts and their roles.
import { inArea } from './task.ts';

export const peopleTasks = [
  ...inArea('Users', [
    ['Give somebody a directory role', 'Privileged Role Administrator'],
    ['Add somebody to a group', 'User Administrator'],
    ['Assign a license to somebody', 'License Administrator'],
    ['Invite a guest', 'Guest Inviter'],
    ['Reset the invitation of a guest', 'Helpdesk Administrator'],
    ['Create an account', 'User Administrator'],
    ['Delete an account', 'User Administrator'],
    ['Sign a limited administrator out everywhere', 'User Administrator'],
    ['Sign somebody without a role out everywhere', 'Helpdesk Administrator', 'revoke'],
    ['Sign a privileged administrator out everywhere', 'Privileged Authentication Administrator'],
    ['Reset the password of a limited administrator', 'User Administrator'],
    ['Reset the password of somebody without a role', 'Password Administrator', 'change set'],
    ['Reset the password of a privileged administrator', 'Privileged Authentication Administrator'],
    ['Take a license away from somebody', 'License Administrator'],
    ['Change the properties of an account, other than its sign-in name', 'User Administrator'],
    ['Change whether an account is synchronized from on premises', 'Hybrid Identity Administrator'],
    ['Change profile photos and people settings', 'People Administrator'],
    ['Change the sign-in name of a limited administrator', 'User Administrator'],
    [
      'Change the sign-in name of a privileged administrator',
      'Privileged Authentication Administrator',
    ],
    ['Set what every account may do by default', 'Privileged Role Administrator'],
    ['Set what guest accounts may do', 'Privileged Role Administrator'],
    ['Set who may open the administration center', 'Global Administrator'],
    ['Set whether accounts may be connected with LinkedIn', 'Global Administrator'],
    ['Set whether people are offered to stay signed in', 'Global Administrator'],
    ['Change the authentication methods of somebody', 'Authentication Administrator'],
  ]),
  ...inArea('Privileged Identity Management', [
    ['Make people eligible for roles', 'Privileged Role Administrator'],
    ['Change the PIM settings of a role', 'Privileged Role Administrator'],
    ['Read the audit of PIM', 'Security Reader'],
    ['See who is eligible for which role', 'Security Reader'],
  ]),
  ...inArea('Roles and administrators', [
    ['Manage role assignments', 'Privileged Role Administrator'],
    ['Read the access review of a role', 'Security Reader'],
  ]),
  ...inArea('Support', [['Open a support ticket with Microsoft', 'Service Support Administrator']]),
];
