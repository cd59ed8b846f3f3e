// What the administrator of a partner that runs no Drawbridge has to do: ids and Graph's body, exactly.

import type { Wanted } from '../pairs/section.ts';
import type { PlanWords } from '../plan.ts';
import { type Half, PARTNERS_PERMISSION } from './opening-halves.ts';
import { type Speech, sayTargets } from './opening-words.ts';

export type HandOver = NonNullable<PlanWords['handOver']>;

/** `half` is theirs. What they have already cannot be seen from here, so they are told to look. */
export function handOverOf(half: Half, wanted: Wanted, speech: Speech): HandOver {
  const { tenant, partner, direction, section } = half;
  const list = (targets: Wanted['subjects']) => ({ accessType: 'allowed', targets });
  const body = {
    [section]: {
      usersAndGroups: list(wanted.subjects),
      applications: list(wanted.applications),
    },
  };
  const ids = (targets: Wanted['subjects']) => targets.map(({ target }) => target).join(', ');
  return {
    partner: tenant.displayName,
    contact: tenant.contact,
    lines: [
      `In ${tenant.displayName} (${tenant.id}): External Identities, cross-tenant access settings, organization ${partner.displayName} (${partner.id}), ${direction} access.`,
      `Let these people: ${sayTargets(speech, wanted.subjects)} (${ids(wanted.subjects)}).`,
      `Use these applications: ${sayTargets(speech, wanted.applications)} (${ids(wanted.applications)}).`,
      `Or with Graph and ${PARTNERS_PERMISSION}: PATCH /v1.0/policies/crossTenantAccessPolicy/partners/${partner.id} with the body ${JSON.stringify(body)}`,
      'That body replaces the lists that stand there: what has to stay goes into it as well. Where all of it is open already, there is nothing to do. Without an entry for the organization, POST the body with its tenantId to /v1.0/policies/crossTenantAccessPolicy/partners.',
    ],
  };
}
