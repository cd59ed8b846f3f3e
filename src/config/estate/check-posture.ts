// What is declared for posture: names that lead nowhere, dates that cannot be, and readers by group.
import { type DomainRules, type Finding, names, orNone, unknownTenant } from './findings.ts';
import type { Path } from './places.ts';
import type { PartnerEntry, ReaderEntry, TenantPosture } from './posture-schema.ts';
import type { EstateFile, TenantEntry } from './schema.ts';

/** What Graph cannot tell and a person has to stand for. */
export const ATTESTED_SUBJECTS = [
  'sentinel',
  'lighthouse',
  'defender-for-cloud',
  'azure-roles',
  'teams-federation',
  'tenant-governance',
];

export function checkTenantPosture(tenant: TenantEntry, i: number, rules: DomainRules): Finding[] {
  const { posture } = tenant;
  if (!posture) return [];
  const path: Path = ['tenants', i, 'posture'];
  if (tenant.kind === 'external') {
    return [
      {
        path,
        problem:
          'declares something about an external tenant, which is not read; write the relationship under posture.partners',
      },
    ];
  }
  return [...checkAttestations(posture, path), ...checkExceptions(posture, path, rules)];
}

const checkAttestations = (posture: TenantPosture, path: Path): Finding[] =>
  Object.entries(posture.attestations ?? {}).flatMap(([subject, { on, due }]): Finding[] => [
    ...(ATTESTED_SUBJECTS.includes(subject)
      ? []
      : [
          {
            path: [...path, 'attestations', subject],
            problem: `is not a subject that can be attested; write one of ${ATTESTED_SUBJECTS.join(', ')}`,
          },
        ]),
    ...(due > on
      ? []
      : [
          {
            path: [...path, 'attestations', subject, 'due'],
            problem: 'is not after the day of the attestation; write the day of the next look',
          },
        ]),
  ]);

function checkExceptions(posture: TenantPosture, path: Path, { checks }: DomainRules): Finding[] {
  if (!checks) return [];
  return (posture.exceptions ?? []).flatMap(({ check: id, objects }, e): Finding[] => {
    const check = checks.find((one) => one.id === id);
    if (!check) {
      return [
        {
          path: [...path, 'exceptions', e, 'check'],
          problem: `names "${id}", which is no check; npm run posture -- report lists them all`,
        },
      ];
    }
    // What is found there is what changed: whoever accepts a change has not seen the next one.
    if (check.comparesWithAccepted && !objects) {
      return [
        {
          path: [...path, 'exceptions', e],
          problem: `accepts every change to come as well; write under objects which ones are meant, as the evidence of ${id} names them`,
        },
      ];
    }
    return [];
  });
}

export function checkEstatePosture(file: EstateFile): Finding[] {
  const { readers, partners = [], multiTenant, globalAdministrators, oneWay = [] } = file.posture;
  const known = (path: Path, name: string): Finding[] =>
    names(file.tenants).includes(name) ? [] : [{ path, problem: unknownTenant(file, name) }];
  const enough = globalAdministrators;
  return [
    ...readers.flatMap((reader, i) => checkGroupReader(file, reader, ['posture', 'readers', i])),
    ...partners.flatMap((entry, i) => checkPartnerEntry(file, partners, entry, i)),
    ...(['members', 'owners'] as const).flatMap((list) =>
      (multiTenant?.[list] ?? []).flatMap((name, m) =>
        known(['posture', 'multiTenant', list, m], name),
      ),
    ),
    ...(enough && enough.atLeast > enough.atMost
      ? [
          {
            path: ['posture', 'globalAdministrators', 'atLeast'],
            problem: `is more than atMost; write ${enough.atMost} or less`,
          },
        ]
      : []),
    ...oneWay.flatMap(({ from, to }, i) => [
      ...known(['posture', 'oneWay', i, 'from'], from),
      ...known(['posture', 'oneWay', i, 'to'], to),
      ...(from === to
        ? [
            {
              path: ['posture', 'oneWay', i, 'to'],
              problem: 'is the same tenant as from; name another one',
            },
          ]
        : []),
    ]),
  ];
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function checkPartnerEntry(
  file: EstateFile,
  all: readonly PartnerEntry[],
  { tenant, name }: PartnerEntry,
  i: number,
): Finding[] {
  const at = (field: string, problem: string): Finding[] => [
    { path: ['posture', 'partners', i, field], problem },
  ];
  const known = file.tenants.find((item) => item.name === tenant || item.id === tenant);
  if (known && known.kind !== 'external') {
    return at('tenant', `names ${known.name}, which is one of your own; remove the line`);
  }
  if (!known && !GUID.test(tenant)) {
    return at(
      'tenant',
      `names "${tenant}", which is no tenant of the file; write an id, or one of ${orNone(
        names(file.tenants.filter(({ kind }) => kind === 'external')),
      )}`,
    );
  }
  const same = (other: PartnerEntry) => other.tenant === known?.name || other.tenant === known?.id;
  const first = all.findIndex((other) => other.tenant === tenant || same(other));
  if (first < i) return at('tenant', `is listed already as partners[${first}]; remove one of them`);
  return known || name ? [] : at('tenant', 'needs a name beside its id; write name as well');
}

export function checkGroupReader(file: EstateFile, reader: ReaderEntry, under: Path): Finding[] {
  const at = (field: string, problem: string): Finding[] => [{ path: [...under, field], problem }];
  const { person, group, in: where } = reader;
  if (person !== undefined) {
    return group === undefined && where === undefined
      ? []
      : at('person', 'stands beside a group; write one entry for each');
  }
  if (group === undefined) return at('person', 'is missing; name a person, or a group and in');
  const tenant = file.tenants.find((item) => item.name === where);
  if (where === undefined) return at('in', 'is missing; name the tenant of the group');
  if (!tenant) return at('in', unknownTenant(file, where));
  if (!tenant.signIn.includes('reader')) {
    return at('in', `names ${where}, whose groups cannot be read; write reader under signIn there`);
  }
  // Whoever is let into such a group through Drawbridge would have made themselves a reader.
  return grantable(tenant).includes(group)
    ? at(
        'group',
        `is offered in ${where}, so asking for it would make a reader; name another group`,
      )
    : [];
}

const grantable = ({ offers }: TenantEntry): string[] => [
  ...(offers?.groups ?? []).map(({ id }) => id),
  ...(offers?.sponsored ?? []).map(({ id }) => id),
  ...(offers?.memberships ?? []).map(({ id }) => id),
  ...(offers?.applications ?? []).map(({ group }) => group),
];
