// Who decides under a rule: everybody known and within reach, as many as are needed, and in time.
import { DECIDER_WORDS, isWord } from '../../shared/decider-words.ts';
import { whyNotAnswered } from './check-people.ts';
import type { DeciderEntry, StageEntry } from './deciders-schema.ts';
import { type Finding, names, orNone, unknownPerson, unknownTenant } from './findings.ts';
import type { Path } from './places.ts';
import type { EstateFile, PolicyEntry } from './schema.ts';

const WITHOUT_OWNERS = DECIDER_WORDS.filter((word) => word !== 'tenant-owners');

type At = (...rest: Array<string | number>) => Path;

export function checkDeciders(file: EstateFile, policy: PolicyEntry, at: At): Finding[] {
  const { approvers = [], alsoApprovers = [], fallback = [], renewal, stages } = policy;
  return [
    ...whoAtAll(policy, at),
    ...checkList(file, approvers, (i) => at('approvers', i)),
    // Beside the owners they would be asked twice for one yes.
    ...checkList(file, alsoApprovers, (i) => at('alsoApprovers', i), WITHOUT_OWNERS),
    ...checkList(file, fallback, (i) => at('fallback', i)),
    ...checkList(file, renewal?.approvers ?? [], (i) => at('renewal', 'approvers', i)),
    ...checkPatience(file, policy, policy, at),
    ...(stages ?? []).flatMap((stage, s) => [
      ...checkPatience(file, policy, stage, (...rest) => at('stages', s, ...rest)),
      ...stage.groups.flatMap(({ deciders, needs = 1 }, g) => {
        const here: At = (...rest) => at('stages', s, 'groups', g, ...rest);
        return [
          ...checkList(file, deciders, (i) => here('deciders', i)),
          ...tooMany(file, policy, deciders, needs, here),
        ];
      }),
    ]),
  ];
}

function whoAtAll({ approvers, alsoApprovers, stages }: PolicyEntry, at: At): Finding[] {
  if (!stages) {
    return approvers?.length
      ? []
      : [
          {
            path: at(),
            problem:
              'names no approvers, and an empty list denies; write approvers: [tenant-owners]',
          },
        ];
  }
  return (['approvers', 'alsoApprovers'] as const).flatMap((field) =>
    ({ approvers, alsoApprovers })[field]
      ? [{ path: at(field), problem: 'stands beside stages; move it into one of them' }]
      : [],
  );
}

/** Each is known, and can be brought a card. */
const checkList = (
  file: EstateFile,
  deciders: readonly DeciderEntry[],
  at: (index: number) => Path,
  known: readonly string[] = DECIDER_WORDS,
): Finding[] =>
  deciders.flatMap((one, i): Finding[] => {
    const path = at(i);
    if (typeof one !== 'string') return checkGroup(file, one, path);
    if (known.includes(one) || rolePeople(file, one)) return [];
    const person = file.people.find(({ name }) => name === one);
    if (!person) {
      const choices = `${known.join(', ')}, a role (${orNone(roleNames(file))}), or one of ${orNone(names(file.people))}`;
      return [{ path, problem: `names "${one}"; write ${choices}` }];
    }
    const account = person.accounts[0];
    const outside =
      account &&
      whyNotAnswered(file, person, account, (other) => `list their account in ${other} first`);
    return outside ? [{ path, problem: outside }] : [];
  });

type GroupEntry = Exclude<DeciderEntry, string>;

/** Whoever can be let into a group of deciders through Drawbridge would become one. */
function checkGroup(file: EstateFile, { group, in: where }: GroupEntry, path: Path): Finding[] {
  const tenant = file.tenants.find(({ name }) => name === where);
  if (!tenant) return [{ path: [...path, 'in'], problem: unknownTenant(file, where) }];
  if (!tenant.signIn.includes('reader')) {
    return [
      {
        path: [...path, 'in'],
        problem: `names ${where}, which the reader cannot read; take a group of another tenant`,
      },
    ];
  }
  const { groups = [], sponsored = [], memberships = [], applications = [] } = tenant.offers ?? {};
  const offered = [
    ...[...groups, ...sponsored, ...memberships].map(({ id }) => id),
    ...applications.map((one) => one.group),
  ];
  return offered.includes(group)
    ? [
        {
          path: [...path, 'group'],
          problem: `is a group that ${where} offers, so whoever is let into it would decide; offer another one, or let another one decide`,
        },
      ]
    : [];
}

