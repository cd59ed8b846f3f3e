// The story of a separation: asked for, seen with its impact, closed, and not opened by its end.
import type { Drawbridge } from '../../support/drawbridge.ts';
import { decide } from '../story.ts';
import { askSetting, endSetting, type SettingWish } from './settings.ts';

/** Contoso alone; Fabrikam’s owners are not asked. */
export const ALONE: SettingWish = {
  kind: 'Separation',
  pair: 'Contoso from Fabrikam',
  inputs: { halves: ['In Contoso alone'] },
};

export const BOTH: SettingWish = {
  kind: 'Separation',
  pair: 'Contoso from Northwind',
  inputs: { halves: ['In both tenants'] },
};

/** Contoso closes itself for Fabrikam, and both Contoso and Northwind close for each other. */
export async function separationStory(drawbridge: Drawbridge): Promise<void> {
  await askSetting(drawbridge, 'alex', ALONE);
  await decide(drawbridge, 'omar', 'Approve');
  await endSetting(drawbridge, 'omar');
  await askSetting(drawbridge, 'alex', BOTH);
  for (const who of ['omar', 'greta']) await decide(drawbridge, who, 'Approve');
}
