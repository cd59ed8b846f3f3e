// TEN-01 and TEN-02: a tenant is of the kind, in the country and in the clouds that the estate declares.
import { DAY } from '../../../../shared/duration.ts';
import { type TenantCheck, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import { momentOf } from '../../moments.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import type { Evidence, PostureState } from '../../result.ts';

/** Documented, or seen: https://learn.microsoft.com/graph/api/resources/organization */
const KNOWN_TYPES = new Set(['aad', 'aad b2c', 'ciam']);

export const tenantType: TenantCheck = {
  id: 'TEN-01',
  title: 'The tenant is of the type that the estate declares',
  area: 'tenant',
  kind: 'fact',
  scope: 'tenant',
  severity: 'info',
  appliesTo: 'all',
  reads: ['organization'],
  why: 'A tenant for customers is another thing than one for employees: other licences, other defaults, other people in it. Judging one by the rules of the other gives wrong answers everywhere else.',
  remediation:
    'Correct the declared type in the estate, or bring the tenant in as what it really is: for employees, or for customers.',
  words: [
    'tenant type',
    'B2C',
    'external ID',
    'workforce tenant',
    'customer tenant',
    'kind of tenant',
  ],
  assess: (view, { now }) =>
    withFacts(view, ['organization'], ({ organization }) => {
      const { declared } = view;
      const is = organization.tenantType;
      const created = momentOf(organization.createdDateTime);
      const years =
        created === undefined ? undefined : Math.floor((now - created) / (365.25 * DAY));
      const same = is?.toLowerCase() === declared.tenantType.toLowerCase();
      const [state, reason]: [PostureState, string] = !is
        ? ['unknown', 'cannot be told: Graph did not say the type of the tenant']
        : same
          ? ['pass', `the type is ${is}, as declared`]
          : KNOWN_TYPES.has(is.toLowerCase())
            ? ['fail', `the type is ${is}, and ${declared.tenantType} is declared`]
            : [
                'partial',
                `the type is ${is}, which is not documented, and ${declared.tenantType} is declared`,
              ];
      return onlyIfRead(view, ['organization'], {
        state,
        reason,
        evidence: [
          {
            kind: 'tenant',
            id: organization.id,
            name: organization.displayName ?? view.tenant.displayName,
            detail: [
              `type ${is ?? 'not said'}`,
              ...(years === undefined
                ? []
                : [`created on ${organization.createdDateTime?.slice(0, 10)}, ${years} years ago`]),
            ].join(', '),
            good: same,
          },
        ],
        attested: true,
      });
    }),
};

export const residency: TenantCheck = {
  id: 'TEN-02',
  title: 'The tenant is in the country and the clouds that the estate declares',
  area: 'tenant',
  kind: 'fact',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  reads: ['organization', 'crossTenantPolicy'],
  why: 'Where a tenant was created decides where its data lies, and it cannot be changed later. A cloud endpoint that is switched on lets tenants of another Microsoft cloud become partners.',
  remediation:
    'The country is fixed at creation: record why it differs in the architecture decision, or plan a new tenant. Switch off clouds that nobody needs in the Microsoft cloud settings.',
  words: [
    'data residency',
    'country',
    'region',
    'where is the data',
    'jurisdiction',
    'multi-geo',
    'sovereign cloud',
    'government cloud',
    'cloud endpoints',
  ],
  assess: (view) =>
    withFacts(
      view,
      ['organization', 'crossTenantPolicy'],
      ({ organization, crossTenantPolicy }) => {
        const { country, clouds } = view.declared;
        const is = organization.countryLetterCode;
        const open = crossTenantPolicy.allowedCloudEndpoints;
        const extra = without(open ?? [], clouds);
        const lacking = open ? without(clouds, open) : [];
        const wrong = [
          ...(is && country && is.toUpperCase() !== country.toUpperCase()
            ? [`the country is ${is}, and ${country} is declared`]
            : []),
          ...(extra.length > 0 ? [`${listed(extra)} is switched on and not declared`] : []),
          ...(lacking.length > 0 ? [`${listed(lacking)} is declared and not switched on`] : []),
        ];
        const unsaid = [
          ...(country ? [] : [`the estate does not declare a country (it is ${is ?? 'not said'})`]),
          ...(is ? [] : ['Graph did not say the country']),
          ...(open ? [] : ['Graph did not say which other clouds are switched on']),
        ];
        const [state, reason]: [PostureState, string] =
          wrong.length > 0
            ? ['fail', wrong.join('; ')]
            : unsaid.length > 0
              ? ['unknown', `cannot be told: ${unsaid.join('; ')}`]
              : [
                  'pass',
                  `${is} as declared, ${clouds.length > 0 ? `and open to ${listed(clouds)} as declared` : 'and open to no other cloud'}`,
                ];
        return onlyIfRead(view, ['organization', 'crossTenantPolicy'], {
          state,
          reason,
          evidence: [
            setting(
              'countryLetterCode',
              'Country',
              is ?? 'not said',
              Boolean(is && country && is.toUpperCase() === country.toUpperCase()),
            ),
            setting(
              'allowedCloudEndpoints',
              'Other clouds',
              open ? listed(open) || 'none' : 'not said',
              open !== null && open !== undefined && extra.length + lacking.length === 0,
            ),
          ],
          notes: [multiGeo(organization.isMultipleDataLocationsForServicesEnabled)],
          attested: true,
        });
      },
    ),
};

const setting = (id: string, name: string, detail: string, good: boolean): Evidence => ({
  kind: 'setting',
  id,
  name,
  detail,
  good,
});

const multiGeo = (is: boolean | null | undefined): string =>
  typeof is === 'boolean'
    ? `Multi-Geo is ${is ? 'on' : 'off'}.`
    : 'Graph did not say whether the tenant is Multi-Geo; it cannot be concluded that it is not.';

function without(list: readonly string[], known: readonly string[]): string[] {
  const names = new Set(known.map((name) => name.toLowerCase()));
  return [...new Set(list)].filter((name) => !names.has(name.toLowerCase()));
}
