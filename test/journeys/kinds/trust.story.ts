// What people do with settings that make tenants believe each other: asked, agreed by all sides, ended.
import type { Drawbridge } from '../../support/drawbridge.ts';
import { decide } from '../story.ts';
import { askSetting, endSetting, type SettingWish } from './settings.ts';

export const TRUST: SettingWish = {
  kind: 'Inbound trust',
  pair: 'From Fabrikam into Northwind',
  inputs: { claims: ['Multifactor authentication', 'Compliant devices'] },
};

/** Northwind has no entry for Fabrikam yet; its owner and security agree. */
export async function trustStory(drawbridge: Drawbridge): Promise<void> {
  await askSetting(drawbridge, 'alex', TRUST);
  await decide(drawbridge, 'omar', 'Approve');
  await decide(drawbridge, 'sam', 'Approve');
  await endSetting(drawbridge, 'omar');
}
