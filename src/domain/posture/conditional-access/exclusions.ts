// Whom and what a policy leaves out, whether the estate declares that, and whether it still exists.
import type { EvidenceKind } from '../result.ts';
import type { Context } from './context.ts';
import type { Known } from './grant.ts';
import { idsIn, type Policy } from './policy.ts';

export interface Exclusion {
  readonly kind: 'user' | 'group' | 'role' | 'application';
  readonly id: string;
  readonly name: string;
  /** By the estate, or as an emergency account. Undefined: it could not be told. */
  readonly declared: Known;
  readonly emergency: boolean;
  /** False: the directory no longer has it. Undefined: it could not be looked up. */
  readonly found: Known;
}

export const EVIDENCE_KIND: Readonly<Record<Exclusion['kind'], EvidenceKind>> = {
  user: 'user',
  group: 'group',
  role: 'role',
  application: 'application',
};

/** Stands among excluded users and means all guests: told apart, since guests are judged by themselves. */
export const GUESTS_KEYWORD = 'guestsorexternalusers';

/** Names that Conditional Access has for sets of applications: nothing that could be looked up. */
const KEYWORDS = new Set(['office365', 'microsoftadminportals', 'all', 'none']);

export function exclusionsOf(policy: Policy, context: Context): Exclusion[] {
  const { users, applications } = policy.conditions ?? {};
  const of = (kind: Exclusion['kind'], list: readonly string[] | null | undefined) =>
    idsIn(list)
      .filter((id) => id !== GUESTS_KEYWORD)
      .map((id) => exclusion(kind, id, context));
  return [
    ...of('user', users?.excludeUsers),
    ...of('group', users?.excludeGroups),
    ...of('role', users?.excludeRoles),
    ...of('application', applications?.excludeApplications),
  ];
}

function exclusion(kind: Exclusion['kind'], id: string, context: Context): Exclusion {
  const reference = context.reference(kind, id);
  const emergency = kind === 'user' ? context.isEmergency(id) : emergencyGroup(kind, id, context);
  const declared = context.isDeclared(id) ? true : emergency;
  return {
    kind,
    id,
    name: reference?.displayName ?? id,
    declared,
    emergency: emergency === true,
    found: KEYWORDS.has(id) ? true : (reference?.found ?? undefined),
  };
}

/** A group of nothing but emergency accounts may be left out as they may; an empty one waits for others. */
function emergencyGroup(kind: Exclusion['kind'], id: string, context: Context): Known {
  if (kind !== 'group') return false;
  const reference = context.reference(kind, id);
  if (reference?.found === false) return false;
  const members = reference?.members;
  if (!members) return context.hasEmergencyAccounts() === false ? false : undefined;
  if (members.length === 0) return false;
  const answers = members.map((member) =>
    context.isDeclared(member) ? true : context.isEmergency(member),
  );
  if (answers.includes(false)) return false;
  return answers.includes(undefined) || context.referencesArePartial ? undefined : true;
}
