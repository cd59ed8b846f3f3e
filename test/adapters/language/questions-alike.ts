// Questions about tenants whose names share their words: what is typed of a name decides which one is meant.
import type { Row } from './questions.ts';

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
