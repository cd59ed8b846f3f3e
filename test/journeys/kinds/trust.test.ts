// Settings that make tenants believe each other, over HTTP: asked, agreed by each side, proven, ended.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import type { Drawbridge } from '../../support/drawbridge.ts';
import { decide, readCard } from '../story.ts';
import {
  askSetting,
  endSetting,
  entryOf,
  synchronisationOf,
  synchroniseByHand,
} from './settings.ts';
import { approveBy, CONNECT, REDEMPTION, SYNC, TRUST } from './trust.story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

const trustOf = async (tenant: string, partner: string) =>
  (await entryOf(drawbridge, tenant, partner))?.inboundTrust;

describe('inbound trust', () => {
  test('the whole story', async () => {
    await askSetting(drawbridge, 'alex', TRUST);
    const card = await readCard(drawbridge, 'omar');
    expect(card).toContain('Inbound trust from Fabrikam');
    expect(card).toContain('Multifactor authentication of Fabrikam: not accepted in Northwind');
    expect(card).toContain('Northwind: no entry for Fabrikam, the default settings count');
    expect(card).toContain('Microsoft Entra hybrid joined devices (not accepted)');
    expect(card).toContain('of Fabrikam in Northwind');
    expect(card).toContain('each side has to agree');

    await decide(drawbridge, 'omar', 'Approve');
    expect(await drawbridge.changes()).toEqual([]);
    await decide(drawbridge, 'sam', 'Approve');
    expect(await trustOf('northwind', 'fabrikam')).toEqual({
      isMfaAccepted: true,
      isCompliantDeviceAccepted: true,
      isHybridAzureADJoinedDeviceAccepted: false,
    });

    await decide(drawbridge, 'omar', 'Review now');
    const review = await readCard(drawbridge, 'omar');
    expect(review).toContain('people of Fabrikam would have to do it there once more');
    await decide(drawbridge, 'omar', 'End it');
    const over = await readCard(drawbridge, 'alex');
    expect(over).toContain('Read back as gone');
    expect(over).toContain('The partner entry stays');
    expect(await trustOf('northwind', 'fabrikam')).toEqual({
      isMfaAccepted: false,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    });
  });
});

describe('automatic redemption', () => {
  const consentOf = async (tenant: string, partner: string) =>
    (await entryOf(drawbridge, tenant, partner))?.automaticUserConsentSettings;

  test('of two tenants of ours: both owners, the home tenant first, both taken back', async () => {
    await askSetting(drawbridge, 'alex', REDEMPTION);
    const card = await readCard(drawbridge, 'ines');
    expect(card).toContain('Automatic redemption for people of Northwind');
    expect(card).toContain(
      'Northwind, outbound: each of its people consents on a page of Fabrikam',
    );
    expect(card).toContain('The consent page goes only while both halves hold');
    await approveBy(drawbridge, 'omar', 'ines', 'sam');
    const written = (await drawbridge.changes())
      .slice(-3)
      .map(({ tenant, method }) => [tenant, method]);
    expect(written).toEqual([
      ['northwind', 'PATCH'],
      ['fabrikam', 'POST'],
      ['fabrikam', 'PATCH'],
    ]);
    expect(await consentOf('northwind', 'fabrikam')).toMatchObject({ outboundAllowed: true });
    expect(await consentOf('fabrikam', 'northwind')).toMatchObject({ inboundAllowed: true });

    await endSetting(drawbridge, 'ines');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    const none = { inboundAllowed: false, outboundAllowed: false };
    expect(await consentOf('northwind', 'fabrikam')).toEqual(none);
    expect(await consentOf('fabrikam', 'northwind')).toEqual(none);
  });

  test('with an external partner waits for their half, and does ours once somebody attests it', async () => {
    await askSetting(drawbridge, 'alex', { ...REDEMPTION, pair: 'From Adatum into Contoso' });
    await approveBy(drawbridge, 'omar', 'sam');
    const waiting = await readCard(drawbridge, 'omar');
    expect(waiting).toContain('security@adatum.example');
    expect(waiting).toContain('"outboundAllowed":true');
    expect(await consentOf('contoso', 'adatum')).toBeUndefined();
    await decide(drawbridge, 'omar', 'The partner has done it');
    expect(await readCard(drawbridge, 'alex')).toContain('Active since');
  });
});

