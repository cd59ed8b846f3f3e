// Tasks around people from outside, tenants, domains and branding.
import { inArea } from './task.ts';

export const externalTasks = [
  ...inArea('External identities and B2C', [
    ['Create enterprise applications for customers', 'Cloud Application Administrator'],
    ['Manage B2C custom policies', 'B2C IEF Policy Administrator'],
    ['Manage identity providers for customers', 'External Identity Provider Administrator'],
    ['Manage user flows for password reset', 'External ID User Flow Administrator'],
    ['Manage user flows for editing a profile', 'External ID User Flow Administrator'],
    ['Manage user flows for sign-in', 'External ID User Flow Administrator'],
    ['Manage user flows for sign-up', 'External ID User Flow Administrator'],
    ['Manage user attributes of user flows', 'External ID User Flow Attribute Administrator'],
    ['Manage customer accounts', 'User Administrator'],
    ['Set what guests may see in the directory', 'Privileged Role Administrator'],
    ['Set who may invite guests', 'Guest Inviter'],
    [
      'Set whether external people may leave by themselves',
      'External Identity Provider Administrator',
    ],
    ['Set with which domains people may collaborate', 'Global Administrator'],
    ['See how external identities are set up', 'Global Reader'],
    ['Read the audit logs of a B2C tenant', 'Global Reader'],
  ]),
  ...inArea('Organizational relationships', [
    ['Manage identity providers', 'External Identity Provider Administrator'],
    ['See how relationships with other organizations are set up', 'Global Reader'],
  ]),
  ...inArea('Company branding', [
    ['Change the company branding of the sign-in page', 'Organizational Branding Administrator'],
    ['See how company branding is set up', 'Directory Readers'],
  ]),
  ...inArea('Custom domain names', [
    ['Manage domain names', 'Domain Name Administrator'],
    ['See which domain names there are', 'Directory Readers'],
  ]),
  ...inArea('Tenants', [
    ['Create a tenant', 'Tenant Creator'],
    ['Change the properties of the tenant', 'Billing Administrator'],
    ['Change privacy statement and contact', 'Billing Administrator'],
  ]),
];
