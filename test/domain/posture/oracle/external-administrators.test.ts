// A second reading of PRV-08 straight from its rule, sharing no code with the check: random tenants, and both must agree.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessTenant } from '../../../../src/domain/posture/assess.ts';
import { externalAdministrators as check } from '../../../../src/domain/posture/checks/privileged/external.ts';
import type { PostureState } from '../../../../src/domain/posture/result.ts';
import { DAY, HOUR } from '../../../../src/shared/duration.ts';
import { at, guest, LAB, PRIME, SECOND, see, VAULT } from '../boundary-golden.ts';

const HIGH = '62e90394-69f5-4237-9190-012177145e10';
const LOW = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const GROUP = '70000000-0000-4000-8000-000000000001';

/** How somebody has the role: by themselves, or by a place in a group that has it. */
type Way = 'standing' | 'activated' | 'eligible' | 'member' | 'eligible-member';

interface Holder {
  readonly home: 'prime.example' | 'second.example' | 'nowhere.example' | null;
  readonly userType: 'Guest' | 'Member';
  readonly role: string;
  readonly way: Way;
}

interface World {
  readonly tenantId: string;
  readonly group: 'active' | 'eligible';
  readonly holders: readonly Holder[];
}

const OWN: Readonly<Record<string, string>> = {
  [PRIME]: 'prime.example',
  [SECOND]: 'second.example',
  [LAB]: 'lab.example',
  [VAULT]: 'vault.example',
};

/** From outside only people of the primary, and only what they have to activate. */
function expected({ tenantId, group, holders }: World): PostureState {
  const outsiders = holders.filter(({ home, role, way }) => {
    const byGroup = way === 'member' || way === 'eligible-member';
    return home !== null && (byGroup || role === HIGH);
  });
  const good = outsiders.every(({ home, way }) => {
    if (tenantId === PRIME || tenantId === VAULT || home !== 'prime.example') return false;
    if (way === 'standing') return false;
    return way !== 'member' || group === 'eligible';
  });
  return good ? 'pass' : 'fail';
}

const holder: fc.Arbitrary<Holder> = fc.record({
  home: fc.constantFrom(
    'prime.example',
    'prime.example',
    'second.example',
    'nowhere.example',
    null,
  ),
  userType: fc.constantFrom('Guest', 'Member'),
  role: fc.constantFrom(HIGH, HIGH, LOW),
  way: fc.constantFrom<Way>('standing', 'activated', 'eligible', 'member', 'eligible-member'),
});

const world: fc.Arbitrary<World> = fc.record({
  tenantId: fc.constantFrom(PRIME, SECOND, LAB, VAULT),
  group: fc.constantFrom('active', 'eligible'),
  holders: fc.array(holder, { maxLength: 3 }),
});

const build = ({ tenantId, group, holders }: World) =>
  see((estate) => {
    const values = estate.values[tenantId];
    if (!values) throw new Error('no such tenant');
    const own = OWN[tenantId] ?? '';
    const ids = holders.map((_, i) => `80000000-0000-4000-8000-00000000000${i}`);
    // Whoever would come from this very tenant is one of its own people.
    values.users = holders.map(({ home, userType }, i) => {
      const id = ids[i] ?? '';
      return home === null || home === own
        ? {
            id,
            displayName: `P${i}`,
            userPrincipalName: `p${i}@${own}`,
            userType: 'Member',
            accountEnabled: true,
          }
        : { ...guest(id, `P${i}`, home, own), userType };
    });
    for (const [there, domain] of [
      [PRIME, 'prime.example'],
      [SECOND, 'second.example'],
    ] as const) {
      if (there === tenantId) continue;
      estate.values[there]?.users?.push(
        ...holders.map((_, i) => ({
          id: `home-${i}`,
          displayName: `P${i}`,
          userPrincipalName: `p${i}@${domain}`,
          userType: 'Member',
          accountEnabled: true,
        })),
      );
    }
    const principal = (i: number) => ({
      id: ids[i] ?? '',
      kind: 'user' as const,
      displayName: `P${i}`,
    });
    const of = (...ways: Way[]) =>
      holders.flatMap((one, i) => (ways.includes(one.way) ? [{ ...one, i }] : []));
    const byGroup = {
      roleDefinitionId: HIGH,
      directoryScopeId: '/',
      principal: { id: GROUP, kind: 'group' as const, displayName: 'G' },
    };
    values.roleDefinitions = [HIGH, LOW].map((id) => ({
      id,
      templateId: id,
      displayName: id,
      isBuiltIn: true,
    }));
    values.roleAssignmentInstances = [
      ...of('standing', 'activated').map(({ role, way, i }) => ({
        id: `a${i}`,
        roleDefinitionId: role,
        directoryScopeId: '/',
        principal: principal(i),
        assignmentType: way === 'standing' ? 'Assigned' : 'Activated',
        memberType: 'Direct',
        startDateTime: at(-HOUR),
        endDateTime: way === 'standing' ? null : at(HOUR),
      })),
      ...(group === 'active'
        ? [
            {
              id: 'ga',
              ...byGroup,
              assignmentType: 'Assigned',
              memberType: 'Direct',
              startDateTime: at(-DAY),
              endDateTime: null,
            },
          ]
        : []),
    ];
    values.roleEligibilityInstances = [
      ...of('eligible').map(({ role, i }) => ({
        id: `e${i}`,
        roleDefinitionId: role,
        directoryScopeId: '/',
        principal: principal(i),
        memberType: 'Direct',
        startDateTime: at(-DAY),
        endDateTime: null,
      })),
      ...(group === 'eligible'
        ? [
            {
              id: 'ge',
              ...byGroup,
              memberType: 'Direct',
              startDateTime: at(-DAY),
              endDateTime: null,
            },
          ]
        : []),
    ];
    values.roleAssignments = [];
    values.roleGroups = [
      {
        id: GROUP,
        displayName: 'G',
        isAssignableToRole: true,
        members: of('member').map(({ i }) => principal(i)),
        owners: [],
        eligible: of('eligible-member').map(({ i }) => ({
          principalId: ids[i] ?? '',
          accessId: 'member' as const,
          startDateTime: at(-DAY),
          endDateTime: null,
        })),
        assigned: of('member').map(({ i }) => ({
          principalId: ids[i] ?? '',
          accessId: 'member' as const,
          assignmentType: 'Assigned',
          startDateTime: at(-DAY),
          endDateTime: null,
        })),
      },
    ];
  });

test('administrators from elsewhere: two readings agree', () => {
  const seen = new Set<PostureState>();
  fc.assert(
    fc.property(world, (one) => {
      const own = OWN[one.tenantId];
      const plain = {
        ...one,
        holders: one.holders.map((who) => (who.home === own ? { ...who, home: null } : who)),
      };
      const estate = build(plain);
      const view = estate.view(one.tenantId);
      if (!view) throw new Error('no such tenant');
      const { state } = assessTenant(check, view, estate);
      seen.add(state);
      expect(state).toBe(expected(plain));
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect([...seen].sort()).toEqual(['fail', 'pass']);
});
