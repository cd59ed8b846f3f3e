// Whether a tenant that is meant to stand alone does so, as far as Graph shows.

import { personName } from '../../../estate/person-name.ts';
import type { EstateView, TenantCheck, TenantView } from '../../check.ts';
import type { Verdict } from '../../result.ts';
import {
  conclude,
  counted,
  type Observation,
  ofLevel,
  someNames,
} from '../cross-tenant/observed.ts';
import { DOOR_AREAS, doorsOf } from './doors.ts';

/** What no application can read, with the subject under which somebody may have attested it. */
const INVISIBLE = [
  ['tenant-governance', 'delegated administration of providers (GDAP)'],
  ['applications', 'what consented applications do with data'],
  ['azure-roles', 'Azure role assignments'],
  ['teams-federation', 'Teams federation'],
  ['exchange', 'mail flow and sharing links'],
] as const;

export const isolatedDoors: TenantCheck = {
  id: 'ISO-01',
  title: 'An isolated tenant is shut towards every other tenant',
  area: 'isolation',
  kind: 'check',
  severity: 'critical',
  appliesTo: ['isolated'],
  scope: 'tenant',
  reads: DOOR_AREAS,
  why: 'An isolated tenant is the one that has to survive when the others are taken over. Each guest, partner, trust or synchronization is a way from them into it.',
  remediation:
    'Shut the doors that are listed, and replace guests by accounts of the tenant itself.',
  words: ['isolated', 'isolation', 'closed', 'air gap', 'is it really isolated', 'sealed off'],
  assess(view, estate) {
    const doors = doorsOf(view, estate);
    return conclude(doors, (state) => reasonOf(doors, state), invisible(view, estate));
  },
};

function reasonOf(doors: readonly Observation[], state: Verdict['state']): string {
  const [open, unknown] = [ofLevel(doors, 'fail'), ofLevel(doors, 'unknown')];
  const rest = unknown.length > 0 ? `; not known: ${someNames(unknown)}` : '';
  if (state === 'fail')
    return `${counted(open.length, 'door is', 'doors are')} open: ${someNames(open)}${rest}`;
  if (state === 'unknown' && unknown.length === doors.length)
    return `cannot be told: none of its doors could be seen (${unknown[0]?.detail})`;
  if (state === 'unknown')
    return `no open door was found, but not all could be seen: ${someNames(unknown)} (${unknown[0]?.detail})`;
  return `closed as far as Graph shows; not visible: ${INVISIBLE.map(([, what]) => what).join(', ')}`;
}

/** Attestations do not make a door visible; they say who stands for it. */
function invisible({ declared }: TenantView, { estate }: EstateView): string[] {
  return INVISIBLE.map(([subject, what]) => {
    const attested = declared.attestations[subject];
    return attested
      ? `Not visible: ${what}. Attested by ${personName(estate, attested.by)}: ${attested.statement}`
      : `Not visible: ${what}.`;
  });
}

/** The state of the doors alone, for whoever judges more than that. */
export function isShut(view: TenantView, estate: EstateView): boolean | undefined {
  const doors = doorsOf(view, estate);
  if (ofLevel(doors, 'fail').length > 0) return false;
  return ofLevel(doors, 'unknown').length > 0 ? undefined : true;
}
