// The story of a separation: asked for, seen with its impact, closed, and not opened by its end.
import type { Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
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

/** Fabrikam and Northwind close for each other, and stay closed. */
export const separationTale: Tale = {
  about: 'Separation of Fabrikam from Northwind',
  asks: 'alex',
  button: 'Separation',
  resource: 'Fabrikam from Northwind',
  inputs: { 'input-halves': 'both' },
  duration: 'P90D',
  deciders: ['ines', 'greta'],
  end: { by: 'ines' },
  leaves: [
    { tenant: 'fabrikam', partner: 'northwind' },
    { tenant: 'northwind', partner: 'fabrikam' },
  ],
};
