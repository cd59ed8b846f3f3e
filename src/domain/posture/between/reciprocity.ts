// Whether two tenants of ours treat each other alike, or one-way on purpose.
import type { EstateView } from '../check.ts';
import { CLAIMS, relationOf, SAID_CLAIM, type TenantRelation } from './relation.ts';
import { type Told, toldValue } from './told.ts';

export type Aspect =
  | 'mfa'
  | 'compliant-device'
  | 'hybrid-device'
  | 'collaboration'
  | 'direct-connect'
  | 'synchronization'
  | 'redemption';

export interface Difference {
  readonly aspect: Aspect;
  /** What the first grants to people of the second. */
  readonly here: string;
  /** What the second grants to people of the first. */
  readonly there: string;
}

export interface Reciprocity {
  readonly a: string;
  readonly b: string;
  readonly differences: readonly Difference[];
  /** Aspects that could not be compared, and why. */
  readonly unknown: ReadonlyArray<{ readonly aspect: Aspect; readonly because: string }>;
  /** The direction in which it is one-way on purpose: people of `from` in `to`. */
  readonly declared: ReadonlyArray<{ readonly from: string; readonly to: string }>;
}

export function reciprocityOf(estate: EstateView, a: string, b: string): Reciprocity {
  const here = vectorOf(relationOf(estate, a, b));
  const there = vectorOf(relationOf(estate, b, a));
  const aspects = [...here.keys()];
  return {
    a,
    b,
    differences: aspects.flatMap((aspect) => {
      const [one, other] = [here.get(aspect), there.get(aspect)];
      if (!one?.known || !other?.known || one.value === other.value) return [];
      return [{ aspect, here: one.value, there: other.value }];
    }),
    unknown: aspects.flatMap((aspect) => {
      const blind = [here.get(aspect), there.get(aspect)].find((told) => told && !told.known);
      return blind && !blind.known ? [{ aspect, because: blind.because }] : [];
    }),
    declared: estate.declared.oneWay.filter(
      ({ from, to }) => (from === a && to === b) || (from === b && to === a),
    ),
  };
}

export const SAID_ASPECT: Readonly<Record<Aspect, string>> = {
  mfa: `trust of ${SAID_CLAIM.mfa}`,
  'compliant-device': `trust of ${SAID_CLAIM['compliant-device']}`,
  'hybrid-device': `trust of ${SAID_CLAIM['hybrid-device']}`,
  collaboration: 'inbound B2B collaboration',
  'direct-connect': 'inbound B2B direct connect',
  synchronization: 'cross-tenant synchronization',
  redemption: 'inbound automatic redemption',
};

/** What the resource tenant itself grants; the other's outbound half is another matter. */
function vectorOf(relation: TenantRelation): ReadonlyMap<Aspect, Told<string>> {
  return new Map<Aspect, Told<string>>([
    ...CLAIMS.map((claim) => [claim, onOff(relation.trust[claim])] as const),
    ['collaboration', relation.collaboration.inbound.openness],
    ['direct-connect', relation.directConnect.inbound.openness],
    ['synchronization', onOff(relation.synchronization)],
    ['redemption', onOff(relation.redemption.inbound)],
  ]);
}

function onOff(told: Told<boolean>): Told<string> {
  const value = toldValue(told);
  return told.known ? { ...told, value: value ? 'on' : 'off' } : told;
}
