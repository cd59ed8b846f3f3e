// Settings that make tenants believe each other, over HTTP: asked, agreed by each side, proven, ended.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Drawbridge, startDrawbridge } from '../../support/drawbridge.ts';
import { decide, readCard } from '../story.ts';
import { askSetting, entryOf } from './settings.ts';
import { TRUST } from './trust.story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await startDrawbridge();
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
    expect(review).toContain('they would have to do it there once more');
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
