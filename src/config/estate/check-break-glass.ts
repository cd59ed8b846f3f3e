// What is prepared for emergencies: short, offered, for people who can be reached, and reviewed by somebody else.
import type { Estate } from '../../domain/estate/estate.ts';
import { DAY, sayDuration } from '../../shared/duration.ts';
import {
  type DomainRules,
  type Finding,
  type LimitRules,
  names,
  unknownPerson,
  unknownTenant,
} from './findings.ts';
import type { Path } from './places.ts';
import type { EstateFile } from './schema.ts';

type Entry = NonNullable<EstateFile['breakGlass']>[number];

export const checkBreakGlass = (file: EstateFile, rules: DomainRules): Finding[] =>
  (file.breakGlass ?? []).flatMap((entry, i) => [
    ...checkPeople(file, entry, ['breakGlass', i]),
    ...(rules.limits ? checkBounds(entry, ['breakGlass', i], rules.limits) : []),
    ...(names(file.tenants).includes(entry.tenant)
      ? []
      : [{ path: ['breakGlass', i, 'tenant'], problem: unknownTenant(file, entry.tenant) }]),
  ]);

/** By name, those on call included where the entry says so. */
export const whoMay = (file: EstateFile, { people, oncall }: Entry): string[] => [
  ...new Set([...(people ?? []), ...(oncall ? (file.oncall ?? []) : [])]),
];

function checkPeople(file: EstateFile, entry: Entry, path: Path): Finding[] {
  const known = names(file.people);
  const strange = (field: 'people' | 'tell') =>
    (entry[field] ?? []).flatMap((name, p) =>
      known.includes(name)
        ? []
        : [{ path: [...path, field, p], problem: unknownPerson(file, name) }],
    );
  const may = whoMay(file, entry);
  const owners = file.tenants.find(({ name }) => name === entry.tenant)?.owners ?? [];
  const alone = may.filter((name) => !owners.some((owner) => owner.split('@')[0] !== name));
  return [
    ...strange('people'),
    ...strange('tell'),
    ...(may.length === 0
      ? [
          {
            path,
            problem: 'is for nobody; write people: […], or oncall: true beside an oncall list',
          },
        ]
      : []),
    ...alone.map((name) => ({
      path,
      problem: `could be used by ${name}, and ${entry.tenant} has no other owner to review that; name another owner`,
    })),
  ];
}

function checkBounds(entry: Entry, path: Path, limits: LimitRules): Finding[] {
  const { longest, atMost, kind } = entry;
  return [
    ...(limits.isForOneself(kind)
      ? []
      : [
          {
            path: [...path, 'kind'],
            problem: `is "${kind}", which nobody takes for themselves alone; write a kind of access for people`,
          },
        ]),
    ...(longest > limits.longestGlass
      ? [
          {
            path: [...path, 'longest'],
            problem: `is longer than ${sayDuration(limits.longestGlass)}; make it shorter, and ask for what is needed for longer`,
          },
        ]
      : []),
    ...(atMost.in > 365 * DAY
      ? [
          {
            path: [...path, 'atMost', 'in'],
            problem: 'is longer than 365 days; write P365D or less',
          },
        ]
      : []),
  ];
}

/** Only for an estate in whose file nothing else was found. */
export const checkGlassOffered = (estate: Estate, { offered }: LimitRules): Finding[] =>
  (estate.breakGlass ?? []).flatMap(({ kind, tenantId, resource }, i) => {
    const tenant = estate.tenants.find(({ id }) => id === tenantId);
    const there = tenant?.access.includes(kind) && offered(kind, tenant, estate).includes(resource);
    return there
      ? []
      : [
          {
            path: ['breakGlass', i, 'resource'],
            problem: `is nothing that ${tenant?.name ?? 'that tenant'} offers as ${kind}; write the id of something it does`,
          },
        ];
  });
