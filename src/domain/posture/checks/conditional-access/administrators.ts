// Whether a policy is for those who hold a highly privileged role.
import type { Gap } from '../../conditional-access/gap.ts';
import { idsIn, listed, type Policy } from '../../conditional-access/policy.ts';
import { includesEverybody } from '../../conditional-access/scope.ts';
import { HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';

/** Undefined: it is for no administrator. Roles that are left out are told with the other exclusions. */
export function administratorGaps(policy: Policy): Gap[] | undefined {
  if (includesEverybody(policy)) return [];
  const roles = new Set(idsIn(policy.conditions?.users?.includeRoles));
  const lacking = [...HIGHLY_PRIVILEGED].filter(([role]) => !roles.has(role));
  if (lacking.length === HIGHLY_PRIVILEGED.size) return undefined;
  return lacking.length === 0
    ? []
    : [
        {
          kind: 'narrower',
          text: `is not for ${listed(lacking.map(([, name]) => name))}`,
        },
      ];
}