describe('cross-tenant synchronisation', () => {
  const allowed = () => synchronisationOf(drawbridge, 'northwind', 'contoso');

  test('is accepted, and stopped when that ends', async () => {
    await askSetting(drawbridge, 'alex', SYNC);
    const card = await readCard(drawbridge, 'omar');
    expect(card).toContain('Synchronised users from Contoso');
    expect(card).toContain('missing: Contoso outbound and Northwind inbound');
    expect(card).toContain('1 guest of Contoso in Northwind');
    await approveBy(drawbridge, 'omar', 'sam');
    expect(await allowed()).toBe(true);

    const stop = { ...SYNC, inputs: { wanted: ['Stop accepting them'] } };
    const { dialog } = await askSetting(drawbridge, 'alex', stop);
    expect(JSON.stringify(dialog?.card)).toContain('lets users be synchronised from Contoso');
    await endSetting(drawbridge, 'omar');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await allowed()).toBe(false);
  });

  test('that was there before is stopped, and stays stopped at the end', async () => {
    await synchroniseByHand(drawbridge, 'northwind', 'contoso');
    await askSetting(drawbridge, 'alex', { ...SYNC, inputs: { wanted: ['Stop accepting them'] } });
    expect(await readCard(drawbridge, 'omar')).toContain('Nobody is removed');
    await approveBy(drawbridge, 'omar', 'sam');
    expect(await readCard(drawbridge, 'alex')).toContain('Stopped since');
    expect(await allowed()).toBe(false);
    await endSetting(drawbridge, 'omar');
    const over = await readCard(drawbridge, 'alex');
    expect(over).toContain('The setting itself stays. It stays stopped');
    expect(await allowed()).toBe(false);
  });
});

describe('connecting a secondary tenant to the primary', () => {
  test('is one ordered plan over both, and its end takes back what it brought', async () => {
    await drawbridge.call('POST', '/sandbox/reset');
    await askSetting(drawbridge, 'alex', CONNECT);
    const card = await readCard(drawbridge, 'greta');
    expect(card).toContain('Connect Northwind to Contoso');
    expect(card).toContain('What will change in Contoso and Northwind');
    expect(card).toContain('Contoso accepts nothing new from Northwind');
    await approveBy(drawbridge, 'greta', 'omar', 'sam');
    expect(await readCard(drawbridge, 'alex')).toContain('Connected since');
    expect(await entryOf(drawbridge, 'northwind', 'contoso')).toMatchObject({
      inboundTrust: {
        isMfaAccepted: true,
        isCompliantDeviceAccepted: true,
        isHybridAzureADJoinedDeviceAccepted: true,
      },
      automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: false },
    });
    expect(await entryOf(drawbridge, 'contoso', 'northwind')).toMatchObject({
      automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: true },
    });

    // What a second request needs as well outlives the first.
    const mfa = { claims: ['Multifactor authentication'] };
    await askSetting(drawbridge, 'alex', {
      ...TRUST,
      pair: 'From Contoso into Northwind',
      inputs: mfa,
    });
    await approveBy(drawbridge, 'omar', 'sam');
    await endSetting(drawbridge, 'greta', 'Connect Northwind to Contoso');
    expect(await trustOf('northwind', 'contoso')).toEqual({
      isMfaAccepted: true,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    });
    await endSetting(drawbridge, 'omar', 'Inbound trust from Contoso');
    expect(await trustOf('northwind', 'contoso')).toMatchObject({ isMfaAccepted: false });
  }, 60_000);
});
