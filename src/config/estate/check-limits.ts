// What a rule approves by itself, and what does not go together: each bounded, and about things that can be given.
import { DAY } from '../../shared/duration.ts';
import { type DomainRules, type Finding, names, unknownTenant } from './findings.ts';
import type { Path } from './places.ts';
import type { EstateFile, PolicyEntry } from './schema.ts';

type At = (...rest: Array<string | number>) => Path;

const LONGEST = 365 * DAY;

export const checkRuleLimits = (
  file: EstateFile,
  policy: PolicyEntry,
  at: At,
  { limits }: DomainRules,
): Finding[] => [
  ...(policy.automatic ? checkAutomatic(file, policy, at, limits) : []),
  ...(policy.atOnce === undefined
    ? []
    : policy.kinds
        .filter((kind) => limits && !limits.isGrant(kind))
        .map((kind) => ({
          path: at('atOnce'),
          problem: `counts what one person has, and ${kind} is had by nobody; remove it, or take that kind into a rule of its own`,
        }))),
];

function checkAutomatic(
  file: EstateFile,
  policy: PolicyEntry,
  at: At,
  limits: DomainRules['limits'],
): Finding[] {
  const { automatic } = policy;
  if (!automatic) return [];
  const tell = (problem: string, ...rest: string[]) => ({
    path: at('automatic', ...rest),
    problem,
  });
  if (policy.decision === 'refuse') {
    return [tell('stands in a rule that refuses; write decision: ask, or remove it')];
  }
  const outside = (list: readonly string[] | undefined) =>
    (list ?? []).filter((name) =>
      file.tenants.some((tenant) => tenant.name === name && tenant.kind === 'external'),
    );
  const { perPerson, perRule, in: within } = automatic.atMost;
  return [
    ...policy.kinds.flatMap((kind) => {
      const why = limits?.neverAutomatic(kind);
      return why
        ? [tell(`would approve ${kind}, which ${why}; take that kind into a rule of its own`)]
        : [];
    }),
    ...[...new Set([...outside(policy.tenants), ...outside(policy.requestors?.tenants)])].map(
      (name) => tell(`would approve for ${name}, which is external, without anybody; take it out`),
    ),
    ...(policy.alsoApprovers?.length
      ? [tell('approves without anybody, and alsoApprovers asks for somebody; remove one of them')]
      : []),
    ...(policy.approvers?.includes('tenant-owners')
      ? []
      : [tell('needs approvers: [tenant-owners], who are told and can end what it approved')]),
    ...(policy.longest && automatic.longest > policy.longest
      ? [tell('is longer than the rule allows at all; make it shorter', 'longest')]
      : []),
    ...(perPerson > perRule
      ? [tell('is more than perRule, which counts everybody; make it less', 'atMost', 'perPerson')]
      : []),
    ...(within > LONGEST
      ? [tell('is longer than 365 days; write P365D or less', 'atMost', 'in')]
      : []),
  ];
}

export const checkIncompatible = (file: EstateFile, { limits }: DomainRules): Finding[] =>
  (file.incompatible ?? []).flatMap(({ between }, i) =>
    between.flatMap((side, s) =>
      side.flatMap(({ kind, tenant }, a): Finding[] => {
        const path: Path = ['incompatible', i, 'between', s, a];
        return [
          ...(limits && !limits.isGrant(kind)
            ? [
                {
                  path: [...path, 'kind'],
                  problem: `is "${kind}", which nobody has; write a kind of access for people`,
                },
              ]
            : []),
          ...(names(file.tenants).includes(tenant)
            ? []
            : [{ path: [...path, 'tenant'], problem: unknownTenant(file, tenant) }]),
        ];
      }),
    ),
  );
