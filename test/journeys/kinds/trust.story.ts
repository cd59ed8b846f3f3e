// What people do with settings that make tenants believe each other: asked, agreed by all sides, ended.
import type { Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
import { decide } from '../story.ts';
import { askSetting, endSetting, type SettingWish } from './settings.ts';

export const TRUST: SettingWish = {
  kind: 'Inbound trust',
  pair: 'From Fabrikam into Northwind',
  inputs: { claims: ['Multifactor authentication', 'Compliant devices'] },
};

export const REDEMPTION: SettingWish = {
  kind: 'Automatic redemption',
  pair: 'From Northwind into Fabrikam',
};

export async function approveBy(drawbridge: Drawbridge, ...who: readonly string[]): Promise<void> {
  for (const one of who) await decide(drawbridge, one, 'Approve');
}

/** Neither has an entry for the other yet; both owners and security agree. */
export async function redemptionStory(drawbridge: Drawbridge): Promise<void> {
  await askSetting(drawbridge, 'alex', REDEMPTION);
  await approveBy(drawbridge, 'omar', 'ines', 'sam');
  await endSetting(drawbridge, 'ines');
}

export const SYNC: SettingWish = {
  kind: 'Cross-tenant synchronization',
  pair: 'From Contoso into Northwind',
  inputs: { wanted: ['Accept them'] },
};

export async function syncStory(drawbridge: Drawbridge): Promise<void> {
  await askSetting(drawbridge, 'alex', SYNC);
  await approveBy(drawbridge, 'omar', 'sam');
  await endSetting(drawbridge, 'omar');
}

/** Northwind has no entry for Fabrikam yet; its owner and security agree. */
export async function trustStory(drawbridge: Drawbridge): Promise<void> {
  await askSetting(drawbridge, 'alex', TRUST);
  await approveBy(drawbridge, 'omar', 'sam');
  await endSetting(drawbridge, 'omar');
}

export const CONNECT: SettingWish = {
  kind: 'Connect a tenant',
  pair: 'From Contoso into Northwind',
  inputs: { claims: ['Multifactor', 'Compliant', 'hybrid joined'] },
};

const BETWEEN = {
  asks: 'alex',
  resource: 'From Contoso into Fabrikam',
  duration: 'P90D',
  end: { by: 'ines' },
} as const;

/** All three stand in the same entry, which only one hand touches at a time. */
export const settingTales: readonly Tale[] = [
  {
    ...BETWEEN,
    about: 'Inbound trust from Contoso',
    button: 'Inbound trust',
    inputs: { 'input-claims': 'isHybridAzureADJoinedDeviceAccepted' },
    deciders: ['ines', 'sam'],
  },
  {
    ...BETWEEN,
    about: 'Automatic redemption for people of Contoso',
    button: 'Automatic redemption',
    deciders: ['ines', 'omar', 'sam'],
  },
  {
    ...BETWEEN,
    about: 'Synchronised users from Contoso',
    button: 'Cross-tenant synchronization',
    inputs: { 'input-wanted': 'accept' },
    deciders: ['ines', 'sam'],
  },
];

export const connectTale: Tale = {
  about: 'Connect Northwind to Contoso',
  asks: 'alex',
  button: CONNECT.kind,
  resource: CONNECT.pair,
  inputs: {
    'input-claims': 'isMfaAccepted,isCompliantDeviceAccepted,isHybridAzureADJoinedDeviceAccepted',
  },
  duration: 'P90D',
  deciders: ['omar', 'greta', 'sam'],
  end: { by: 'greta' },
};
