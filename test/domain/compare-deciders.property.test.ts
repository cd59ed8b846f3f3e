// Whatever a rule says about who decides and when it goes further: any single change of it is told.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePolicies } from '../../src/domain/access/compare-policies.ts';
import { pastAskOf } from '../../src/domain/access/past-ask.ts';
import type { DeciderRef, Patience, PolicyStage } from '../../src/domain/estate/deciders.ts';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import { HOUR } from '../../src/shared/duration.ts';
import { canonicalJson } from '../../src/shared/hash.ts';
import { pendingDecision } from '../fakes/access.ts';
import { AWAY, estate, HOME, rule } from '../fakes/estate.ts';

const PAST = pastAskOf(pendingDecision().request);
const people = [
  ...estate().people,
  // Called alike, and like a group and a role.
  ...['sam', 'sam.two'].map((name) => ({ name, displayName: 'security', accounts: [] })),
];
const roles = { security: ['owner'], desk: ['owner'] };

const group = (tenantId: string, n: number): DeciderRef => ({
  tenantId,
  groupId: `30000000-0000-4000-8000-00000000000${n}`,
  name: 'security',
});
const REFS: readonly DeciderRef[] = [
  ...['tenant-owners', 'resource-owners', 'manager', 'sponsor', 'owner', 'employee'],
  ...['sam', 'sam.two', 'security', 'desk', 'oncall', 'nobody-known'],
  ...[group(AWAY, 1), group(HOME, 1), group(AWAY, 2)],
];
/** Beside the owners, the word for them means nobody. */
const BESIDE_OWNERS = REFS.filter((ref) => ref !== 'tenant-owners');

const refs = fc.uniqueArray(fc.constantFrom(...REFS), { minLength: 1, maxLength: 4 });
const after = fc.integer({ min: 1, max: 40 }).map((hours) => hours * HOUR);
const patience: fc.Arbitrary<Patience> = fc.oneof(
  fc.constant({}),
  fc.record({ remindAfter: fc.uniqueArray(after, { minLength: 1, maxLength: 3 }) }),
  fc.record({ escalateAfter: after, escalateTo: refs }),
);
const stage: fc.Arbitrary<PolicyStage> = fc
  .tuple(
    fc.array(fc.record({ deciders: refs, needs: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
    patience,
  )
  .map(([groups, its]) => ({ groups, ...its }));
const fallback = fc.option(refs, { nil: undefined });
const some: fc.Arbitrary<Partial<PolicyRule>> = fc
  .tuple(
    fc.oneof(
      fc.record({ approvers: refs }),
      fc.record({ approvers: refs, alsoApprovers: fc.uniqueArray(fc.constantFrom('sam', 'desk')) }),
      fc.array(stage, { minLength: 1, maxLength: 3 }).map((stages) => ({ approvers: [], stages })),
    ),
    patience,
    fallback,
  )
  .map(([deciding, its, otherwise]) => ({
    ...deciding,
    ...its,
    ...(otherwise && { fallback: otherwise }),
  }));

/** One list with one more, one fewer, or another one in it. */
function otherRefs(list: readonly DeciderRef[], pick: number, from = REFS): DeciderRef[] {
  const left = from.filter((ref) => !list.includes(ref));
  const other = left[pick % left.length] ?? 'owner';
  const at = pick % Math.max(list.length, 1);
  const ways = [
    [...list, other],
    ...(list.length > 0 ? [list.map((ref, i) => (i === at ? other : ref))] : []),
    ...(list.length > 1 ? [list.filter((_, i) => i !== at)] : []),
  ];
  return ways[pick % ways.length] ?? ways[0] ?? [];
}

const otherPatience = (of: Patience, pick: number): Patience => {
  // Where there was nothing, none of the times that the rule may have for all stages.
  const { remindAfter, escalateAfter = 60 * HOUR, escalateTo = ['owner'] } = of;
  const ways: Patience[] = [
    { ...of, remindAfter: [...(remindAfter ?? []), 50 * HOUR] },
    { ...of, escalateAfter: escalateAfter + HOUR, escalateTo },
    { ...of, escalateAfter, escalateTo: otherRefs(escalateTo, pick) },
  ];
  return ways[pick % ways.length] ?? of;
};

function otherStage(of: PolicyStage, pick: number): PolicyStage {
  const at = pick % of.groups.length;
  const withGroup = (change: (one: PolicyStage['groups'][number]) => object) => ({
    ...of,
    groups: of.groups.map((one, i) => (i === at ? { ...one, ...change(one) } : one)),
  });
  const ways = [
    () => withGroup(({ deciders }) => ({ deciders: otherRefs(deciders, pick) })),
    () => withGroup(({ needs }) => ({ needs: needs + 1 })),
    () => ({ ...of, groups: [...of.groups, { deciders: ['owner'], needs: 1 }] }),
    () => ({ ...of, ...otherPatience(of, pick) }),
  ];
  return (ways[pick % ways.length] ?? (() => of))();
}

/** What the rule says for its stages counts for those that say nothing themselves. */
function ways(of: Partial<PolicyRule>, pick: number): Array<Partial<PolicyRule>> {
  const { approvers = [], alsoApprovers, stages, fallback: otherwise = [] } = of;
  const silent = (field: keyof Patience) => stages?.some((one) => one[field] === undefined) ?? true;
  const usual = otherPatience(of as Patience, pick);
  const changed = (['remindAfter', 'escalateAfter', 'escalateTo'] as const).filter(
    (field) => canonicalJson([usual[field]]) !== canonicalJson([of[field]]),
  );
  const at = pick % Math.max(stages?.length ?? 1, 1);
  return [
    { ...of, fallback: otherRefs(otherwise, pick) },
    ...(changed.some(silent) ? [{ ...of, ...usual }] : []),
    ...(stages
      ? [
          { ...of, stages: stages.map((one, i) => (i === at ? otherStage(one, pick) : one)) },
          { ...of, stages: [...stages, { groups: [{ deciders: ['owner'], needs: 1 }] }] },
          ...(stages.length > 1 ? [{ ...of, stages: stages.slice(1) }] : []),
        ]
      : [
          { ...of, approvers: otherRefs(approvers, pick) },
          { ...of, alsoApprovers: otherRefs(alsoApprovers ?? [], pick, BESIDE_OWNERS) },
        ]),
  ];
}

const told = (before: Partial<PolicyRule>, later: Partial<PolicyRule>) =>
  comparePolicies(
    estate({ people, roles, policies: [rule(before)] }),
    estate({ people, roles, policies: [rule({ ...later, place: 'elsewhere.yaml:1' })] }),
    [PAST],
  ).flatMap(({ differences }) => differences);

test('any single change is told, with words that differ, and no change is not', () => {
  fc.assert(
    fc.property(some, fc.nat(), fc.nat(), (of, pick, way) => {
      expect(told(of, of)).toEqual([]);
      const possible = ways(of, pick);
      const differences = told(of, possible[way % possible.length] ?? {});
      expect(differences).not.toEqual([]);
      for (const words of differences) {
        const [is, was] = words.replace(/^(.*: )/, '').split(' instead of ');
        expect(is).not.toBe(was);
      }
    }),
    { numRuns: 2_000 },
  );
});
