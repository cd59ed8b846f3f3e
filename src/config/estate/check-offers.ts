// What one tenant offers: nothing twice, and every identity that is needed to give it.
import type { DomainRules, Finding } from './findings.ts';
import type { Path } from './places.ts';
import type { TenantEntry } from './schema.ts';

export function checkOffers(tenant: TenantEntry, i: number, rules: DomainRules): Finding[] {
  const at = (...rest: Array<string | number>): Path => ['tenants', i, 'offers', ...rest];
  const {
    groups = [],
    roles = [],
    sponsored = [],
    packages = [],
    memberships = [],
    applications = [],
  } = tenant.offers ?? {};
  return [
    ...twice(groups, (one) => one.id, at('groups'), 'id'),
    ...twice(sponsored, (one) => one.id, at('sponsored'), 'id'),
    ...twice(roles, (one) => one.id, at('roles'), 'id'),
    // One package may be offered through several policies, for different people.
    ...twice(packages, ({ id, policy }) => `${id}:${policy}`, at('packages'), 'id').map(
      (finding) => ({
        ...finding,
        problem: 'is offered twice here through the same policy; remove one of the lines',
      }),
    ),
    ...twice(memberships, (one) => one.id, at('memberships'), 'id'),
    ...memberships.flatMap((offer, o) =>
      rules
        .membershipWriters({ as: offer.as, pim: offer.pim ?? null })
        .filter((writer) => !tenant.signIn.includes(writer))
        .map((writer) => ({
          path: at('memberships', o),
          problem: `needs ${writer} under signIn of this tenant, for ${offer.as.join(' and ')}${offer.pim ? ` through PIM (${offer.pim})` : ''}`,
        })),
    ),
    ...twice(applications, (one) => `${one.group} ${one.application}`, at('applications')),
  ];
}

function twice<T>(
  offered: readonly T[],
  keyOf: (one: T) => string,
  list: Path,
  ...field: string[]
): Finding[] {
  const keys = offered.map(keyOf);
  return keys.flatMap((key, o) =>
    keys.indexOf(key) < o
      ? [
          {
            path: [...list, o, ...field],
            problem: 'is offered twice here; remove one of the lines',
          },
        ]
      : [],
  );
}
