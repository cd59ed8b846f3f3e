// What the checks of roles share: holders with their accounts, words and evidence for them, and what is in doubt.
import { byId } from '../../by-id.ts';
import { cannotTell, type TenantView } from '../../check.ts';
import type { UserFact } from '../../facts/directory.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { type Hold, type RoleHolders, roleHolders, WITHOUT_PIM } from '../../role-holders.ts';
import { sayHolds } from './holder-words.ts';

export const NOT_ACTIVATED =
  'A role that somebody activated just now is not standing and not counted as such.';

/** Without PIM nothing is activated, and what there is is standing. */
export const onlyWithPim = ({ source }: RoleHolders): string[] =>
  source === 'assignments' ? [] : [NOT_ACTIVATED];

/** Without the assignments nothing can be said; then `judge` is not asked. */
export function withHolders(
  view: TenantView,
  roles: ReadonlySet<string>,
  now: number,
  want: 'active' | 'eligible',
  judge: (holders: RoleHolders) => Verdict,
): Verdict {
  const holders = roleHolders(view, roles, now, want);
  if (!('holds' in holders)) return cannotTell(holders.missing);
  const verdict = judge(holders);
  const without = holders.source === 'assignments' ? [WITHOUT_PIM] : [];
  const gone = holders.groups.filter(({ group }) => group.displayName === null);
  const notes = [
    ...without,
    ...(verdict.notes ?? []),
    ...gone.map(({ group }) => `The group ${group.id} still has a role and no longer exists.`),
  ];
  return { ...verdict, ...(notes.length > 0 && { notes: [...new Set(notes)] }) };
}

export const doubtsOf = (holders: RoleHolders, about: 'standing' | 'all'): string[] => [
  ...holders.missing.map(({ sentence }) => `the groups that hold roles: ${sentence}`),
  ...holders.unknown
    .filter((one) => about === 'all' || one.about === 'all')
    .map(({ text }) => text),
];

/** Each principal once, with all that it holds. */
export function byPrincipal(holds: readonly Hold[]): ReadonlyMap<string, readonly Hold[]> {
  const found = new Map<string, Hold[]>();
  for (const hold of holds) {
    const id = hold.principal.id.toLowerCase();
    const list = found.get(id);
    if (list) list.push(hold);
    else found.set(id, [hold]);
  }
  return found;
}

export interface Holder {
  readonly id: string;
  /** Undefined: not among the people that were read. */
  readonly user: UserFact | undefined;
  readonly name: string;
  readonly holds: readonly Hold[];
}

/** People alone: whoever is known to be a service principal or a group is not among them. */
export function peopleAmong(view: TenantView, holds: readonly Hold[]): Holder[] {
  const users = byId(knownValue(view.facts, 'users'));
  return [...byPrincipal(holds)].flatMap(([id, list]) => {
    const [first] = list;
    const kind = first?.principal.kind;
    if (!first || kind === 'servicePrincipal' || kind === 'group') return [];
    const user = users.get(id);
    const name = user?.displayName ?? first.principal.displayName ?? user?.userPrincipalName ?? id;
    return [{ id: user?.id ?? first.principal.id, user, name, holds: list }];
  });
}

export const holderEvidence = (
  { id, name, user, holds }: Holder,
  good: boolean,
  detail?: string,
): Evidence => ({
  kind: 'user',
  id,
  name,
  detail: [
    ...(detail ? [detail] : []),
    sayHolds(holds),
    ...(user?.accountEnabled === false ? ['the account is disabled'] : []),
  ].join('; '),
  good,
});
