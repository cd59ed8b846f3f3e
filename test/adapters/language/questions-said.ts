// Questions that were read otherwise once: about the sample, and the same over tenants with difficult names.
import type { Meant, Row } from './questions.ts';

const berlin = (date: string): number => Date.parse(`${date}T00:00:00+01:00`);
const WEEK_AGO = Date.parse('2026-11-20T10:00:00Z') - 7 * 24 * 3_600_000;

const person = (who: string, tenants: 'all' | readonly string[] = 'all'): Meant => ({
  ask: 'person',
  who,
  tenants,
});

/** Asked by somebody at home in the first tenant, about the others; on Friday 20 November 2026. */
const about = (
  [home, second, third]: readonly [string, string, string],
  names: readonly [string, string],
): readonly Row[] => [
  ['who sponsors Karin Oduya', person('Karin Oduya')],
  [`who sponsors Karin Oduya in ${names[0]}?`, person('Karin Oduya', [second])],
  ["who is Karin Oduya's sponsor", person('Karin Oduya')],
  ['sponsor of karin.oduya@elsewhere.example', person('karin.oduya@elsewhere.example')],
  [`who sponsors the guests in ${names[0]}`, { ask: 'outsiders', tenants: [second] }],

  ['list tenants by country', { ask: 'fact', fact: 'country', tenants: 'all' }],
  ['is our data in Germany?', { ask: 'fact', fact: 'country', tenants: [home] }],
  ['which tenants are in the Netherlands', { ask: 'fact', fact: 'country', tenants: 'all' }],
  ['is any data stored outside the EU', { ask: 'fact', fact: 'country', tenants: 'all' }],

  ['average secure score', { ask: 'score', tenants: 'all' }],
  ['what is the mean secure score over all tenants', { ask: 'score', tenants: 'all' }],

  [`list the guests in ${names[0]}`, { ask: 'list', of: 'guests', tenants: [second] }],
  [
    '> which of them never signed in?',
    { ask: 'list', of: 'never-signed-in-guests', tenants: [second] },
  ],
  [
    '> how many of those have no sponsor',
    { ask: 'list', of: 'unsponsored-guests', tenants: [second], count: true },
  ],
  ['guests that never signed in', { ask: 'list', of: 'never-signed-in-guests', tenants: 'all' }],
  [
    `> which of them are in ${names[1]}`,
    { ask: 'list', of: 'never-signed-in-guests', tenants: [third] },
  ],
  [`partners of ${names[0]}`, { ask: 'list', of: 'partners', tenants: [second] }],
  ['> which of them are undocumented', { ask: 'list', of: 'unknown-partners', tenants: [second] }],
  [
    `is legacy authentication blocked in ${names[0]}`,
    { ask: 'check', checks: ['CAP-13'], tenants: [second] },
  ],
  ['> where is it not?', { ask: 'check', checks: ['CAP-13'], tenants: 'all' }],
  ['> and where is it?', { ask: 'check', checks: ['CAP-13'], tenants: 'all', showing: 'pass' }],
  [
    `is legacy authentication blocked in ${names[0]}`,
    { ask: 'check', checks: ['CAP-13'], tenants: [second] },
  ],
  [
    '> who turned that on',
    {
      ask: 'changes',
      tenants: [second],
      since: { from: WEEK_AGO },
      about: 'conditional-access',
    },
  ],
  [
    `does ${names[1]} trust our MFA`,
    { ask: 'relation', relation: { of: 'trust', claim: 'mfa' }, at: third, of: home },
  ],
  [
    '> who turned that on?',
    {
      ask: 'changes',
      tenants: [third],
      since: { from: WEEK_AGO },
      about: 'cross-tenant-access',
    },
  ],

  [
    `what was the state of ${names[0]} on 12 November`,
    { ask: 'area', area: 'all', tenants: [second], asOf: berlin('2026-11-13') },
  ],
  [
    `how many guests did ${names[0]} have on 10 November`,
    { ask: 'list', of: 'guests', tenants: [second], count: true, asOf: berlin('2026-11-11') },
  ],
  [
    'which tenants passed XTA-07 on Monday',
    {
      ask: 'check',
      checks: ['XTA-07'],
      tenants: 'all',
      showing: 'pass',
      asOf: berlin('2026-11-17'),
    },
  ],

  [
    'what changed before Monday',
    {
      ask: 'changes',
      tenants: 'all',
      since: { from: berlin('2026-11-16') - 30 * 24 * 3_600_000, to: berlin('2026-11-16') },
    },
  ],
  [
    'what changed until Monday',
    {
      ask: 'changes',
      tenants: 'all',
      since: { from: berlin('2026-11-17') - 30 * 24 * 3_600_000, to: berlin('2026-11-17') },
    },
  ],
  [
    `how many guests did ${names[0]} have before Monday`,
    { ask: 'list', of: 'guests', tenants: [second], count: true, asOf: berlin('2026-11-16') },
  ],
  [
    'what is worse than last week',
    { ask: 'changes', tenants: 'all', since: { from: berlin('2026-11-09') }, failures: true },
  ],
  ['guests that never signed in', { ask: 'list', of: 'never-signed-in-guests', tenants: 'all' }],
  [
    `guests in ${names[0]} who have not signed in for months`,
    { ask: 'list', of: 'stale-guests', tenants: [second] },
  ],
  [
    'which tenants pass PRV-01',
    { ask: 'check', checks: ['PRV-01'], tenants: 'all', showing: 'pass' },
  ],
  ['which tenants fail PRV-01', { ask: 'check', checks: ['PRV-01'], tenants: 'all' }],

  ["why can't Karin open Payroll", { because: 'needs-partner' }],
  [`delete all guests in ${names[0]}`, { wish: `delete all guests in ${names[0]}` }],
  [`purge the stale guests of ${names[0]}`, { wish: `purge the stale guests of ${names[0]}` }],
];

export const saidOfSample: readonly Row[] = about(
  ['contoso', 'fabrikam', 'northwind'],
  ['Fabrikam', 'Northwind'],
);
export const saidOfOther = about(
  ['summit', 'guest-services', 'alder-north'],
  ['Guest Services', 'Alder North'],
);
