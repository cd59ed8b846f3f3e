// Whose address it is: `mail` counts only where nobody outside the tenant can have it.
import { expect, test } from 'vitest';
import { addressesOf } from '../../src/domain/access/home-address.ts';
import { employee } from '../fakes/access.ts';
import { estate } from '../fakes/estate.ts';

const addresses = (mail: string | null) =>
  addressesOf(estate(), { ...employee, userPrincipalName: 'em@home.example', mail });

test('mail of the home tenant comes before the name under which somebody signs in', () => {
  expect(addresses('Em.Ployee@Home.example')).toEqual([
    'Em.Ployee@Home.example',
    'em@home.example',
  ]);
});

test.each([
  ['of another tenant of ours', 'ceo@away.example'],
  ['of a mail provider', 'em@mail.example'],
  ['that only ends like the domain', 'em@not-home.example'],
  ['with a second @', '"ceo@away.example"@mail.example'],
])('mail %s may be another person’s, and is not used', (_what, mail) => {
  expect(addresses(mail)).toEqual(['em@home.example']);
});

test('without mail there is the name under which somebody signs in', () => {
  expect(addresses(null)).toEqual(['em@home.example']);
});

test('of a tenant that the estate does not list, no mail is known to be theirs', () => {
  const unlisted = estate({ tenants: [] });
  expect(addressesOf(unlisted, employee)).toEqual(['em@home.example']);
});
