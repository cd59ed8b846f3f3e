// What contradicts itself in an estate although each line of it is right.
import { accountKey } from '../../shared/account.ts';
import type { Estate, Tenant } from '../estate/estate.ts';
import { bad, type DoctorFinding, good } from './finding.ts';

/** `reached`: keys of the accounts that have a chat with the bot; undefined: not known. */
export function estateFindings(
  estate: Estate,
  reached: readonly string[] | undefined,
): DoctorFinding[] {
  const ours = estate.tenants.filter(({ kind }) => kind !== 'external');
  const found = ours.flatMap((tenant) => [
    ...kindsWithoutRule(estate, tenant),
    ...aloneOwner(tenant),
    ...(reached ? unreached(tenant, reached) : []),
  ]);
  const observed = ours
    .filter(({ mode }) => mode === 'observe')
    .map(({ displayName }) => displayName);
  const observing = observed.map((name) =>
    bad(
      'estate',
      'note',
      `in ${name} Drawbridge only observes: nothing is given there`,
      'When what it would have done is right, write "mode: enforce" for the tenant.',
    ),
  );
  const all = [...found, ...observing];
  return [
    good(
      'estate',
      `${estate.tenants.length} tenants, ${estate.people.length} people, ${estate.policies.length} rules`,
    ),
    ...all,
  ];
}

function kindsWithoutRule(estate: Estate, tenant: Tenant): DoctorFinding[] {
  const ruled = (kind: string) =>
    estate.policies.some(
      ({ kinds, tenants, decision }) =>
        decision !== 'refuse' && kinds.includes(kind) && (tenants?.includes(tenant.id) ?? true),
    );
  const without = tenant.access.filter((kind) => !ruled(kind));
  return without.length === 0
    ? []
    : [
        bad(
          'estate',
          'note',
          `${tenant.displayName} enables ${without.join(', ')}, and no rule lets anybody ask for it there`,
          `Name ${tenant.name} under "tenants" of a rule, or take the kind out of its "access".`,
        ),
      ];
}

/** Nobody decides about their own request, so a single owner can never be given anything there. */
function aloneOwner({ access, owners, displayName, name }: Tenant): DoctorFinding[] {
  const people = new Set(owners.map(({ person }) => person));
  return access.length > 0 && people.size === 1
    ? [
        bad(
          'estate',
          'note',
          `${displayName} has one owner, so nobody decides when that person asks or is away`,
          `Name a second one: npm run tenant -- owner ${name}`,
        ),
      ]
    : [];
}

function unreached({ owners, displayName }: Tenant, reached: readonly string[]): DoctorFinding[] {
  const silent = owners.filter(({ account }) => !reached.includes(accountKey(account)));
  return silent.map(({ person }) =>
    bad(
      'teams',
      'note',
      `${person}, owner of ${displayName}, has no chat with Drawbridge yet, so no card reaches them`,
      'Have the app installed for them, or let them write "help" to Drawbridge once.',
    ),
  );
}
