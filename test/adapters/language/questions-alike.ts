// Questions about tenants whose names share their words: what is typed of a name decides which one is meant.
import type { Listed } from '../../../src/domain/posture/question.ts';
import { alike } from './estates.ts';
import type { Meant, Row } from './questions.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const DAY = 24 * 3_600_000;
/** Midnight in winter. */
const berlin = (date: string): number => Date.parse(`${date}T00:00:00+01:00`);
const check = (id: string, ...tenants: readonly string[]): Meant => ({
  ask: 'check',
  checks: [id],
  tenants: tenants.length > 0 ? tenants : 'all',
});

const list = (of: Listed, tenant: string): Meant => ({ ask: 'list', of, tenants: [tenant] });

/** Asked by somebody at home in Goldcrest Rail 001, on Friday 20 November 2026. */
export const ofAlike: readonly Row[] = [
  // As much of a name as tells it from the others.
  ['who owns Velden Optics', { ask: 'fact', fact: 'owner', tenants: ['velden-optics-002'] }],
  ['who owns velden energy?', { ask: 'fact', fact: 'owner', tenants: ['velden-energy-003'] }],
  ['who owns Velden 004', { ask: 'fact', fact: 'owner', tenants: ['velden-health-004'] }],
  ['who owns Elmridge', { ask: 'fact', fact: 'owner', tenants: ['elmridge-paper-006'] }],
  ['who owns Elmridge Paper', { ask: 'fact', fact: 'owner', tenants: ['elmridge-paper-006'] }],
  [
    'how many guests does Alderfield Shipping have',
    { ask: 'list', of: 'guests', tenants: ['alderfield-shipping-007'], count: true },
  ],
  [
    'compare Velden Optics with Velden Energy',
    { ask: 'compare', a: 'velden-optics-002', b: 'velden-energy-003' },
  ],
  [
    'baseline matrix of velden optics, velden energy and velden health',
    {
      ask: 'matrix',
      of: 'baseline',
      tenants: ['velden-optics-002', 'velden-energy-003', 'velden-health-004'],
    },
  ],
  [
    'Does Velden Energy trust our MFA?',
    {
      ask: 'relation',
      relation: { of: 'trust', claim: 'mfa' },
      at: 'velden-energy-003',
      of: 'goldcrest-rail-001',
    },
  ],
  // Mistyped.
  ['who owns Veldn Optics', { ask: 'fact', fact: 'owner', tenants: ['velden-optics-002'] }],
  ['who owns Velden Optcs', { ask: 'fact', fact: 'owner', tenants: ['velden-optics-002'] }],
  ['who owns elmrige paper', { ask: 'fact', fact: 'owner', tenants: ['elmridge-paper-006'] }],
  // What is lacking is judged, not listed.
  ['which tenants have no emergency accounts', check('EMG-01')],
  ['whcih tennants hav no emergancy acounts', check('EMG-01')],
  ['tenants without break glass accounts', check('EMG-01')],
  ['did anybody use a break glass account', check('EMG-03')],
  ['how long can you be global admin in velden optics', check('PRV-07', 'velden-optics-002')],
  ['which admins use SMS', check('PRV-06')],
  ['are the admins of Velden Health synced from on prem', check('PRV-05', 'velden-health-004')],
  ['which applications have dangerous permissions', check('WRK-02')],
  ['which subscription is lapsing', check('LIC-02')],
  ['which tenants fell in secure score', check('SEC-01')],
  ['where did the secure score drop', check('SEC-01')],
  [
    'which apps of other tenants run in Velden Energy',
    { ask: 'list', of: 'foreign-service-principals', tenants: ['velden-energy-003'] },
  ],
  ['which domains are federated', { ask: 'list', of: 'federated-domains', tenants: 'all' }],
  ['who approved the exception', { ask: 'list', of: 'exceptions', tenants: 'all' }],
  // Trust, and which way round.
  [
    'who trusts compliant devices of goldcrest rail',
    { ask: 'list', of: 'trusted-partners', tenants: 'all', from: 'goldcrest-rail-001' },
  ],
  ['which secondaries do not trust the primary', check('XTA-07')],
  ['who does not trust Velden Optics', { ask: 'matrix', of: 'trust', tenants: 'all' }],
  [
    'compare trust between velden optics, velden energy and elmridge',
    {
      ask: 'matrix',
      of: 'trust',
      tenants: ['velden-optics-002', 'velden-energy-003', 'elmridge-paper-006'],
    },
  ],
  [
    'reach from Velden Optics to Velden Energy',
    { ask: 'reach', from: 'velden-optics-002', to: 'velden-energy-003' },
  ],
  [
    'who from Velden Optics uses Velden Energy',
    { ask: 'outsiders', tenants: ['velden-energy-003'], from: 'velden-optics-002' },
  ],
  // Two facts at once, and times.
  [
    'who owns Elmridge Paper and when was it created',
    { ask: 'fact', fact: 'overview', tenants: ['elmridge-paper-006'] },
  ],
  [
    'when did Velden Seeds start to fail PRV-12',
    {
      ask: 'changes',
      tenants: ['velden-seeds-011'],
      since: { from: NOW - 7 * DAY },
      about: 'governance',
      failures: true,
    },
  ],
  [
    'what changed between 10 and 15 november',
    {
      ask: 'changes',
      tenants: 'all',
      since: { from: berlin('2026-11-10'), to: berlin('2026-11-16') },
    },
  ],
  [
    'what changed from November 3rd to 5th',
    {
      ask: 'changes',
      tenants: 'all',
      since: { from: berlin('2026-11-03'), to: berlin('2026-11-06') },
    },
  ],
  // Not in Graph, or about another thing of the same name.
  ['are our Azure subscriptions secure?', { because: 'not-observable' }],
  ['is Teams federation restricted?', { ask: 'list', of: 'attestations', tenants: 'all' }],
  ['what is our Defender for Cloud score', list('attestations', 'goldcrest-rail-001')],
  ['who may come in through direct connect', check('XTA-09')],
  [
    'what does conditional access leave out in velden optics',
    list('exclusions', 'velden-optics-002'),
  ],
  ['are there applications with a secret', { because: 'not-observable' }],
  ['where do we still allow SMS codes', check('AUT-02')],
  ['which tenants let partner users in without MFA', check('CAP-10')],
  [
    'who in Velden Optics is Global Administrator without an end date',
    check('PRV-01', 'velden-optics-002'),
  ],
  [
    'who from Velden Energy is in Velden Optics and who invited them',
    { ask: 'outsiders', tenants: ['velden-optics-002'], from: 'velden-energy-003' },
  ],
  [
    'did any policy get switched off since 10 November',
    { ask: 'changes', tenants: 'all', since: { from: berlin('2026-11-10') } },
  ],
  [
    'show CAP-01 to CAP-03 for all',
    { ask: 'check', checks: ['CAP-01', 'CAP-02', 'CAP-03'], tenants: 'all' },
  ],
  ['show me every finding about guests', { ask: 'area', area: 'guests', tenants: 'all' }],
  ['what could not be read', { ask: 'freshness', tenants: 'all' }],
  ['what did you not check', { ask: 'freshness', tenants: 'all' }],
  ['since when do you know Velden Optics', { ask: 'freshness', tenants: ['velden-optics-002'] }],
  // All but one, and days that there are not.
  [
    'is PIM used anywhere outside of Velden Optics',
    {
      ask: 'check',
      checks: ['PRV-04'],
      tenants: alike.tenants.map(({ name }) => name).filter((name) => name !== 'velden-optics-002'),
    },
  ],
  ['guests from everywhere except Velden Optics in Elmridge', { because: 'not-understood' }],
  ['guests from the secondaries in Goldcrest Rail', { because: 'not-understood' }],
  ['what changed since 31 February', { because: 'not-understood' }],
  ['what changed since the merger', { because: 'not-understood' }],
  [
    'what would we break by cutting velden energy off',
    { ask: 'impact', at: 'goldcrest-rail-001', partner: 'velden-energy-003' },
  ],
  ['tell me the weaknesses of Elmridge', { ask: 'first', tenants: ['elmridge-paper-006'] }],
  [
    'how far is Elmridge behind Velden Optics',
    { ask: 'compare', a: 'elmridge-paper-006', b: 'velden-optics-002' },
  ],
  [
    'what is Elmridge for and where is it located',
    { ask: 'fact', fact: 'overview', tenants: ['elmridge-paper-006'] },
  ],
  // Too little of a name is asked about, and each name by itself.
  [
    'who owns Goldcrest',
    {
      choice: [
        { ask: 'fact', fact: 'owner', tenants: ['goldcrest-rail-001'] },
        { ask: 'fact', fact: 'owner', tenants: ['goldcrest-health-005'] },
      ],
    },
  ],
  [
    'compare Goldcrest with one of Shipping',
    {
      choice: [
        { ask: 'compare', a: 'goldcrest-rail-001', b: 'alderfield-shipping-007' },
        { ask: 'compare', a: 'goldcrest-rail-001', b: 'northgate-shipping-008' },
        { ask: 'compare', a: 'goldcrest-health-005', b: 'alderfield-shipping-007' },
        { ask: 'compare', a: 'goldcrest-health-005', b: 'northgate-shipping-008' },
      ],
    },
  ],
];
