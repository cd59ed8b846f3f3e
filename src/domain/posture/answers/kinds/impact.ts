// "What would break if the partner were removed?": what falls back to the default, who rests on it, what stands in the way.
import { impactOf } from '../../between/impact.ts';
import type { AreaName } from '../../facts/areas.ts';
import type { Kind } from '../asking.ts';
import { restingOn } from '../blind.ts';
import { evidenceRows } from '../results.ts';
import { counted, listed, sentence } from '../say.ts';
import { plainHead } from '../states.ts';

const AREAS: readonly AreaName[] = [
  'crossTenantPartners',
  'crossTenantDefault',
  'partnerNames',
  'users',
  'applicationAssignments',
  'servicePrincipals',
];

export const impact: Kind<'impact'> = {
  ask: 'impact',
  concerns: ({ at }) => ({ tenants: [at], areas: AREAS }),
  answer(question, asking) {
    const found = impactOf(asking.estate, question.at, question.partner);
    const { at, partner, hasEntry, falls, lost, blocked, unknown, evidence } = found;
    const views = [asking.estate.view(at.id) ?? []].flat();
    const common = {
      question,
      ...restingOn(views, AREAS),
      next: [
        { ask: 'relation', relation: { of: 'everything' }, at: at.id, of: partner.id },
        { ask: 'outsiders', tenants: [at.id], from: partner.id },
      ] as const,
    };
    if (hasEntry === undefined) {
      return {
        ...common,
        head: plainHead('cannot-tell'),
        sentence: sentence(
          `whether ${at.name} has an entry for ${partner.name} cannot be told: ${unknown[0] ?? 'it could not be read'}`,
        ),
      };
    }
    if (!hasEntry) {
      return {
        ...common,
        sentence: sentence(
          `${at.name} has no entry for ${partner.name}: the default holds already, and nothing would change`,
        ),
      };
    }
    const wider = falls.filter(({ turn }) => turn === 'wider');
    return {
      ...common,
      sentence: sentence(
        `if the entry for ${partner.name} were removed from ${at.name}, ${counted(falls.length, 'setting')} would fall back to the default${wider.length > 0 ? `, and ${wider.length === 1 ? 'one of them opens' : `${wider.length} of them open`} more than now` : ''}`,
      ),
      more: [
        ...blocked.map((text) => sentence(`Graph refuses to remove it as it is: ${text}`)),
        ...lost.map(sentence),
      ],
      rows: [
        ...[...falls]
          .sort((a, b) => Number(b.turn === 'wider') - Number(a.turn === 'wider'))
          .map(({ setting, from, to, turn }) => ({
            text: `${setting}: ${TURNS[turn]}`,
            detail: `${from} → ${to}`,
          })),
        ...evidenceRows(evidence),
      ],
      rowsAre: 'What would change, and who rests on it',
      notes: unknown.length > 0 ? [`Not known: ${listed(unknown, 4)}.`] : [],
    };
  },
};

const TURNS = {
  wider: 'wider than now',
  narrower: 'narrower than now',
  other: 'different',
  unknown: 'not known how',
} as const;
