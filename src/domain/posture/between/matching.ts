// Whether a person or an application is among the targets of a cross-tenant list, as far as that can be known.
import type { TenantView } from '../check.ts';
import type { AreaName, AreaValues } from '../facts/areas.ts';
import type { ServicePrincipalFact } from '../facts/workloads.ts';
import { readingOf } from '../reading.ts';
import type { Match } from './share.ts';

/** The tenant that owns Microsoft's own applications. */
export const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

/** Transitive members of a group, where some area has read them wholly. */
export function knownMembers(
  view: TenantView | undefined,
  groupId: string,
): ReadonlySet<string> | undefined {
  const id = groupId.toLowerCase();
  const roles = wholly(view, 'roleGroups')?.find((group) => group.id.toLowerCase() === id);
  if (roles) return new Set(roles.members.map((member) => member.id.toLowerCase()));
  const reference = wholly(view, 'conditionalAccessReferences')?.find(
    (one) => one.kind === 'group' && one.id.toLowerCase() === id,
  );
  return reference?.members && new Set(reference.members.map((member) => member.toLowerCase()));
}

function wholly<A extends AreaName>(
  view: TenantView | undefined,
  area: A,
): AreaValues[A] | undefined {
  const reading = readingOf(view?.facts, area);
  return reading.state === 'read' && !reading.gaps?.length ? reading.value : undefined;
}

/** The ids in both the inbound and the outbound lists are those of the home tenant. */
export const personMatch =
  (home: TenantView | undefined, objectId: string | undefined): Match =>
  (target, targetType) => {
    if (objectId === undefined) return undefined;
    if (targetType !== 'group') return target.toLowerCase() === objectId.toLowerCase();
    return knownMembers(home, target)?.has(objectId.toLowerCase());
  };

/** Suites hold applications of Microsoft; which ones is not written anywhere that could be read. */
export const applicationMatch =
  (appId: string, application: ServicePrincipalFact | undefined): Match =>
  (target) => {
    const wanted = target.toLowerCase();
    if (wanted === appId.toLowerCase()) return true;
    if (/^[0-9a-f-]{36}$/.test(wanted)) return false;
    const owner = application?.appOwnerOrganizationId?.toLowerCase();
    if (!owner) return undefined;
    if (owner !== MICROSOFT) return false;
    return wanted === 'allmicrosoftapps' ? true : undefined;
  };
