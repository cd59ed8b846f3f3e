// What people do to open a boundary for named people and applications, and to close it again.
import type { Drawbridge } from '../../support/drawbridge.ts';
import { decide } from '../story.ts';
import { askSetting, endSetting, type SettingWish } from './settings.ts';

/** Both tenants run Drawbridge: one lets its people out, the other lets them in. */
export const INTO_PAYROLL: SettingWish = {
  kind: 'Inbound access',
  pair: 'From Fabrikam into Contoso',
  inputs: { people: ['Engineering'], applications: ['Payroll Portal'] },
};

/** Adatum runs none, and does its half by hand. */
export const TO_PAYSLIPS: SettingWish = {
  kind: 'Outbound access',
  pair: 'From Contoso into Adatum',
  inputs: { people: ['Supply Chain'], applications: ['Adatum Payslips'] },
};

/** Channels of Contoso, people of Fabrikam. */
export const CHANNELS: SettingWish = {
  kind: 'Shared channels',
  pair: 'From Fabrikam into Contoso',
  inputs: { people: ['Engineering'] },
};

export async function inboundStory(drawbridge: Drawbridge): Promise<void> {
  await askSetting(drawbridge, 'alex', INTO_PAYROLL);
  await decide(drawbridge, 'omar', 'Approve');
  await decide(drawbridge, 'ines', 'Approve');
  await endSetting(drawbridge, 'omar');
}

export async function channelsStory(drawbridge: Drawbridge): Promise<void> {
  await askSetting(drawbridge, 'alex', CHANNELS);
  await decide(drawbridge, 'omar', 'Approve');
  await decide(drawbridge, 'ines', 'Approve');
  await endSetting(drawbridge, 'omar');
}
