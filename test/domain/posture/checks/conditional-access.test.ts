// The baseline of Conditional Access, spoilt one condition at a time, with the state that follows.
import { describe, expect, test } from 'vitest';
import type { PostureState } from '../../../../src/domain/posture/result.ts';
import {
  change,
  GLASS,
  GLASS_GROUP,
  HOME,
  NOT_RULE,
  type Policy,
  policy,
  RULE,
  remove,
  resultOf,
  type Spoil,
  unlicensed,
  unreadable,
  withoutPlan,
} from '../protection-golden.ts';

type Case = readonly [what: string, state: PostureState, ...spoils: Spoil[]];

const judge = (id: string, cases: readonly Case[], where = HOME) =>
  describe(id, () => {
    for (const [what, state, ...spoils] of cases) {
      test(`${what}: ${state}`, () => {
        const result = resultOf(id, where, ...spoils);
        expect(result.state, result.reason).toBe(state);
      });
    }
  });

const OTHERS = '40000000-0000-4000-8000-0000000000b9';
const conditions = (more: object) => (one: Policy) => {
  one.conditions = { ...one.conditions, ...more };
};
const users = (more: object) => (one: Policy) => {
  one.conditions = { ...one.conditions, users: { ...one.conditions?.users, ...more } };
};
const grant = (more: object) => (one: Policy) => {
  one.grantControls = { ...one.grantControls, ...more };
};
const weak = (allowedCombinations: string[]) =>
  grant({ authenticationStrength: { id: 'own', allowedCombinations } });
const noStrength = { authenticationStrength: null };

/** Whatever else demands phishing-resistant MFA of everybody goes away, so that one policy decides. */
const only = (id: string): Spoil =>
  remove(...['mfa', 'admins', 'device'].filter((other) => other !== id));
const blockInstead = grant({ operator: 'OR', builtInControls: ['block'], ...noStrength });
const cisa: Spoil = (_, world) => {
  world.estate.riskProfile = 'cisa';
};
const declareOthers: Spoil = ({ declared }) => {
  declared.declaredExclusions = [OTHERS.toUpperCase()];
};
const reference =
  (id: string, more: object): Spoil =>
  ({ values }) => {
    values.conditionalAccessReferences.push({
      id,
      kind: 'group',
      found: true,
      displayName: 'Others',
      ...more,
    });
  };
const excluding = (...ids: string[]) => users({ excludeGroups: [GLASS_GROUP, ...ids] });

