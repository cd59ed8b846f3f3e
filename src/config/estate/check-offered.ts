// What limits are about has to be offered: a limit on something that nobody can have would hold nothing back.
import type { Estate, Tenant } from '../../domain/estate/estate.ts';
import { checkGlassOffered } from './check-break-glass.ts';
import type { DomainRules, Finding, LimitRules } from './findings.ts';
import type { EstateFile } from './schema.ts';

/** Only for an estate in whose file nothing else was found. */
export const checkOffered = (
  file: EstateFile,
  estate: Estate,
  { limits }: DomainRules,
): Finding[] =>
  limits
    ? [
        ...strangeAssignments(estate, limits, file),
        ...strongRoles(estate, limits),
        ...checkGlassOffered(estate, limits),
      ]
    : [];

const tenantNamed = (estate: Estate, name: string): Tenant | undefined =>
  estate.tenants.find((tenant) => tenant.name === name);

const strangeAssignments = (estate: Estate, limits: LimitRules, file: EstateFile): Finding[] =>
  (file.incompatible ?? []).flatMap(({ between }, i) =>
    between.flatMap((side, s) =>
      side.flatMap(({ kind, tenant, resource }, a): Finding[] => {
        const where = tenantNamed(estate, tenant);
        const offered = where ? limits.offered(kind, where, estate) : [];
        return offered.some((id) => limits.matches(resource, id.toLowerCase()))
          ? []
          : [
              {
                path: ['incompatible', i, 'between', s, a, 'resource'],
                problem: `is nothing that ${tenant} offers as ${kind}; write the id of something it does, or part of it with *`,
              },
            ];
      }),
    ),
  );

const ROLES = 'pim-eligibility';

/** Reading reports needs nobody; every other role does. */
const strongRoles = (estate: Estate, limits: LimitRules): Finding[] =>
  estate.policies.flatMap((rule, i): Finding[] => {
    if (!rule.automatic || !rule.kinds.includes(ROLES)) return [];
    const tenants = estate.tenants.filter(
      ({ id, access }) => access.includes(ROLES) && (rule.tenants?.includes(id) ?? true),
    );
    const strong = tenants.flatMap((tenant) =>
      limits
        .offered(ROLES, tenant, estate)
        .filter((id) => rule.resources?.some((one) => limits.matches(one, id)) ?? true)
        .filter((id) => !limits.isHarmlessRole(id.split(':')[0] ?? id)),
    );
    const [first] = strong;
    const name = first === undefined ? undefined : limits.nameOfRole(first.split(':')[0] ?? first);
    return first === undefined
      ? []
      : [
          {
            path: ['policies', i, 'automatic'],
            problem: `would approve role ${name ? `${name} (${first})` : first}, and roles that can do more than read reports are given by somebody; name others under resources`,
          },
        ];
  });
