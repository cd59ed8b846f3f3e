// Whom a group that holds a directory role leads to: members, however deep, and those who may join through PIM.
import type { Instant } from '../facts.ts';
import type { GroupScheduleFact, PrincipalFact, RoleGroupFact } from './facts/roles.ts';
import { type Held, heldBy } from './standing.ts';

export interface Membership {
  readonly principal: PrincipalFact;
  readonly held: Held;
}

/** What is not known of it; `eligible`: only who might join, not who is in it. */
export interface Unknown {
  readonly about: 'all' | 'eligible';
  readonly text: string;
}

export interface Memberships {
  readonly memberships: readonly Membership[];
  readonly unknown: readonly Unknown[];
}

export interface GroupContext {
  readonly now: Instant;
  /** Without PIM a membership is what it is; with PIM one may be activated just now. */
  readonly pim: boolean;
  resolve(id: string): PrincipalFact;
  group(id: string): RoleGroupFact | undefined;
}

export const groupName = (group: RoleGroupFact): string => group.displayName ?? group.id;

export function membershipsOf(group: RoleGroupFact, context: GroupContext): Memberships {
  const nested = group.members.filter(({ kind }) => kind === 'group');
  const unresolved = group.members.filter(({ kind }) => kind === null);
  const members = group.members
    .filter(({ kind }) => kind === 'user' || kind === 'servicePrincipal')
    .map((principal) => ({
      principal,
      held: placeOf(
        principal.id,
        nested.map(({ id }) => id),
        group,
        context,
      ),
    }));
  const joining = eligibleOf(group, context, new Set([group.id.toLowerCase()]));
  return {
    memberships: [...members, ...joining.memberships],
    unknown: [
      ...unresolved.map(
        ({ id }): Unknown => ({
          about: 'all',
          text: `a member of the group “${groupName(group)}” could not be resolved (${id})`,
        }),
      ),
      ...joining.unknown,
    ],
  };
}

function placeOf(
  id: string,
  nested: readonly string[],
  group: RoleGroupFact,
  { now, pim }: GroupContext,
): Held {
  if (group.assigned === null) return { how: 'standing', certain: !pim };
  const own = placesOf(group.assigned, id);
  if (own.length === 0) {
    // It is in the group by way of another one, whose own place may be activated for some hours.
    const through = nested.flatMap((other) => placesOf(group.assigned ?? [], other));
    const bound = through.some((place) => heldBy(place, now).how !== 'standing');
    return { how: 'standing', certain: !bound };
  }
  const held = own.map((place) => heldBy(place, now));
  return (
    held.find(({ how }) => how === 'standing') ?? held[0] ?? { how: 'standing', certain: false }
  );
}

const placesOf = (places: readonly GroupScheduleFact[], id: string): GroupScheduleFact[] =>
  places.filter(
    ({ accessId, principalId }) =>
      accessId === 'member' && principalId.toLowerCase() === id.toLowerCase(),
  );

const ELIGIBLE: Held = { how: 'eligible', certain: true };

function eligibleOf(
  group: RoleGroupFact,
  context: GroupContext,
  seen: ReadonlySet<string>,
): Memberships {
  if (group.eligible === null) {
    const unknown: Unknown = {
      about: 'eligible',
      text: `who may join the group “${groupName(group)}” through PIM could not be read`,
    };
    return { memberships: [], unknown: context.pim ? [unknown] : [] };
  }
  const found = group.eligible
    .filter(({ accessId }) => accessId === 'member')
    .map(({ principalId }) => ofEligible(principalId, group, context, seen));
  return {
    memberships: found.flatMap(({ memberships }) => memberships),
    unknown: found.flatMap(({ unknown }) => unknown),
  };
}

/** A group that may join brings everybody in it. */
function ofEligible(
  principalId: string,
  group: RoleGroupFact,
  context: GroupContext,
  seen: ReadonlySet<string>,
): Memberships {
  const principal = context.resolve(principalId);
  if (principal.kind === 'user' || principal.kind === 'servicePrincipal') {
    return { memberships: [{ principal, held: ELIGIBLE }], unknown: [] };
  }
  const id = principalId.toLowerCase();
  if (seen.has(id)) return { memberships: [], unknown: [] };
  const inner = context.group(principalId);
  if (!inner) {
    const text = `who stands behind ${principal.displayName ?? principalId}, which may join the group “${groupName(group)}”, could not be read`;
    return { memberships: [], unknown: [{ about: 'eligible', text }] };
  }
  const joining = eligibleOf(inner, context, new Set([...seen, id]));
  const members = inner.members
    .filter(({ kind }) => kind === 'user' || kind === 'servicePrincipal')
    .map((member) => ({ principal: member, held: ELIGIBLE }));
  return { memberships: [...members, ...joining.memberships], unknown: joining.unknown };
}