/** Conditions that every control for everybody and everything has in common. */
const scope = (name: string): Case[] => {
  const on = (spoil: (one: Policy) => void): Spoil => change(name, spoil);
  return [
    [
      'report-only',
      'fail',
      only(name),
      on((one) => {
        one.state = 'enabledForReportingButNotEnforced';
      }),
    ],
    [
      'disabled',
      'fail',
      only(name),
      on((one) => {
        one.state = 'disabled';
      }),
    ],
    [
      'whether it is on is not said',
      'unknown',
      only(name),
      on((one) => {
        one.state = null;
      }),
    ],
    [
      'one group instead of everybody',
      'fail',
      only(name),
      on(users({ includeUsers: [], includeGroups: [OTHERS] })),
    ],
    [
      'Office 365 alone',
      'partial',
      only(name),
      on(conditions({ applications: { includeApplications: ['Office365'] } })),
    ],
    [
      'the management of Azure alone, which is CAP-07',
      'fail',
      only(name),
      on(
        conditions({
          applications: { includeApplications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013'] },
        }),
      ),
    ],
    [
      'a user action instead of applications',
      'fail',
      only(name),
      on(
        conditions({
          applications: {
            includeApplications: [],
            includeUserActions: ['urn:user:registersecurityinfo'],
          },
        }),
      ),
    ],
    [
      'applications by a filter',
      'partial',
      only(name),
      on(
        conditions({
          applications: {
            includeApplications: ['All'],
            applicationFilter: { mode: 'exclude', rule: 'x' },
          },
        }),
      ),
    ],
    [
      'an application left out',
      'partial',
      only(name),
      on(
        conditions({
          applications: { includeApplications: ['All'], excludeApplications: ['Office365'] },
        }),
      ),
    ],
    [
      'browsers only',
      'partial',
      only(name),
      on(conditions({ clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'] })),
    ],
    [
      'all four client apps named',
      'pass',
      only(name),
      on(
        conditions({
          clientAppTypes: ['browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'other'],
        }),
      ),
    ],
    ['client apps not said', 'unknown', only(name), on(conditions({ clientAppTypes: null }))],
    [
      'not at trusted locations',
      'partial',
      only(name),
      on(
        conditions({ locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } }),
      ),
    ],
    [
      'on one platform',
      'partial',
      only(name),
      on(conditions({ platforms: { includePlatforms: ['iOS'] } })),
    ],
    [
      'on every platform',
      'pass',
      only(name),
      on(conditions({ platforms: { includePlatforms: ['all'] } })),
    ],
    [
      'devices by a filter',
      'partial',
      only(name),
      on(conditions({ devices: { deviceFilter: { mode: 'exclude', rule: 'x' } } })),
    ],
    [
      'at an insider risk only',
      'partial',
      only(name),
      on(conditions({ insiderRiskLevels: 'elevated' })),
    ],
    [
      'a group left out that nobody declared',
      'partial',
      only(name),
      reference(OTHERS, { members: ['x'] }),
      on(excluding(OTHERS)),
    ],
    ['that group is declared', 'pass', only(name), declareOthers, on(excluding(OTHERS))],
    ['a role left out', 'partial', only(name), on(users({ excludeRoles: [OTHERS] }))],
    [
      'somebody among the emergency group',
      'partial',
      only(name),
      ({ values }) => {
        values.conditionalAccessReferences[0]?.members?.push('x');
      },
    ],
    [
      'an empty group is left out',
      'partial',
      only(name),
      reference(OTHERS, { members: [] }),
      on(excluding(OTHERS)),
    ],
    [
      'a group whose members are not known',
      'unknown',
      only(name),
      reference(OTHERS, { found: null }),
      on(excluding(OTHERS)),
    ],
    [
      'references could not be read',
      'unknown',
      only(name),
      unreadable('conditionalAccessReferences'),
    ],
    [
      'an emergency account by itself',
      'pass',
      only(name),
      on(users({ excludeUsers: [GLASS[0]?.toUpperCase()] })),
    ],
    [
      'nobody is registered, and roles are not known',
      'unknown',
      only(name),
      ({ declared }) => {
        declared.emergencyAccounts = [];
      },
    ],
    [
      'no policy at all',
      'fail',
      ({ values }) => {
        values.conditionalAccess = [];
      },
    ],
    ['no licence', 'unlicensed', withoutPlan(/PREMIUM/)],
  ];
};

judge('CAP-01', [
  ...scope('mfa'),
  [
    'plain MFA',
    'partial',
    only('mfa'),
    change('mfa', grant({ builtInControls: ['mfa'], ...noStrength })),
  ],
  [
    'a strength that accepts codes',
    'partial',
    only('mfa'),
    change('mfa', weak(['fido2', 'password,softwareOath'])),
  ],
  [
    'a strength that accepts a password',
    'fail',
    only('mfa'),
    change('mfa', weak(['fido2', 'password'])),
  ],
  ['a strength of its own, as strong', 'pass', only('mfa'), change('mfa', weak(['fido2']))],
  [
    'a strength known by its definition only',
    'pass',
    only('mfa'),
    change('mfa', grant({ authenticationStrength: { id: 'OWN' } })),
    ({ values }) => {
      values.authenticationStrengths = [{ id: 'own', allowedCombinations: ['fido2'] }];
    },
  ],
  [
    'a strength whose definition is weaker than its copy',
    'partial',
    only('mfa'),
    change('mfa', weak(['fido2'])),
    ({ values }) => {
      values.authenticationStrengths = [
        { id: 'own', allowedCombinations: ['fido2', 'deviceBasedPush'] },
      ];
    },
  ],
  [
    'a strength that could not be read',
    'unknown',
    only('mfa'),
    change('mfa', grant({ authenticationStrength: { id: 'own' } })),
    unreadable('authenticationStrengths'),
  ],
  [
    'the built-in strength by its id',
    'pass',
    only('mfa'),
    change(
      'mfa',
      grant({ authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } }),
    ),
  ],
  [
    'strength or a compliant device',
    'fail',
    only('mfa'),
    change('mfa', grant({ operator: 'OR', builtInControls: ['compliantDevice'] })),
  ],
  [
    'strength or plain MFA',
    'partial',
    only('mfa'),
    change('mfa', grant({ operator: 'OR', builtInControls: ['mfa'] })),
  ],
  [
    'strength and terms of use',
    'pass',
    only('mfa'),
    change('mfa', grant({ operator: 'AND', termsOfUse: ['t'] })),
  ],
  [
    'strength or terms of use',
    'fail',
    only('mfa'),
    change('mfa', grant({ operator: 'OR', termsOfUse: ['t'] })),
  ],
  [
    'a factor of somebody else',
    'fail',
    only('mfa'),
    change('mfa', grant({ customAuthenticationFactors: ['x'], ...noStrength })),
  ],
  ['only at risk', 'fail', only('mfa'), change('mfa', conditions({ signInRiskLevels: ['high'] }))],
  [
    'guests left out: members are judged',
    'pass',
    only('mfa'),
    change(
      'mfa',
      users({
        excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' },
      }),
    ),
  ],
  [
    'security defaults',
    'partial',
    ({ values }) => {
      values.conditionalAccess = [];
      values.securityDefaults.isEnabled = true;
    },
  ],
  [
    'security defaults without a licence',
    'partial',
    withoutPlan(/PREMIUM/),
    ({ values }) => {
      values.securityDefaults.isEnabled = true;
    },
  ],
  ['policies are not licensed', 'unlicensed', unlicensed('conditionalAccess')],
]);

judge('CAP-02', [
  ...scope('device'),
  [
    'only hybrid joined',
    'pass',
    only('device'),
    change('device', grant({ builtInControls: ['domainJoinedDevice'] })),
  ],
  [
    'MFA instead will do',
    'partial',
    only('device'),
    change('device', grant({ builtInControls: ['compliantDevice', 'mfa'] })),
  ],
  [
    'and MFA as well',
    'pass',
    only('device'),
    change('device', grant({ operator: 'AND', builtInControls: ['compliantDevice', 'mfa'] })),
  ],
  [
    'an approved app instead',
    'partial',
    only('device'),
    change('device', grant({ builtInControls: ['compliantDevice', 'approvedApplication'] })),
  ],
  [
    'the operator is not said',
    'partial',
    only('device'),
    change('device', grant({ operator: null, builtInControls: ['compliantDevice', 'mfa'] })),
  ],
]);

const hourly =
  (value: number, type = 'hours') =>
  (one: Policy) => {
    one.sessionControls = {
      signInFrequency: { isEnabled: true, frequencyInterval: 'timeBased', type, value },
    };
  };
const noSession = (one: Policy) => {
  one.sessionControls = { signInFrequency: { isEnabled: false, frequencyInterval: 'everyTime' } };
};
for (const [id, name, list, other] of [
  ['CAP-03', 'medium', 'signInRiskLevels', 'userRiskLevels'],
  ['CAP-04', 'high', 'signInRiskLevels', 'userRiskLevels'],
  ['CAP-05', 'user-risk', 'userRiskLevels', 'signInRiskLevels'],
] as const) {
  const on = (spoil: (one: Policy) => void): Spoil => change(name, spoil);
  judge(id, [
    ...scope(name).filter(([what]) => what !== 'no licence'),
    ['without P2', 'unlicensed', withoutPlan(/P2/)],
    ['another level', 'fail', on(conditions({ [list]: ['low'] }))],
    ['and the other risk too', 'partial', on(conditions({ [other]: ['high'] }))],
    [
      'plain MFA',
      'partial',
      on(grant({ builtInControls: ['mfa', 'compliantDevice'], ...noStrength })),
    ],
    ['no device', 'partial', on(grant({ builtInControls: [] }))],
    ['strength or device', 'fail', on(grant({ operator: 'OR' }))],
    [
      'hybrid instead of compliant',
      'partial',
      on(grant({ builtInControls: ['domainJoinedDevice'] })),
    ],
    ['no new sign-in', 'partial', on(noSession)],
    ['after an hour', id === 'CAP-03' ? 'pass' : 'partial', on(hourly(1))],
    ['after four hours', 'partial', on(hourly(4))],
    ['after a day', 'partial', on(hourly(1, 'days'))],
    ['block', 'partial', on(blockInstead)],
    ['block where CISA is followed', 'pass', on(blockInstead), cisa],
    ['as it is where CISA is followed', 'pass', cisa],
    [
      'a password change and MFA',
      id === 'CAP-05' ? 'pass' : 'partial',
      on(grant({ builtInControls: ['mfa', 'passwordChange'], ...noStrength })),
      on(noSession),
    ],
    [
      'a password change or MFA',
      'fail',
      on(grant({ operator: 'OR', builtInControls: ['mfa', 'passwordChange'], ...noStrength })),
    ],
    [
      'remediation with a strength',
      id === 'CAP-05' ? 'pass' : 'partial',
      on(grant({ builtInControls: ['riskRemediation'] })),
      on(noSession),
    ],
  ]);
}

const ROLES = '62e90394-69f5-4237-9190-012177145e10';
judge('CAP-06', [
  ['the one policy for everybody is enough for MFA', 'pass', only('admins')],
  [
    'plain MFA',
    'partial',
    only('admins'),
    change(
      'admins',
      grant({ operator: 'AND', builtInControls: ['mfa', 'compliantDevice'], ...noStrength }),
    ),
  ],
  [
    'one of the roles',
    'partial',
    only('admins'),
    change('admins', users({ includeUsers: [], includeRoles: [ROLES] })),
  ],
  [
    'other roles',
    'fail',
    only('admins'),
    change('admins', users({ includeUsers: [], includeRoles: [OTHERS] })),
  ],
  [
    'guests left out',
    'partial',
    only('admins'),
    change('admins', users({ excludeUsers: ['GuestsOrExternalUsers'] })),
  ],
  ['no workstations', 'partial', remove('workstations')],
  ['no compliant device', 'partial', only('mfa')],
  [
    'workstations by exclusion',
    'pass',
    change(
      'workstations',
      conditions({ devices: { deviceFilter: { mode: 'exclude', rule: RULE } } }),
    ),
  ],
  [
    'the rule in another hand',
    'pass',
    change(
      'workstations',
      conditions({
        devices: {
          deviceFilter: { mode: 'include', rule: NOT_RULE.replaceAll('"', "'").toUpperCase() },
        },
      }),
    ),
  ],
  [
    'blocks the workstations themselves',
    'partial',
    change(
      'workstations',
      conditions({ devices: { deviceFilter: { mode: 'include', rule: RULE } } }),
    ),
  ],
  [
    'another filter',
    'partial',
    change(
      'workstations',
      conditions({
        devices: {
          deviceFilter: { mode: 'include', rule: 'device.operatingSystem -eq "Windows"' },
        },
      }),
    ),
  ],
  [
    'the filter is report-only',
    'partial',
    change('workstations', (one) => {
      one.state = 'enabledForReportingButNotEnforced';
    }),
  ],
  [
    'no rule is declared',
    'unknown',
    ({ declared }) => {
      declared.privilegedWorkstationRule = null;
    },
  ],
  [
    'no rule and no filter',
    'partial',
    remove('workstations'),
    ({ declared }) => {
      declared.privilegedWorkstationRule = null;
    },
  ],
  [
    'MFA on workstations only, all others blocked',
    'pass',
    only('admins'),
    change('admins', conditions({ devices: { deviceFilter: { mode: 'include', rule: RULE } } })),
  ],
  [
    'MFA on workstations only, others not',
    'partial',
    only('admins'),
    remove('workstations'),
    change('admins', conditions({ devices: { deviceFilter: { mode: 'include', rule: RULE } } })),
  ],
  [
    'nothing',
    'fail',
    ({ values }) => {
      values.conditionalAccess = [];
    },
  ],
  ['no licence', 'unlicensed', withoutPlan(/PREMIUM/)],
]);

const AZURE = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const AWS = '50000000-0000-4000-8000-0000000000c1';
const aws: Spoil = ({ declared }) => {
  declared.awsApplications = [AWS];
};
const apps = (...includeApplications: string[]) =>
  conditions({ applications: { includeApplications } });
judge('CAP-07', [
  ['Azure alone', 'pass', only('mfa'), change('mfa', apps(AZURE))],
  ['Azure without AWS', 'partial', only('mfa'), change('mfa', apps(AZURE)), aws],
  ['Azure and AWS', 'pass', only('mfa'), change('mfa', apps(AZURE, AWS)), aws],
  ['AWS without Azure', 'fail', only('mfa'), change('mfa', apps(AWS)), aws],
  [
    'admin portals are no substitute',
    'fail',
    only('mfa'),
    change('mfa', apps('MicrosoftAdminPortals')),
  ],
  [
    'all but Azure',
    'fail',
    only('mfa'),
    change(
      'mfa',
      conditions({ applications: { includeApplications: ['All'], excludeApplications: [AZURE] } }),
    ),
  ],
  [
    'all but something else',
    'pass',
    only('mfa'),
    change(
      'mfa',
      conditions({ applications: { includeApplications: ['All'], excludeApplications: [OTHERS] } }),
    ),
  ],
  [
    'plain MFA',
    'partial',
    only('mfa'),
    change('mfa', grant({ builtInControls: ['mfa'], ...noStrength })),
  ],
  ['no workstations', 'partial', remove('workstations')],
  [
    'guests left out',
    'partial',
    only('mfa'),
    change('mfa', users({ excludeUsers: ['GuestsOrExternalUsers'] })),
  ],
]);

const GUEST_TYPES =
  'b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,otherExternalUser,internalGuest';
const noGuestsElsewhere: Spoil[] = ['mfa', 'admins'].map((id) =>
  change(id, users({ excludeUsers: ['GuestsOrExternalUsers'] })),
);
const forGuests =
  (include: object | null, more: (one: Policy) => void = () => undefined): Spoil =>
  ({ values }) => {
    const made = policy('guests', { grantControls: { operator: 'OR', builtInControls: ['mfa'] } });
    users({ includeUsers: [], includeGuestsOrExternalUsers: include })(made);
    more(made);
    values.conditionalAccess.push(made);
  };
judge('CAP-10', [
  [
    'plain MFA of everybody',
    'pass',
    only('mfa'),
    change('mfa', grant({ builtInControls: ['mfa'], ...noStrength })),
  ],
  [
    'guests left out by the old keyword',
    'partial',
    only('mfa'),
    change('mfa', users({ excludeUsers: ['GuestsOrExternalUsers'] })),
  ],
  [
    'guests left out by what they are',
    'partial',
    only('mfa'),
    change(
      'mfa',
      users({
        excludeGuestsOrExternalUsers: {
          guestOrExternalUserTypes: 'b2bCollaborationGuest',
          externalTenants: { membershipKind: 'all' },
        },
      }),
    ),
  ],
  [
    'guests of some tenants left out',
    'partial',
    only('mfa'),
    change(
      'mfa',
      users({
        excludeGuestsOrExternalUsers: {
          guestOrExternalUserTypes: GUEST_TYPES,
          externalTenants: { membershipKind: 'enumerated', members: ['x'] },
        },
      }),
    ),
  ],
  [
    'a policy of their own',
    'pass',
    ...noGuestsElsewhere,
    forGuests({
      guestOrExternalUserTypes: `${GUEST_TYPES},serviceProvider`,
      externalTenants: { membershipKind: 'all' },
    }),
  ],
  [
    'flags with blanks between',
    'pass',
    ...noGuestsElsewhere,
    forGuests({ guestOrExternalUserTypes: GUEST_TYPES.replaceAll(',', ', ') }),
  ],
  [
    'one type missing',
    'partial',
    ...noGuestsElsewhere,
    forGuests({ guestOrExternalUserTypes: GUEST_TYPES.replace(',internalGuest', '') }),
  ],
  [
    'of some tenants',
    'partial',
    ...noGuestsElsewhere,
    forGuests({
      guestOrExternalUserTypes: GUEST_TYPES,
      externalTenants: { membershipKind: 'enumerated', members: ['x'] },
    }),
  ],
  [
    'of one application',
    'partial',
    ...noGuestsElsewhere,
    forGuests({ guestOrExternalUserTypes: GUEST_TYPES }, apps('Office365')),
  ],
  [
    'a strength of one factor',
    'fail',
    ({ values }) => {
      values.conditionalAccess = [];
    },
    forGuests({ guestOrExternalUserTypes: GUEST_TYPES }, weak(['federatedSingleFactor'])),
  ],
  [
    'nothing',
    'fail',
    ({ values }) => {
      values.conditionalAccess = [];
    },
  ],
  [
    'security defaults',
    'partial',
    ({ values }) => {
      values.conditionalAccess = [];
      values.securityDefaults.isEnabled = true;
    },
  ],
  ['no licence', 'unlicensed', withoutPlan(/PREMIUM/)],
]);

judge('CAP-13', [
  ['no device code block', 'partial', remove('device-code')],
  ['no legacy block', 'partial', remove('legacy')],
  ['neither', 'fail', remove('legacy', 'device-code')],
  ['half of legacy', 'partial', change('legacy', conditions({ clientAppTypes: ['other'] }))],
  ['one application', 'partial', change('legacy', apps('Office365'))],
  [
    'guests left out',
    'partial',
    change('legacy', users({ excludeUsers: ['GuestsOrExternalUsers'] })),
  ],
  ['MFA instead of a block', 'partial', change('legacy', grant({ builtInControls: ['mfa'] }))],
  [
    'report-only',
    'partial',
    change('device-code', (one) => {
      one.state = 'enabledForReportingButNotEnforced';
    }),
  ],
  [
    'another flow',
    'partial',
    change(
      'device-code',
      conditions({ authenticationFlows: { transferMethods: 'authenticationTransfer' } }),
    ),
  ],
  [
    'at some locations',
    'partial',
    change('device-code', conditions({ locations: { includeLocations: ['x'] } })),
  ],
  [
    'somebody left out',
    'partial',
    change('legacy', excluding(OTHERS)),
    reference(OTHERS, { members: ['x'] }),
  ],
  [
    'security defaults',
    'partial',
    ({ values }) => {
      values.conditionalAccess = [];
      values.securityDefaults.isEnabled = true;
    },
  ],
  ['no licence', 'unlicensed', withoutPlan(/PREMIUM/)],
]);

describe('what is said beside the state', () => {
  test('a report-only policy that would do it is named', () => {
    const { notes } = resultOf(
      'CAP-01',
      HOME,
      only('mfa'),
      change('mfa', (one) => {
        one.state = 'enabledForReportingButNotEnforced';
        one.displayName = '<b>MFA</b>';
      }),
    );
    expect(notes).toContain('“<b>MFA</b>” would do it, but is report-only: it stops nobody.');
  });

  test('the one exclusion that decides is named', () => {
    const spoils = [
      only('mfa'),
      change('mfa', excluding(OTHERS)),
      reference(OTHERS, { members: ['x'] }),
    ];
    const { notes, evidence } = resultOf('CAP-01', HOME, ...spoils);
    expect(notes?.join()).toContain(`group “Others” (${OTHERS})`);
    expect(evidence).toContainEqual({
      kind: 'group',
      id: OTHERS,
      name: 'Others',
      detail: 'left out and not declared',
      good: false,
    });
    expect(resultOf('CAP-11', HOME, ...spoils).notes?.join()).toContain(
      'CAP-01 would pass but for the group “Others”',
    );
  });

  test('a group that is gone is called so, by every check that names it', () => {
    const spoils = [
      only('mfa'),
      change('mfa', excluding(OTHERS)),
      reference(OTHERS, { found: false }),
    ];
    const gone = `a group that no longer exists (id ${OTHERS})`;
    const control = resultOf('CAP-01', HOME, ...spoils);
    expect(control.reason).toBe(`“mfa” leaves out ${gone} without a declaration`);
    expect(control.evidence.find(({ id }) => id === OTHERS)?.name).toBe(gone);
    const declared = resultOf('CAP-11', HOME, ...spoils);
    expect(declared.reason).toBe(`1 exclusion is not declared: ${gone}`);
    expect(declared.evidence.find(({ id }) => id === OTHERS)?.name).toBe(gone);
  });

  test('guests are left out in plain words, and said once of all policies', () => {
    const out = (types: string) =>
      users({
        excludeGuestsOrExternalUsers: {
          guestOrExternalUserTypes: types,
          externalTenants: { membershipKind: 'all' },
        },
      });
    const { notes } = resultOf(
      'CAP-11',
      HOME,
      change('mfa', out('b2bCollaborationGuest,b2bCollaborationMember')),
      change('high', out(GUEST_TYPES)),
      change('medium', out(GUEST_TYPES)),
    );
    expect(notes).toContain('“mfa” leaves out B2B guests and B2B members: see CAP-10.');
    const together = notes?.filter((note) => note.includes('of every kind')) ?? [];
    expect(together).toHaveLength(1);
    expect(together[0]).toContain('“high”');
    expect(together[0]).toContain('“medium”');
  });

  test('a check about guests does not point to itself', () => {
    const { reason, notes } = resultOf(
      'CAP-10',
      HOME,
      only('mfa'),
      change('mfa', users({ excludeUsers: ['GuestsOrExternalUsers'] })),
    );
    expect(reason).toBe('“mfa” leaves out guests and external users');
    expect(notes?.join()).not.toContain('CAP-10');
  });

  test('guests that are left out are mentioned by CAP-01', () => {
    const { notes } = resultOf(
      'CAP-01',
      HOME,
      only('mfa'),
      change('mfa', users({ excludeUsers: ['GuestsOrExternalUsers'] })),
    );
    expect(notes).toContain('“mfa” leaves out guests and external users: see CAP-10.');
  });

  test('a block says what the other guidance thinks of it', () => {
    const ours = resultOf('CAP-04', HOME, change('high', blockInstead));
    expect(ours.profile).toBe('Microsoft zero trust guidance');
    expect(ours.notes?.join()).toContain('CISA');
    const theirs = resultOf('CAP-04', HOME, change('high', blockInstead), cisa);
    expect(theirs.profile).toBe('CISA SCuBA baseline');
    expect(theirs.notes?.join()).toContain('zero trust guidance advises against it');
  });

  test('an accepted exclusion is accepted for its objects only', () => {
    const spoils = [
      only('mfa'),
      change('mfa', excluding(OTHERS)),
      reference(OTHERS, { members: ['x'] }),
    ];
    const accept =
      (...objects: string[]): Spoil =>
      ({ declared }) => {
        declared.exceptions = [{ check: 'CAP-01', because: 'x', by: 'y', until: 4e12, objects }];
      };
    expect(resultOf('CAP-01', HOME, ...spoils, accept('mfa', OTHERS)).accepted?.by).toBe('y');
    expect(resultOf('CAP-01', HOME, ...spoils, accept('mfa')).accepted).toBeUndefined();
  });
});
