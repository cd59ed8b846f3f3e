// What changed and who did it: real changes only, whatever the order, with the audit's own tale beside them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Change,
  diffFacts,
  incomparable,
} from '../../../../src/domain/posture/change/diff.ts';
import { mended, newFailures } from '../../../../src/domain/posture/change/new-failures.ts';
import { whatChanged } from '../../../../src/domain/posture/change/what-changed.ts';
import { type AuditContext, who } from '../../../../src/domain/posture/change/who.ts';
import type { DirectoryAuditFact } from '../../../../src/domain/posture/facts/security.ts';
import type { TenantFacts } from '../../../../src/domain/posture/reading.ts';
import type { PostureState, Result } from '../../../../src/domain/posture/result.ts';
import { DAY, HOUR } from '../../../../src/shared/duration.ts';
import { estate as fakeEstate, tenant } from '../../../fakes/estate.ts';
import {
  at,
  defaults,
  entry,
  GROUP,
  guest,
  NOW,
  OPEN,
  PRIME,
  partner,
  SECOND,
  type Spoil,
  STRANGER,
  see,
  trust,
  type Values,
  valuesOf,
} from '../boundary-golden.ts';

const factsAt = (tenantId: string, ...spoils: readonly Spoil[]): TenantFacts => {
  const view = see(...spoils).view(tenantId);
  if (!view) throw new Error('no such tenant');
  return view.facts;
};
const rich: Spoil = (w) => {
  const values = valuesOf(w, PRIME);
  const principal = { id: 'person', kind: 'user' as const, displayName: 'Per Son' };
  values.roleDefinitions = [{ id: 'role', displayName: 'Global Administrator' }];
  values.roleAssignmentInstances = [
    {
      id: 'i1',
      roleDefinitionId: 'role',
      directoryScopeId: '/',
      principal,
      assignmentType: 'Assigned',
      endDateTime: null,
    },
  ];
  values.roleEligibilityInstances = [
    { id: 'e1', roleDefinitionId: 'role', directoryScopeId: '/', principal, endDateTime: at(DAY) },
  ];
  values.conditionalAccess = [
    {
      id: 'policy',
      displayName: 'MFA for all',
      state: 'enabled',
      modifiedDateTime: at(-DAY),
      conditions: {
        users: { includeUsers: ['All'], excludeUsers: ['a', 'b'] },
        applications: { includeApplications: ['All'] },
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] },
    },
  ];
  values.domains = [{ id: 'prime.example', authenticationType: 'Managed' }];
  values.authorizationPolicy = {
    allowInvitesFrom: 'everyone',
    guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
  };
  values.crossTenantPartners?.push(partner(STRANGER));
};
const changed = (spoil: (values: Values) => void) =>
  diffFacts(
    factsAt(PRIME, rich),
    factsAt(PRIME, rich, (w) => spoil(valuesOf(w, PRIME))),
  );
const sentences = (spoil: (values: Values) => void) =>
  changed(spoil).map(({ sentence }) => sentence);

describe('what is a change', () => {
  test.each<[string, (values: Values) => void, string]>([
    [
      'a partner appears',
      (v) => v.crossTenantPartners?.push(partner(GROUP, { inboundTrust: trust(true) })),
      'appeared (trust of multifactor authentication on',
    ],
    ['a partner goes', (v) => v.crossTenantPartners?.pop(), `partner ${STRANGER} is gone`],
    [
      'trust is turned on',
      (v) => {
        Object.assign(v.crossTenantPartners?.at(-1) ?? {}, {
          inboundTrust: { isMfaAccepted: true },
        });
      },
      'trust of multifactor authentication: as the default → on',
    ],
    [
      'a section opens',
      (v) => {
        Object.assign(v.crossTenantPartners?.at(-1) ?? {}, { b2bCollaborationInbound: OPEN() });
      },
      'people: all allowed; applications: all allowed',
    ],
    [
      'synchronization is accepted',
      (v) => {
        Object.assign(v.crossTenantPartners?.at(-1) ?? {}, {
          identitySynchronization: { userSyncInbound: { isSyncAllowed: true } },
        });
      },
      'accepts synchronization: no → yes',
    ],
    [
      'a role is assigned',
      (v) =>
        v.roleAssignmentInstances?.push({
          id: 'i2',
          roleDefinitionId: 'role',
          directoryScopeId: '/',
          principal: { id: 'x', kind: 'user', displayName: 'X' },
          assignmentType: 'Assigned',
        }),
      'active assignment Global Administrator to X appeared',
    ],
    [
      'an eligibility ends',
      (v) => {
        v.roleEligibilityInstances = [];
      },
      'eligible assignment Global Administrator to Per Son is gone',
    ],
    [
      'a policy is turned to report-only',
      (v) => {
        Object.assign(v.conditionalAccess?.[0] ?? {}, {
          state: 'enabledForReportingButNotEnforced',
        });
      },
      'Conditional Access policy MFA for all: state: on → report-only',
    ],
    [
      'an exclusion is added',
      (v) => {
        v.conditionalAccess?.[0]?.conditions?.users?.excludeUsers?.push('c');
      },
      'excluded users: c added',
    ],
    [
      'a domain is federated',
      (v) => {
        Object.assign(v.domains?.[0] ?? {}, { authenticationType: 'Federated' });
      },
      'domain prime.example: authentication: Managed → Federated',
    ],
    [
      'who may invite',
      (v) => {
        Object.assign(v.authorizationPolicy ?? {}, { allowInvitesFrom: 'none' });
      },
      'who may invite: everyone → none',
    ],
    [
      'a member joins the organization',
      (v) => v.multiTenantMembers?.push({ tenantId: STRANGER, displayName: 'S', state: 'pending' }),
      'member of the multitenant organization S appeared',
    ],
    [
      'a guest appears',
      (v) => v.users?.push(guest('g', 'Bo', 'second.example', 'prime.example')),
      'account of an outsider Bo appeared',
    ],
    [
      'somebody is disabled',
      (v) => {
        Object.assign(v.users?.[0] ?? {}, { accountEnabled: false });
      },
      'account Jane: enabled: yes → no',
    ],
  ])('%s', (_, spoil, sentence) => {
    const found = sentences(spoil);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
  });
});

