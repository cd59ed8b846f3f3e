// CAP-13: clients that cannot do MFA are blocked, and so is the flow by which a code is passed on.

import type { TenantCheck } from '../../check.ts';
import { conditionGaps } from '../../conditional-access/conditions.ts';
import type { Context } from '../../conditional-access/context.ts';
import { blocks, flagsIn, idsIn } from '../../conditional-access/policy.ts';
import {
  applicationGaps,
  clientGaps,
  exclusionGaps,
  includesEverybody,
} from '../../conditional-access/scope.ts';
import { CONTROL_READS, judgeControl, type Part } from './baseline.ts';
import { guestGaps } from './controls.ts';
import { besideSecurityDefaults } from './security-defaults.ts';

const LEGACY = ['exchangeactivesync', 'other'];

const legacyBlock: Part = {
  does: 'blocks legacy authentication for everybody',
  main: true,
  gapsOf(policy, context) {
    if (!includesEverybody(policy) || !blocks(policy)) return undefined;
    const types = idsIn(policy.conditions?.clientAppTypes);
    // A policy for all clients blocks for another reason, unless it has no condition at all.
    const isMeant = LEGACY.some((type) => types.includes(type));
    const others = conditionGaps(policy);
    if (!isMeant && !(types.includes('all') && others.length === 0)) return undefined;
    return [
      ...clientGaps(policy, LEGACY),
      ...applicationGaps(policy),
      ...others,
      ...exclusionGaps(policy, context),
      ...guestGaps(policy),
    ];
  },
};

const deviceCodeBlock: Part = {
  does: 'blocks the device code flow for everybody',
  main: true,
  gapsOf(policy, context) {
    const flows = flagsIn(policy.conditions?.authenticationFlows?.transferMethods);
    if (!includesEverybody(policy) || !blocks(policy) || !flows.includes('deviceCodeFlow')) {
      return undefined;
    }
    return [
      ...applicationGaps(policy),
      ...clientGaps(policy),
      ...conditionGaps(policy, ['authentication-flows']),
      ...exclusionGaps(policy, context),
      ...guestGaps(policy),
    ];
  },
};

const parts = (_: Context): readonly Part[] => [legacyBlock, deviceCodeBlock];

export const legacyBlocked: TenantCheck = {
  id: 'CAP-13',
  title: 'Legacy authentication and the device code flow are blocked',
  area: 'conditional-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  reads: [...CONTROL_READS, 'securityDefaults', 'skus'],
  why: 'Old mail protocols know nothing of MFA, so a password is enough there. With the device code flow somebody far away asks a person to type a code, and is signed in as that person. Hardly anybody needs either.',
  remediation:
    'Make two policies for all users and all applications: one that blocks Exchange ActiveSync and other legacy clients, one that blocks the device code flow.',
  words: [
    'legacy auth',
    'legacy authentication',
    'basic authentication',
    'basic auth',
    'IMAP',
    'POP3',
    'device code',
    'device code flow',
    'device code phishing',
  ],
  assess: (view, estate) =>
    besideSecurityDefaults(
      view,
      'they block legacy authentication, and leave the device code flow open',
      () => judgeControl(view, estate, parts).verdict,
    ),
};
