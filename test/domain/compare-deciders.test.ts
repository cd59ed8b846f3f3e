// Whom other rules would ask, and when they go further: whatever differs is told, and nothing that does not.
import { describe, expect, test } from 'vitest';
import { comparePolicies } from '../../src/domain/access/compare-policies.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { pastAskOf } from '../../src/domain/access/past-ask.ts';
import type { DecidingGroup } from '../../src/domain/estate/deciders.ts';
import type { Estate, PolicyRule } from '../../src/domain/estate/estate.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { pendingDecision } from '../fakes/access.ts';
import { AWAY, EMPLOYEE_ADMIN, estate, HOME, OWNER, rule, tenant } from '../fakes/estate.ts';

type Change = Partial<PolicyRule>;

const people = [
  ...estate().people,
  { name: 'sam', displayName: 'Sam', accounts: [] },
  { name: 'sam.two', displayName: 'Sam', accounts: [] },
];
const ONE = pastAskOf(pendingDecision().request);

const told = (before: Change, after: Change, of = ONE, change: Partial<Estate> = {}) =>
  comparePolicies(
    estate({ people, policies: [rule(before)], ...change }),
    estate({ people, policies: [rule(after)], ...change }),
    [of],
  ).flatMap(({ differences }) => differences);

const owners: DecidingGroup = { deciders: ['tenant-owners'], needs: 1 };
const staged = (...stages: NonNullable<PolicyRule['stages']>): Change => ({
  approvers: [],
  stages,
});

describe('when nobody answers', () => {
  test('a rule that reminds and escalates at other times, or to others, is told', () => {
    const usual = { remindAfter: [HOUR], escalateAfter: DAY, escalateTo: ['sam'] };
    expect(told(usual, { ...usual, escalateAfter: HOUR })).toEqual([
      'escalates after 1 hour to Sam instead of after 1 day to Sam',
    ]);
    expect(told(usual, { ...usual, remindAfter: [HOUR, 2 * HOUR] })).toEqual([
      'reminds after 1 hour, 2 hours instead of after 1 hour',
    ]);
    expect(told(usual, {})).toEqual([
      'reminds never instead of after 1 hour',
      'escalates never instead of after 1 day to Sam',
    ]);
  });

  test('a stage that escalates sooner, and to somebody else, is told with its number', () => {
    const first = { groups: [owners] };
    expect(
      told(
        staged(first, { groups: [owners], escalateAfter: DAY, escalateTo: ['owner'] }),
        staged(first, { groups: [owners], escalateAfter: HOUR, escalateTo: ['oncall'] }),
      ),
    ).toEqual([
      'stage 2 escalates after 1 hour to oncall (nobody) instead of after 1 day to O. Wner',
    ]);
  });

  test('what every stage says for itself hides what the rule says', () => {
    const stage = { groups: [owners], remindAfter: [HOUR] };
    expect(told(staged(stage), { ...staged(stage), remindAfter: [DAY] })).toEqual([]);
  });
});

describe('deciders of the same name', () => {
  const group = (tenantId: string, groupId: string, name = 'Approvers') => ({
    tenantId,
    groupId,
    name,
  });
  const G1 = '30000000-0000-4000-8000-000000000001';
  const G2 = '30000000-0000-4000-8000-000000000002';

  test('another group is told with the ids', () => {
    expect(told({ approvers: [group(AWAY, G1)] }, { approvers: [group(HOME, G2)] })).toEqual([
      `other deciders: Approvers (group ${G2} in Home) instead of Approvers (group ${G1} in Away)`,
    ]);
  });

  test('the same group under another name is told as that', () => {
    expect(
      told({ approvers: [group(AWAY, G1)] }, { approvers: [group(AWAY, G1, 'Deciders')] }),
    ).toEqual(['the same deciders under other names: Deciders instead of Approvers']);
  });

  test('another person is told with their name in the estate, also among owners and in a role', () => {
    expect(told({ approvers: ['sam'] }, { approvers: ['sam.two'] })).toEqual([
      'other deciders: Sam (sam.two) instead of Sam (sam)',
    ]);
    const owned = (person: string) => ({
      policies: [rule({ approvers: ['tenant-owners', 'security'] })],
      people,
      tenants: [tenant({ owners: [{ person, account: OWNER }] })],
      roles: { security: [person] },
    });
    const of = comparePolicies(estate(owned('sam')), estate(owned('sam.two')), [ONE]);
    expect(of[0]?.differences).toEqual([
      'other deciders: Sam (sam.two) or security (Sam (sam.two)) instead of Sam (sam) or security (Sam (sam))',
    ]);
  });

  test('a person instead of the one owner is told, though it is the same one today', () => {
    const tenants = [tenant({ owners: [{ person: 'owner', account: OWNER }] })];
    expect(told({}, { approvers: ['owner'] }, ONE, { tenants })).toEqual([
      'other deciders: O. Wner (owner) instead of O. Wner (owners of Away)',
    ]);
  });
});

describe('what joins tenants', () => {
  const KIND = 'automatic-redemption';
  const JOINS = { ...ONE, kind: KIND, resourceId: HOME, concerned: [AWAY, HOME] };
  const tenants = [
    tenant({ access: [KIND] }),
    tenant({
      name: 'home',
      id: HOME,
      displayName: 'Home',
      owners: [{ person: 'sam', account: EMPLOYEE_ADMIN }],
    }),
  ];
  const joins = (before: Change, after: Change, of = JOINS) =>
    told({ kinds: [of.kind], ...before }, { kinds: [of.kind], ...after }, of, { tenants });
  const sam: DecidingGroup = { deciders: ['sam'], needs: 1 };

  test('asks the owners of each, who come in at the last stage where none names them', () => {
    const named = staged({ groups: [sam] }, { groups: [sam, owners] });
    expect(joins(staged({ groups: [sam] }, { groups: [sam] }), named)).toEqual([]);
    expect(joins(staged({ groups: [sam] }), { approvers: ['sam'] })).toEqual([
      'other deciders: Sam (sam) for each tenant instead of Sam (sam) and Em Ployee or O. Wner and Sam (owners of Home)',
    ]);
  });

  test('asks the owners of a tenant that the rule says nothing about', () => {
    const sams = { approvers: ['sam'] };
    expect(joins({ ...sams, tenants: [AWAY] }, sams)).toEqual([
      'other deciders: Sam (sam) for each tenant instead of Sam (sam) and Sam (owners of Home)',
    ]);
  });

  test('brings in no owners where its plan names no sides', () => {
    const kind = 'inbound-trust';
    const one = [tenant({ access: [kind] })];
    const of = { ...JOINS, kind, concerned: [AWAY] };
    expect(
      told(
        { kinds: [kind], ...staged({ groups: [sam] }) },
        { kinds: [kind], ...staged({ groups: [sam, owners] }) },
        of,
        { tenants: one },
      ),
    ).toEqual(['other deciders: Sam and Em Ployee or O. Wner instead of Sam']);
    expect(kinds.filter(({ namesSides }) => namesSides).map(({ id }) => id)).toEqual([
      'automatic-redemption',
      'multitenant-organization',
      'inbound-access',
      'outbound-access',
      'connect-tenant',
      'separate-partner',
      'shared-channels',
    ]);
  });
});
