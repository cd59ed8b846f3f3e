// What people do to open a boundary for named people and applications, and to close it again.
import type { Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
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

const ENGINEERING = '7a2c9c31-0d0b-46ab-9a2d-3b51c3c52203';
const PAYROLL = '5a0aa725-4958-4b0c-80a9-34562e23f3b7';

const bothSides = {
  asks: 'alex',
  resource: INTO_PAYROLL.pair,
  duration: 'P90D',
  deciders: ['omar', 'ines'],
  end: { by: 'omar' },
} as const;

export const inboundTale: Tale = {
  ...bothSides,
  about: 'Inbound access from Fabrikam',
  button: INTO_PAYROLL.kind,
  inputs: { 'input-people': ENGINEERING, 'input-applications': PAYROLL },
};

export const channelsTale: Tale = {
  ...bothSides,
  about: 'Shared channels with Fabrikam',
  button: CHANNELS.kind,
  inputs: { 'input-people': ENGINEERING },
};

const SUPPLY_CHAIN = '6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1107';
const PAYSLIPS = 'c4f0a1be-6c1d-4c39-9a57-2f6f5bb1ad01';

/** The partner runs no Drawbridge: our half waits until somebody says that theirs is done. */
export const outboundTale: Tale = {
  about: 'Outbound access to Adatum',
  asks: 'alex',
  button: TO_PAYSLIPS.kind,
  resource: TO_PAYSLIPS.pair,
  inputs: { 'input-people': SUPPLY_CHAIN, 'input-applications': PAYSLIPS },
  duration: 'P90D',
  deciders: ['omar'],
  attests: 'omar',
  end: { by: 'omar' },
};