describe('what is noise', () => {
  test.each<[string, (values: Values) => void]>([
    [
      'somebody activates a role',
      (v) =>
        v.roleAssignmentInstances?.push({
          id: 'a',
          roleDefinitionId: 'role',
          directoryScopeId: '/',
          principal: { id: 'y', kind: 'user' },
          assignmentType: 'Activated',
          endDateTime: at(HOUR),
        }),
    ],
    [
      'a schedule is named anew',
      (v) => {
        Object.assign(v.roleAssignmentInstances?.[0] ?? {}, { id: 'other', startDateTime: at(0) });
      },
    ],
    [
      'seats are used',
      (v) => {
        Object.assign(v.skus?.[0] ?? {}, { consumedUnits: 7 });
      },
    ],
    [
      'a policy was saved as it was',
      (v) => {
        Object.assign(v.conditionalAccess?.[0] ?? {}, { modifiedDateTime: at(0) });
      },
    ],
    [
      'a list stands in another order',
      (v) => {
        v.conditionalAccess?.[0]?.conditions?.users?.excludeUsers?.reverse();
        v.conditionalAccess?.[0]?.grantControls?.builtInControls?.reverse();
        v.crossTenantPartners?.reverse();
      },
    ],
    [
      'a member joins the company',
      (v) =>
        v.users?.push({
          id: 'new',
          displayName: 'New',
          userType: 'Member',
          userPrincipalName: 'new@prime.example',
        }),
    ],
    [
      'Graph no longer says it',
      (v) => {
        v.authorizationPolicy = {};
      },
    ],
    [
      'people sign in',
      (v) => {
        v.signInActivity = [{ id: 'x', lastSignInDateTime: at(0) }];
      },
    ],
  ])('%s', (_, spoil) => {
    expect(sentences(spoil)).toEqual([]);
  });

  test('nothing differs from itself', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom(true, false, null), (open, claim) => {
        const spoil: Spoil = (w) => {
          if (open) defaults(w, PRIME).b2bCollaborationInbound = OPEN();
          entry(w, PRIME, SECOND).inboundTrust = trust(claim);
        };
        expect(diffFacts(factsAt(PRIME, rich, spoil), factsAt(PRIME, rich, spoil))).toEqual([]);
      }),
    );
  });

  test('the order of lists makes no difference to what is told', () => {
    const changes: Spoil = (w) => {
      entry(w, PRIME, STRANGER).inboundTrust = trust(true, null, null);
      entry(w, PRIME, GROUP);
      valuesOf(w, PRIME).crossTenantPartners?.shift();
    };
    const told = (facts: TenantFacts) =>
      diffFacts(factsAt(PRIME, rich), facts)
        .map(({ sentence }) => sentence)
        .sort();
    const expected = told(factsAt(PRIME, rich, changes));
    expect(expected.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        const shuffle: Spoil = (w) => {
          const next = () => stream.next().value ?? 0;
          const reorder = <T>(list: T[] | undefined): void => {
            const order = new Map(list?.map((one) => [one, next()]));
            list?.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
          };
          reorder(valuesOf(w, PRIME).crossTenantPartners);
          reorder(valuesOf(w, PRIME).users);
          reorder(valuesOf(w, PRIME).multiTenantMembers);
        };
        expect(told(factsAt(PRIME, rich, changes, shuffle))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('what was missed when reading has neither come nor gone', () => {
    const without: Spoil = (w) => {
      valuesOf(w, PRIME).crossTenantPartners?.pop();
    };
    const partly: Spoil = (w) => {
      w.gaps.set(`${PRIME} crossTenantPartners`, ['a page']);
    };
    expect(diffFacts(factsAt(PRIME, rich), factsAt(PRIME, rich, without, partly))).toEqual([]);
    expect(diffFacts(factsAt(PRIME, rich, without, partly), factsAt(PRIME, rich))).toEqual([]);
  });

  test('an area that was not read is said, and is no change', () => {
    const blind: Spoil = (w) => {
      w.unread.add(`${PRIME} crossTenantPartners`);
    };
    expect(diffFacts(factsAt(PRIME, rich), factsAt(PRIME, rich, blind))).toEqual([]);
    expect(incomparable(factsAt(PRIME, rich), factsAt(PRIME, rich, blind))).toContainEqual({
      area: 'crossTenantPartners',
      because: 'now: no consent there',
    });
  });
});

const OURS = 'aaaaaaaa-0000-4000-8000-000000000001';
const context: AuditContext = {
  from: NOW - DAY,
  to: NOW,
  ourApplications: new Set([OURS]),
  retention: 30,
};
const audit = (change: Partial<DirectoryAuditFact> = {}): DirectoryAuditFact => ({
  id: 'entry',
  activityDateTime: at(-HOUR),
  activityDisplayName: 'Update a partner cross-tenant access setting',
  category: 'CrossTenantAccessSettings',
  operationType: 'Update',
  result: 'success',
  initiatedBy: { user: { id: 'omar', displayName: 'Omar' }, app: null },
  targetResources: [{ id: STRANGER, modifiedProperties: [] }],
  ...change,
});
const read = (...entries: DirectoryAuditFact[]) =>
  ({ state: 'read', value: entries, asOf: NOW }) as const;
const trusted = (): Change => {
  const [found] = changed((v) => {
    Object.assign(v.crossTenantPartners?.at(-1) ?? {}, { inboundTrust: { isMfaAccepted: true } });
  });
  if (!found) throw new Error('no change');
  return found;
};

describe('who did it', () => {
  test('the latest entry about the object, by whom and when', () => {
    const found = who(
      trusted(),
      read(
        audit({
          id: 'old',
          activityDateTime: at(-2 * HOUR),
          initiatedBy: { user: { id: 'x', displayName: 'X' } },
        }),
        audit(),
      ),
      context,
    );
    expect(found).toMatchObject({
      known: true,
      certain: true,
      actor: { kind: 'user', name: 'Omar', ours: false },
      entryId: 'entry',
    });
  });

  test.each<[string, Partial<DirectoryAuditFact>]>([
    ['about another partner', { targetResources: [{ id: SECOND }] }],
    ['before the first moment', { activityDateTime: at(-2 * DAY) }],
    ['after the second', { activityDateTime: at(HOUR) }],
    ['of another category', { category: 'UserManagement' }],
    ['that failed', { result: 'failure' }],
    [
      'of Microsoft’s housekeeping',
      {
        activityDisplayName: 'Migrated partner cross-tenant access settings to the scalable model',
      },
    ],
  ])('an entry %s tells nothing', (_, change) => {
    expect(who(trusted(), read(audit(change)), context)).toEqual({
      known: false,
      because: 'no entry of the audit tells of it',
    });
  });

  test('an audit that was not read whole is not said to hold no entry', () => {
    const gap = 'could not be read again since noon';
    const found = who(trusted(), { ...read(), gaps: [gap] }, context);
    expect(found).toEqual({ known: false, because: `the audit could not be read whole: ${gap}` });
  });

  test('whoever added it did not remove it', () => {
    const [gone] = changed((v) => {
      v.crossTenantPartners?.pop();
    });
    if (!gone) throw new Error('no change');
    const added = audit({
      activityDisplayName: 'Add a partner to cross-tenant access setting',
      operationType: 'Add',
    });
    expect(who(gone, read(added), context).known).toBe(false);
  });

  test('our own applications are marked, by id and not by name', () => {
    const by = (appId: string) =>
      who(
        trusted(),
        read(audit({ initiatedBy: { user: null, app: { appId, displayName: 'Drawbridge' } } })),
        context,
      );
    expect(by(OURS.toUpperCase())).toMatchObject({ actor: { kind: 'application', ours: true } });
    expect(by('other')).toMatchObject({ actor: { ours: false } });
  });

  test('what is older than the audit reaches is said so', () => {
    const long = { ...context, from: NOW - 40 * DAY };
    expect(who(trusted(), read(), long)).toMatchObject({
      because: expect.stringContaining('30 days'),
    });
    const free = { ...context, from: NOW - 8 * DAY, retention: undefined };
    expect(who(trusted(), read(), free)).toMatchObject({
      because: expect.stringContaining('7 days'),
    });
    expect(who(trusted(), { state: 'unlicensed', code: 'x', asOf: NOW }, context).known).toBe(
      false,
    );
  });

  test('an entry that names the role but not the person is not certain', () => {
    const [given] = changed((v) => {
      v.roleEligibilityInstances?.push({
        id: 'e2',
        roleDefinitionId: 'role',
        directoryScopeId: '/',
        principal: { id: 'z', kind: 'user' },
      });
    });
    if (!given) throw new Error('no change');
    const entryOf = (...ids: string[]) =>
      audit({
        category: 'RoleManagement',
        operationType: 'Add',
        activityDisplayName: 'Add eligible member to role in PIM completed (permanent)',
        targetResources: ids.map((id) => ({ id })),
      });
    expect(who(given, read(entryOf('role')), context)).toMatchObject({
      known: true,
      certain: false,
    });
    expect(who(given, read(entryOf('role', 'z')), context)).toMatchObject({ certain: true });
  });
});

test('what was done and undone in between is told from the audit, housekeeping and activations are not', () => {
  const entries = [
    audit({ id: 'on', activityDateTime: at(-3 * HOUR) }),
    audit({ id: 'off', activityDateTime: at(-2 * HOUR) }),
    audit({
      id: 'kept',
      activityDisplayName: 'Migrated partner cross-tenant access settings to the scalable model',
    }),
    audit({
      id: 'used',
      category: 'RoleManagement',
      activityDisplayName: 'Add member to role completed (PIM activation)',
    }),
    audit({ id: 'people', category: 'UserManagement', activityDisplayName: 'Update user' }),
  ];
  const with_ = (facts: TenantFacts): TenantFacts => ({
    ...facts,
    readings: { ...facts.readings, directoryAudits: read(...entries) },
  });
  const same = whatChanged(factsAt(PRIME, rich), with_(factsAt(PRIME, rich)), context);
  expect(same.changes).toEqual([]);
  expect(same.byAuditAlone.map(({ entryId }) => entryId)).toEqual(['off', 'on']);
  const moved = factsAt(PRIME, rich, (w) => {
    entry(w, PRIME, STRANGER).inboundTrust = trust(true, null, null);
  });
  const found = whatChanged(factsAt(PRIME, rich), with_(moved), context);
  expect(found.changes).toHaveLength(1);
  expect(found.changes[0]?.who).toMatchObject({ entryId: 'off' });
  expect(found.byAuditAlone.map(({ entryId }) => entryId)).toEqual(['on']);
  expect(found.notes.join(' ')).toContain('7 days');
});

test('tenants of the estate are called by its word, in changes and in the audit', () => {
  const estate = {
    ...fakeEstate(),
    tenants: [tenant({ id: STRANGER, name: 'fabrikam', displayName: 'Fabrikam' })],
  };
  const moved = factsAt(PRIME, rich, (w) => {
    entry(w, PRIME, STRANGER).inboundTrust = trust(true, null, null);
  });
  const after: TenantFacts = {
    ...moved,
    readings: {
      ...moved.readings,
      directoryAudits: read(audit({ id: 'one' }), audit({ id: 'two' })),
    },
  };
  const found = whatChanged(factsAt(PRIME, rich), after, { ...context, estate });
  expect(found.changes[0]?.change.sentence).toMatch(/^partner Fabrikam: trust of/);
  expect(found.byAuditAlone[0]?.targets[0]?.name).toBe('Fabrikam');
});

describe('new failures', () => {
  const result = (checkId: string, state: PostureState, accepted = false): Result => ({
    checkId,
    tenantId: PRIME,
    state,
    reason: '',
    evidence: [],
    asOf: NOW,
    ...(accepted && { accepted: { by: 'O', because: 'x', until: NOW + DAY } }),
  });

  test('what failed is no news, what was accepted neither, and what surely turned comes first', () => {
    const before = [
      result('A', 'fail'),
      result('B', 'pass'),
      result('C', 'unknown'),
      result('D', 'partial'),
      result('E', 'pass'),
      result('F', 'pass'),
    ];
    const after = [
      result('A', 'fail'),
      result('B', 'partial'),
      result('C', 'fail'),
      result('D', 'fail'),
      result('E', 'fail', true),
      result('F', 'unknown'),
    ];
    expect(newFailures(before, after).map(({ result: { checkId } }) => checkId)).toEqual([
      'D',
      'C',
      'B',
    ]);
  });

  test('what was put right is told', () => {
    expect(
      mended(
        [result('A', 'fail'), result('B', 'unknown')],
        [result('A', 'pass'), result('B', 'pass')],
      ).map(({ result: { checkId } }) => checkId),
    ).toEqual(['A']);
  });
});
