// One typed question of every kind and every part of it, about the small estate.
import { LISTS } from '../../../../src/domain/posture/answers/lists/index.ts';
import type { Fact, Listed, Question } from '../../../../src/domain/posture/question.ts';
import { FACTS } from '../../../../src/domain/posture/question-words.ts';
import { DARK, NOW, OUTER, PRIME, SECOND } from './small.ts';

const since = { from: NOW - 86_400_000 };

export const everyQuestion: readonly Question[] = [
  ...(Object.keys(FACTS) as Fact[]).map(
    (fact): Question => ({ ask: 'fact', fact, tenants: 'all' }),
  ),
  ...(Object.keys(LISTS) as Listed[]).flatMap((of): Question[] => [
    { ask: 'list', of, tenants: 'all' },
    { ask: 'list', of, tenants: [DARK], count: true },
  ]),
  { ask: 'check', checks: ['CAP-01'], tenants: [PRIME] },
  { ask: 'check', checks: ['CAP-01', 'GST-03', 'CAP-12'], tenants: 'all' },
  { ask: 'area', area: 'all', tenants: 'all' },
  { ask: 'area', area: 'guests', tenants: [SECOND] },
  { ask: 'why', check: 'GST-03', tenants: [PRIME] },
  { ask: 'why', check: 'XTA-11', tenants: 'all' },
  { ask: 'compare', a: PRIME, b: SECOND },
  { ask: 'relation', relation: { of: 'everything' }, at: PRIME, of: SECOND, both: true },
  { ask: 'relation', relation: { of: 'trust' }, at: PRIME, of: OUTER },
  { ask: 'reach', from: SECOND, to: PRIME, person: 'Guest 1', application: 'Payroll' },
  { ask: 'reach', from: OUTER, to: PRIME },
  { ask: 'matrix', of: 'trust', tenants: 'all' },
  { ask: 'matrix', of: 'baseline', tenants: 'all' },
  { ask: 'changes', tenants: 'all', since },
  { ask: 'changes', tenants: [PRIME], since, failures: true, about: 'guests', by: 'Ann' },
  { ask: 'impact', at: PRIME, partner: SECOND },
  { ask: 'person', who: 'Guest 1', tenants: 'all', purpose: 'offboarding' },
  { ask: 'person', who: 'me', tenants: 'all' },
  { ask: 'outsiders', tenants: 'all' },
  { ask: 'freshness', tenants: 'all' },
  { ask: 'first', tenants: 'all' },
  { ask: 'decision-record', tenant: PRIME },
  { ask: 'score', tenants: 'all' },
  { ask: 'score', tenants: [PRIME], since },
  { ask: 'standing-against-eligible', tenants: 'all' },
  { ask: 'guidance', topic: 'XTA-08' },
  { ask: 'guidance', topic: 'guests' },
  { ask: 'guidance', topic: 'tenant restrictions' },
  { ask: 'guidance', topic: 'the moon' },
];
