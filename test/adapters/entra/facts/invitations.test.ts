// Who may invite is one of the known answers or none; guests are found by the name they were invited under.
import { expect, test } from 'vitest';
import {
  readGuestsByAddress,
  readInvitesFrom,
} from '../../../../src/adapters/entra/facts/invitations.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { AWAY } from '../../../fakes/estate.ts';
import { FakeTenant } from '../changes/fake-tenant.ts';

const answering = (body: unknown) =>
  ({ get: async () => ({ body, requestId: 'g' }) }) as unknown as GraphClient;

test('who may invite', async () => {
  const read = (allowInvitesFrom: unknown) =>
    readInvitesFrom(answering({ allowInvitesFrom }), AWAY);
  expect(await read('adminsAndGuestInviters')).toBe('adminsAndGuestInviters');
  // What is not known is never taken for a yes.
  await expect(read('unknownFutureValue')).rejects.toMatchObject({ code: 'malformed' });
  await expect(read(undefined)).rejects.toMatchObject({ code: 'malformed' });
});

test('guests by address', async () => {
  const tenant = new FakeTenant();
  const user = (id: string, userPrincipalName: string) => ({ id, userPrincipalName });
  tenant.found = [
    user('jane', 'jane_partner.com#EXT#@away.example'),
    user('other', 'other@away.example'),
    user('near', 'jane_partner.com.evil.com#EXT#@away.example'),
  ];
  const found = await readGuestsByAddress(tenant.deps.reader(AWAY), AWAY, "d'arcy@partner.com");
  expect(tenant.filters.at(-1)).toContain("mail eq 'd''arcy@partner.com'");
  expect(found.certain).toEqual([]);
  const janes = await readGuestsByAddress(tenant.deps.reader(AWAY), AWAY, 'jane@partner.com');
  expect(janes.certain.map(({ objectId }) => objectId)).toEqual(['jane']);
  expect(janes.unclear.map(({ objectId }) => objectId)).toEqual(['other', 'near']);
});