/** As far as the file alone can tell. */
function tooMany(
  file: EstateFile,
  policy: PolicyEntry,
  deciders: readonly DeciderEntry[],
  needs: number,
  at: At,
): Finding[] {
  const open = (one: DeciderEntry) =>
    typeof one !== 'string' || one === 'resource-owners' || one === 'sponsor';
  if (deciders.some(open)) return [];
  const concerned = deciders.includes('tenant-owners')
    ? file.tenants.filter(({ name }) => policy.tenants?.includes(name))
    : [undefined];
  return concerned.flatMap((tenant): Finding[] => {
    const people = new Set(
      deciders.flatMap((one) => {
        if (typeof one !== 'string') return [];
        if (one === 'tenant-owners') return (tenant?.owners ?? []).flatMap((o) => o.split('@', 1));
        return one === 'manager' ? [one] : [...(rolePeople(file, one) ?? [one])];
      }),
    );
    if (people.size >= needs) return [];
    const where = tenant ? ` in ${tenant.name}` : '';
    const are = people.size === 1 ? 'is one' : `are ${people.size}`;
    return [{ path: at('needs'), problem: `asks for ${needs} people, and there ${are}${where}` }];
  });
}

function checkPatience(
  file: EstateFile,
  { lapsesAfter = Number.POSITIVE_INFINITY }: PolicyEntry,
  {
    remindAfter = [],
    escalateAfter,
    escalateTo,
  }: Pick<StageEntry, 'remindAfter' | 'escalateAfter' | 'escalateTo'>,
  at: At,
): Finding[] {
  const late = (path: Path): Finding => ({
    path,
    problem: 'comes when the request has lapsed; make it shorter than lapsesAfter',
  });
  return [
    ...remindAfter.flatMap((after, i) =>
      after >= lapsesAfter ? [late(at('remindAfter', i))] : [],
    ),
    ...(escalateAfter !== undefined && escalateAfter >= lapsesAfter
      ? [late(at('escalateAfter'))]
      : []),
    ...(escalateAfter !== undefined && !escalateTo?.length
      ? [
          {
            path: at('escalateAfter'),
            problem: 'says when, and not to whom; write escalateTo: […]',
          },
        ]
      : []),
    ...(escalateTo && escalateAfter === undefined
      ? [
          {
            path: at('escalateTo'),
            problem: 'says to whom, and not when; write escalateAfter: PT4H',
          },
        ]
      : []),
    ...checkList(file, escalateTo ?? [], (i) => at('escalateTo', i)),
  ];
}

const rolePeople = (file: EstateFile, name: string): readonly string[] | undefined =>
  file.roles && Object.hasOwn(file.roles, name)
    ? file.roles[name]
    : name === 'oncall' && file.oncall
      ? file.oncall
      : undefined;

const roleNames = (file: EstateFile): string[] => [
  ...Object.keys(file.roles ?? {}),
  ...(file.oncall ? ['oncall'] : []),
];

/** The roles of the estate: named like nothing else, with people in them. */
export const checkRoleNames = (file: EstateFile): Finding[] =>
  Object.entries(file.roles ?? {}).flatMap(([name, people]) => {
    const path: Path = ['roles', name];
    const taken =
      isWord(name) || name === 'oncall' || file.people.some((person) => person.name === name);
    return [
      ...(taken
        ? [
            {
              path,
              problem: `is called "${name}", which means something else; give it another name`,
            },
          ]
        : []),
      ...(people.length === 0
        ? [{ path, problem: 'names nobody, and an empty list denies; name people or remove it' }]
        : []),
      ...people.flatMap((one, i): Finding[] =>
        names(file.people).includes(one)
          ? []
          : [{ path: [...path, i], problem: unknownPerson(file, one) }],
      ),
    ];
  });
