// What Conditional Access policies refer to by id: whether it is there, its name, and who is in a group.
import type {
  ConditionalAccessPolicyFact,
  ReferenceFact,
} from '../../../domain/posture/facts/conditional-access.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { byId, lowerId } from './pick.ts';
import { GROUPS_NEED, readPrincipals } from './role-groups.ts';
import { type AreaReader, found, type Gap, type Survey } from './survey.ts';

type Kind = ReferenceFact['kind'];

/** `All`, `GuestsOrExternalUsers`, `Office365` and the like are words, not objects. */
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function referencesIn(policies: readonly ConditionalAccessPolicyFact[]): Array<[Kind, string]> {
  const seen = new Map<string, [Kind, string]>();
  for (const { conditions } of policies) {
    const { users, applications, clientApplications } = conditions ?? {};
    const named: Array<[Kind, ReadonlyArray<string> | null | undefined]> = [
      ['user', users?.includeUsers],
      ['user', users?.excludeUsers],
      ['group', users?.includeGroups],
      ['group', users?.excludeGroups],
      ['role', users?.includeRoles],
      ['role', users?.excludeRoles],
      ['application', applications?.includeApplications],
      ['application', applications?.excludeApplications],
      ['application', clientApplications?.includeServicePrincipals],
      ['application', clientApplications?.excludeServicePrincipals],
    ];
    for (const [kind, ids] of named) {
      for (const id of ids ?? []) if (GUID.test(id)) seen.set(`${kind} ${id}`, [kind, id]);
    }
  }
  return [...seen.values()];
}

export const readReferences: AreaReader<'conditionalAccessReferences'> = async (survey, gap) => {
  const references = referencesIn(await survey.area('conditionalAccess'));
  return byId(await Promise.all(references.map(([kind, id]) => resolve(survey, kind, id, gap))));
};

async function resolve(survey: Survey, kind: Kind, id: string, gap: Gap): Promise<ReferenceFact> {
  try {
    if (kind === 'group') return await resolveGroup(survey, id, gap);
    const name = await nameOf(survey, kind, id);
    return { id, kind, found: name !== undefined, displayName: name ?? null };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    gap(`the ${kind} ${id} could not be looked up: ${error.message}`);
    return { id, kind, found: null, displayName: null };
  }
}

/** Its name, or its id where it has none; undefined: it is not there. */
async function nameOf(
  survey: Survey,
  kind: Exclude<Kind, 'group'>,
  id: string,
): Promise<string | undefined> {
  if (kind === 'role') {
    const roles = await survey.area('roleDefinitions');
    const role = roles.find((one) => one.id === id || one.templateId === id);
    return role && (role.displayName ?? id);
  }
  if (kind === 'application') {
    // Policies name applications by app id, workload identities by the object.
    const principals = await survey.area('servicePrincipals');
    const principal = principals.find((one) => one.appId === id || one.id === id);
    return principal && (principal.displayName ?? id);
  }
  if (survey.wants('users')) {
    const user = (await survey.area('users')).find((one) => one.id === id);
    return user && (user.displayName ?? id);
  }
  const user = await found(
    survey.get<{ displayName?: string | null }>(`/users/${encodeURIComponent(id)}`, {
      needs: 'User.Read.All',
      query: { $select: 'id,displayName' },
    }),
  );
  return user && (user.displayName ?? id);
}

async function resolveGroup(survey: Survey, id: string, gap: Gap): Promise<ReferenceFact> {
  const path = `/groups/${encodeURIComponent(id)}`;
  const group = await found(
    survey.get<{ displayName?: string | null }>(path, {
      needs: GROUPS_NEED,
      query: { $select: 'id,displayName,isAssignableToRole' },
    }),
  );
  if (!group) return { id, kind: 'group', found: false, displayName: null };
  const about = { id, kind: 'group', found: true, displayName: group.displayName ?? id } as const;
  try {
    const members = await readPrincipals(survey, `${path}/transitiveMembers`);
    return { ...about, members: members.map((member) => lowerId(member.id)) };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    gap(`the members of the group ${id} could not be read: ${error.message}`);
    return about;
  }
}
