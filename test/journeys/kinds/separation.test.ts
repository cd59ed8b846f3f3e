// A separation over HTTP: the impact on the card, one click closes, both halves by both owners, no end opens.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import type { Drawbridge } from '../../support/drawbridge.ts';
import { decide, readCard } from '../story.ts';
import { ALONE, BOTH } from './separation.story.ts';
import { askSetting, endSetting, entryOf } from './settings.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

const everyone = {
  usersAndGroups: { accessType: 'blocked', targets: [{ target: 'AllUsers' }] },
  applications: { accessType: 'blocked', targets: [{ target: 'AllApplications' }] },
};
const CLOSED = {
  b2bCollaborationInbound: everyone,
  b2bCollaborationOutbound: everyone,
  b2bDirectConnectInbound: everyone,
  b2bDirectConnectOutbound: everyone,
  inboundTrust: {
    isMfaAccepted: false,
    isCompliantDeviceAccepted: false,
    isHybridAzureADJoinedDeviceAccepted: false,
  },
  automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
};

test('a tenant closes itself by its owners alone, the impact first, and its end opens nothing', async () => {
  await askSetting(drawbridge, 'alex', ALONE);
  const asked = await readCard(drawbridge, 'omar');
  expect(asked).toContain('collaboration outbound open for everybody in every application');
  expect(asked).toContain('trusts multifactor authentication');
  expect(asked).toContain('Who loses access: ');
  expect(asked).toContain('of Fabrikam in Contoso');

  await decide(drawbridge, 'omar', 'Approve');
  expect(await readCard(drawbridge, 'alex')).toContain('Separated since');
  expect(await entryOf(drawbridge, 'contoso', 'fabrikam')).toMatchObject(CLOSED);
  expect(await entryOf(drawbridge, 'fabrikam', 'contoso')).not.toMatchObject(CLOSED);

  await endSetting(drawbridge, 'omar');
  const ended = await readCard(drawbridge, 'omar');
  expect(ended).toContain('The setting itself stays. It stays closed; opening is asked for anew.');
  expect(await entryOf(drawbridge, 'contoso', 'fabrikam')).toMatchObject(CLOSED);
});

test('both halves need the owners of both, and a kill in between closes both all the same', async () => {
  await askSetting(drawbridge, 'alex', BOTH);
  await decide(drawbridge, 'omar', 'Approve');
  expect(await entryOf(drawbridge, 'northwind', 'contoso')).not.toMatchObject(CLOSED);
  await drawbridge.fault({ kind: 'reset-after', tenant: 'contoso', method: 'PATCH', count: 1 });
  await decide(drawbridge, 'greta', 'Approve');
  await drawbridge.kill();
  await drawbridge.advance('PT1H');
  expect(await readCard(drawbridge, 'alex')).toContain('Separated since');
  expect(await entryOf(drawbridge, 'contoso', 'northwind')).toMatchObject(CLOSED);
  expect(await entryOf(drawbridge, 'northwind', 'contoso')).toMatchObject(CLOSED);
}, 60_000);
