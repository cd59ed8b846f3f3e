// The parts that typed questions are made of, as values: what can be listed, what facts there are.
import type { Claim, Fact, Listed, Relation } from './question.ts';

/** How each list is called in the middle of a sentence. */
export const LISTED: { readonly [L in Listed]: string } = {
  guests: 'guests',
  'pending-guests': 'pending guests',
  'stale-guests': 'stale guests',
  'never-signed-in-guests': 'guests who never signed in',
  'unsponsored-guests': 'guests without a sponsor',
  'external-members': 'external members',
  partners: 'partners',
  'open-partners': 'open partners',
  'unknown-partners': 'unknown partners',
  'trusted-partners': 'trusted partners',
  'global-administrators': 'Global Administrators',
  'standing-administrators': 'standing administrators',
  'eligible-administrators': 'eligible administrators',
  'external-administrators': 'external administrators',
  'emergency-accounts': 'emergency accounts',
  'privileged-service-principals': 'privileged service principals',
  'foreign-service-principals': 'foreign service principals',
  'conditional-access-policies': 'Conditional Access policies',
  'report-only-policies': 'report-only policies',
  'disabled-policies': 'disabled policies',
  exclusions: 'exclusions',
  domains: 'domains',
  'federated-domains': 'federated domains',
  licences: 'licences',
  devices: 'devices',
  applications: 'applications',
  incidents: 'incidents',
  'risky-users': 'risky users',
  tenants: 'tenants',
  'tenants-without-licence': 'tenants without a licence',
  'unknown-tenants-signed-in-to': 'unknown tenants signed in to',
  'synchronised-into': 'what is synchronised',
  'multitenant-members': 'members of the multitenant organization',
  attestations: 'attestations',
  exceptions: 'exceptions',
};

/** As they are counted: `How many guests are there …?` */
export const COUNTED: { readonly [L in Listed]: string } = {
  ...LISTED,
  'unknown-tenants-signed-in-to': 'unknown tenants that people sign in to',
  'synchronised-into': 'synchronisations',
};

export const FACTS: { readonly [F in Fact]: string } = {
  overview: 'an overview',
  id: 'the tenant id',
  kind: 'the kind of tenant',
  owner: 'the owner',
  purpose: 'the purpose',
  contact: 'the contact',
  country: 'the country',
  age: 'the creation date',
  domains: 'the domains',
  licences: 'the licences',
  users: 'the number of users',
  guests: 'the number of guests',
  hybrid: 'hybrid identity',
  cloud: 'the cloud',
  'tenant-type': 'the tenant type',
};

export const CLAIMS: { readonly [C in Claim]: string } = {
  mfa: 'MFA',
  'compliant-device': 'compliant devices',
  'hybrid-device': 'hybrid joined devices',
};

export const RELATIONS: { readonly [R in Relation['of']]: true } = {
  trust: true,
  inbound: true,
  outbound: true,
  'direct-connect': true,
  redemption: true,
  synchronization: true,
  everything: true,
};
