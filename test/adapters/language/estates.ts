// Two estates to ask about: the sample, and one whose names are ordinary words, alike, or not English.
import { loadEstate } from '../../../src/config/estate/load.ts';
import { roleIsNeverGranted } from '../../../src/domain/access/ceiling.ts';
import { kinds } from '../../../src/domain/access/kinds/index.ts';
import { writersFor } from '../../../src/domain/access/kinds/membership-way.ts';
import type { Estate, Tenant, TenantKind } from '../../../src/domain/estate/estate.ts';

function loaded(): Estate {
  const result = loadEstate('estate/estate.yaml', {
    writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
    membershipWriters: writersFor,
    neverGranted: roleIsNeverGranted,
  });
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result.estate;
}

export const sample: Estate = loaded();

export const tenant = (
  name: string,
  displayName: string,
  kind: TenantKind,
  domains: readonly string[],
  number: number,
): Tenant => ({
  name,
  displayName,
  kind,
  domains,
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  cloud: 'commercial',
  purpose: 'A tenant to ask about',
  contact: `it@${domains[0]}`,
  owners: [],
  access: [],
  signIn: [],
  offers: {
    groups: [],
    roles: [],
    sponsored: [],
    partners: [],
    packages: [],
    organization: [],
    openings: { applications: [], groups: [] },
    memberships: [],
    applications: [],
  },
});

export const estateOf = (tenants: readonly Tenant[]): Estate => ({
  organization: 'Alder Holdings',
  tenants,
  people: [],
  oncall: [],
  posture: { readers: [] },
  policies: [],
});

export const other: Estate = {
  ...estateOf([
    tenant('summit', 'Summit', 'primary', ['summit.example'], 1),
    tenant('guest-services', 'Guest Services Ltd', 'secondary', ['guestservices.example'], 2),
    tenant('primary-care', 'Primary Care', 'secondary', ['primarycare.example'], 3),
    tenant('alder-nord', 'Alder Nord', 'secondary', ['aldernord.example'], 4),
    tenant('alder-north', 'Alder North', 'secondary', ['aldernorth.example'], 5),
    tenant('mueller-werke', 'Müller Werke GmbH', 'isolated', ['mueller-werke.example'], 6),
    tenant('playground', 'Summit Playground', 'sandbox', ['summit-play.example'], 7),
    tenant('quill', 'Quill & Sons', 'external', ['quill.example', 'quillsons.example'], 8),
  ]),
  people: [
    {
      name: 'hanna.weiss',
      displayName: 'Hanna Weiss',
      accounts: [{ tenantId: '00000000-0000-4000-8000-000000000004', objectId: 'x' }],
    },
  ],
};

/** A group whose companies are called alike, each by a trade and a number. */
export const alike: Estate = estateOf(
  [
    ['Goldcrest Rail 001', 'primary'],
    ['Velden Optics 002', 'secondary'],
    ['Velden Energy 003', 'secondary'],
    ['Velden Health 004', 'sandbox'],
    ['Goldcrest Health 005', 'isolated'],
    ['Elmridge Paper 006', 'secondary'],
    ['Alderfield Shipping 007', 'secondary'],
    ['Northgate Shipping 008', 'secondary'],
    ['Velden Rail 009', 'secondary'],
    ['Velden Paper 010', 'secondary'],
    ['Velden Seeds 011', 'secondary'],
  ].map(([displayName = '', kind], at) => {
    const name = displayName.toLowerCase().replaceAll(' ', '-');
    return tenant(name, displayName, kind as TenantKind, [`${name}.example`], at + 1);
  }),
);

export const idIn = (estate: Estate, name: string): string => {
  const found = estate.tenants.find((one) => one.name === name);
  if (!found) throw new Error(`no tenant ${name}`);
  return found.id;
};
