// How it is said what somebody holds, and since when.
import { HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import { groupName } from '../../role-groups.ts';
import type { Hold } from '../../role-holders.ts';
import type { How } from '../../standing.ts';

export const roleName = (id: string): string => HIGHLY_PRIVILEGED.get(id) ?? id;

const SAID: Readonly<Record<How, string>> = {
  standing: 'without end',
  'time-bound': 'for a limited time',
  activated: 'activated just now',
  eligible: 'eligible',
};

/** `Global Administrator without end, through the group “Admins”`. */
export function sayHold({ role, how, certain, through, scope }: Hold): string {
  return [
    `${roleName(role)} ${SAID[how]}${certain ? '' : ' (as far as could be read)'}`,
    ...(through ? [`through the group “${groupName(through)}”`] : []),
    ...(scope === '/' ? [] : [`in ${scope} only`]),
  ].join(', ');
}

/** What people hold and how, each kind once. */
export const sayHolds = (holds: readonly Hold[], most = 4): string => {
  const said = [...new Set(holds.map(sayHold))];
  const shown = said.slice(0, most).join('; ');
  return said.length > most ? `${shown}; and ${said.length - most} more` : shown;
};
