// Groups whose people decide or read through Drawbridge: nobody comes into one, or into a group inside it, through Drawbridge.
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { type DeciderGroup, namedByRule } from '../estate/deciders.ts';
import type { Estate, ReaderGroup, Tenant } from '../estate/estate.ts';
import { ask, type Study, together } from '../study.ts';
import { cannotRead } from './unreadable.ts';

/** Groups of directories whose people decide under some rule, or may read. */
export const protectedGroups = (estate: Estate): ReaderGroup[] => [
  ...estate.policies
    .flatMap(namedByRule)
    .filter((ref): ref is DeciderGroup => typeof ref !== 'string'),
  ...[...estate.posture.readers, ...(estate.auditors ?? [])].flatMap(({ group }) => group ?? []),
];

interface Named {
  readonly id: string;
  readonly displayName: string;
}

/**
 * Why nobody is put into one of these groups of the tenant. The estate file is refused where it offers
 * such a group itself; what is inside what, and in an access package, only the directory knows.
 */
export function* leadsToDeciding(
  estate: Estate,
  tenant: Tenant,
  groups: readonly Named[],
): Study<Refusal | undefined> {
  const among = [
    ...new Set(
      protectedGroups(estate).flatMap(({ tenantId, groupId }) =>
        tenantId === tenant.id ? groupId : [],
      ),
    ),
  ].sort();
  if (among.length === 0) return undefined;
  const itself = groups.find(({ id }) => among.includes(id));
  if (itself) return neverInto(itself);
  const around = yield* together(
    groups.map(({ id: groupId }) =>
      ask({ fact: 'groups-around', tenantId: tenant.id, groupId, among } as const),
    ),
  );
  for (const [i, fact] of around.entries()) {
    if (!fact.known) return cannotRead(tenant.displayName, fact.reason);
    const inside = groups[i];
    if (inside && fact.value.length > 0) return neverInto(inside);
  }
  return undefined;
}

const neverInto = ({ displayName }: Named): Refusal =>
  refusal(
    'above-ceiling',
    `Whoever is in ${displayName} decides or reads through Drawbridge, so nobody is put into it through Drawbridge.`,
    'Ask for another group, or talk to the tenant’s owner.',
    'resource',
  );
