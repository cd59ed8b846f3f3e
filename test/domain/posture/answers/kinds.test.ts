// Kinds of question one by one: what they say, and what they do not claim.
import { describe, expect, test } from 'vitest';
import { NOTHING_DECLARED } from '../../../../src/domain/posture/declared.ts';
import type { DirectoryAuditFact } from '../../../../src/domain/posture/facts/security.ts';
import { DAY, HOUR } from '../../../../src/shared/duration.ts';
import { tenant } from '../../../fakes/estate.ts';
import {
  ask,
  DARK,
  factsOf,
  guest,
  member,
  NOW,
  OUTER,
  PRIME,
  read,
  SECOND,
  saying,
  small,
  standard,
  trusting,
} from './small.ts';

const iso = (at: number) => new Date(at).toISOString();

describe('fact', () => {
  test('what the estate declares is told as such', () => {
    const estate = {
      ...small,
      posture: { readers: [], tenants: { [PRIME]: { ...NOTHING_DECLARED, owner: 'Ann Lee' } } },
    };
    const answer = ask({ ask: 'fact', fact: 'owner', tenants: [PRIME] }, { estate });
    expect(answer.sentence).toBe('Prime is owned by Ann Lee, and decided about by nobody.');
    expect(answer.more).toEqual(['As the estate declares it; Graph does not know it.']);
  });

  test('what was not read is not told', () => {
    const answer = ask({ ask: 'fact', fact: 'users', tenants: [DARK] });
    expect(answer.head?.verdict).toBe('cannot-tell');
    expect(answer.sentence).toContain('Dark could not be read');
  });

  test('a country that differs from the declared one shows', () => {
    const estate = {
      ...small,
      posture: { readers: [], tenants: { [PRIME]: { ...NOTHING_DECLARED, country: 'AT' } } },
    };
    const facts = [factsOf(PRIME, { organization: { id: PRIME, countryLetterCode: 'DE' } })];
    expect(
      ask({ ask: 'fact', fact: 'country', tenants: [PRIME] }, { estate, facts }).sentence,
    ).toBe('Prime has the country DE, while AT is declared.');
  });
});

describe('changes', () => {
  const entry: DirectoryAuditFact = {
    id: 'audit-1',
    activityDateTime: iso(NOW - HOUR),
    activityDisplayName: 'Add a partner to cross-tenant access setting',
    category: 'CrossTenantAccessSettings',
    result: 'success',
    operationType: 'Add',
    initiatedBy: { user: { id: 'ann', displayName: 'Ann Lee' } },
    targetResources: [{ id: SECOND, displayName: 'Second' }],
  };
  const before = factsOf(PRIME, { crossTenantPartners: [], crossTenantDefault: standard() });
  const after = factsOf(PRIME, {
    crossTenantPartners: [trusting(SECOND)],
    crossTenantDefault: standard(),
    directoryAudits: [entry],
  });
  const since = { from: NOW - DAY };

  test('what changed, by whom and when', () => {
    const answer = ask(
      { ask: 'changes', tenants: [PRIME], since },
      { facts: [after], more: { past: () => before, checks: [] } },
    );
    expect(answer.sentence).toContain(`since ${iso(NOW - DAY)}`);
    expect(answer.sentence).toContain('1 change');
    expect(answer.rows?.[0]?.detail).toContain(`By Ann Lee, ${iso(NOW - HOUR)}`);
  });

  test('by somebody else it is none', () => {
    const answer = ask(
      { ask: 'changes', tenants: [PRIME], since, by: 'Bob' },
      { facts: [after], more: { past: () => before, checks: [] } },
    );
    expect(answer.rows).toEqual([]);
  });

  test('whose change it was is not none where nobody knows', () => {
    const unread = factsOf(
      PRIME,
      { crossTenantPartners: [trusting(SECOND)], crossTenantDefault: standard() },
      { directoryAudits: { state: 'unreadable', code: 'x', sentence: 'no answer', asOf: NOW } },
    );
    const answer = ask(
      { ask: 'changes', tenants: [PRIME], since, by: 'Ann' },
      { facts: [unread], more: { past: () => before, checks: [] } },
    );
    expect(answer.sentence).toContain('0 changes by “Ann”');
    expect(answer.sentence).toContain('of 1 more it is not known who made it');
  });

  test('what the audit alone knows belongs to its area', () => {
    const undone = { ...after, readings: { ...after.readings, ...before.readings } };
    const rows = (about: string, more: object = {}) => {
      const audits = read([{ ...entry, ...more }]);
      const facts = { ...undone, readings: { ...undone.readings, directoryAudits: audits } };
      return ask(
        { ask: 'changes', tenants: [PRIME], since, about },
        { facts: [facts], more: { past: () => before, checks: [] } },
      ).rows?.length;
    };
    expect(rows('cross-tenant-access')).toBe(1);
    expect(rows('conditional-access')).toBe(0);
    const policy = { category: 'Policy', activityDisplayName: 'Update conditional access policy' };
    expect(rows('conditional-access', policy)).toBe(1);
    expect(rows('cross-tenant-access', policy)).toBe(0);
    // What it was about is not said: it may be about what was asked.
    expect(rows('conditional-access', { ...policy, activityDisplayName: 'Update policy' })).toBe(1);
  });

  test('a new failure stands before everything else', () => {
    const check = saying(
      'XTA-05',
      {},
      {
        assess: ({ facts }) => {
          const partners = facts.readings.crossTenantPartners;
          const many = partners?.state === 'read' ? partners.value.length : 0;
          return many > 0
            ? { state: 'fail', reason: 'a partner is not documented', evidence: [] }
            : { state: 'pass', reason: 'fine', evidence: [] };
        },
      },
    );
    const answer = ask(
      { ask: 'changes', tenants: [PRIME], since },
      { facts: [after], more: { past: () => before, checks: [check] } },
    );
    expect(answer.rows?.[0]).toMatchObject({ text: 'New failure: Title of XTA-05', state: 'fail' });
  });

  test('a tenant that was not known then is told by its audit alone, and says so', () => {
    const answer = ask(
      { ask: 'changes', tenants: [PRIME], since },
      { facts: [after], more: { checks: [] } },
    );
    expect(answer.head?.verdict).toBe('cannot-tell');
    expect(answer.more?.join(' ')).toContain('not known at the beginning');
    expect(answer.rows?.[0]?.detail).toContain('known from the audit alone');
  });
});

describe('people', () => {
  const prime = factsOf(PRIME, {
    users: [guest(1), guest(2), guest(3, 'nowhere.example')],
    guestSponsors: [
      { id: guest(1).id, sponsors: [{ id: 'ann', kind: 'user', displayName: 'Ann Lee' }] },
      { id: guest(2).id, sponsors: [] },
      { id: guest(3).id, sponsors: [] },
    ],
  });
  const second = factsOf(SECOND, {
    users: [
      {
        ...member(1, 'second.example'),
        userPrincipalName: 'guest1@second.example',
        mail: null,
        displayName: 'Guest 1',
      },
    ],
  });
  const grants = [
    {
      requestId: '7K3F-9QX2',
      tenantId: PRIME,
      what: 'Guest access to Closing',
      accounts: [{ tenantId: PRIME, objectId: guest(2).id }],
      askedBy: 'Bob Roe',
      approvedBy: 'Ann Lee',
      because: 'closing the quarter',
      state: 'active',
      until: NOW + DAY,
    },
  ];

  test('who from outside is there, and because of whom', () => {
    const answer = ask(
      { ask: 'outsiders', tenants: [PRIME] },
      { facts: [prime, second], more: { grants } },
    );
    expect(answer.sentence).toBe('3 people from outside have an account in Prime.');
    expect(answer.more?.join(' ')).toContain('For 1 of them nobody answers');
    const [first, ...rest] = answer.rows ?? [];
    expect(first?.text).toBe('Guest 3');
    expect(rest.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('sponsor Ann Lee'),
      expect.stringContaining(
        'through Drawbridge (7K3F-9QX2), asked for by Bob Roe, approved by Ann Lee',
      ),
    ]);
  });

  test('sponsors that were not read are not missing', () => {
    const facts = [factsOf(PRIME, { users: [guest(1)] })];
    const answer = ask({ ask: 'outsiders', tenants: [PRIME] }, { facts });
    expect(answer.rows?.[0]?.detail).toContain('sponsor not known');
    expect(answer.more?.join(' ')).not.toContain('nobody answers');
  });

  test('a person is found at home and as a guest', () => {
    const answer = ask(
      { ask: 'person', who: 'Guest 1', tenants: 'all', purpose: 'offboarding' },
      { facts: [prime, second] },
    );
    expect(answer.sentence).toContain('Guest 1 has 2 accounts in Prime and Second');
    expect(answer.about?.map(({ tenantId }) => tenantId)).toEqual([PRIME, SECOND]);
    expect(answer.more?.join(' ')).toContain('Which roles they have in Prime cannot be told');
  });

  test('two people of one name are asked about', () => {
    const twins = factsOf(PRIME, {
      users: [
        { ...member(1, 'prime.example'), displayName: 'Ann Lee' },
        { ...member(2, 'prime.example'), displayName: 'Ann Lee' },
      ],
    });
    const answer = ask(
      { ask: 'person', who: 'ann lee', tenants: 'all', purpose: 'x' },
      { facts: [twins] },
    );
    expect(answer.sentence).toContain('Several people are meant');
    expect(answer.rows).toHaveLength(2);
  });

  test('nobody found is only of the tenants that could be read', () => {
    const answer = ask(
      { ask: 'person', who: 'Zoe', tenants: 'all', purpose: 'x' },
      { facts: [prime] },
    );
    expect(answer.head?.verdict).toBe('cannot-tell');
    expect(answer.sentence).toContain('1 tenant that could be read');
  });
});

describe('reach', () => {
  test('a person whom nobody knows stops before any gate', () => {
    const facts = [factsOf(PRIME, { users: [] }), factsOf(SECOND, { users: [] })];
    const answer = ask({ ask: 'reach', from: SECOND, to: PRIME, person: 'Zoe' }, { facts });
    expect(answer.head?.verdict).toBe('cannot-tell');
    expect(answer.sentence).toContain('Nobody called “Zoe” was found in Second');
  });

  test('a closed boundary is a no that names the gate', () => {
    const facts = [
      factsOf(PRIME, {
        crossTenantPartners: [],
        crossTenantDefault: standard('blocked'),
        crossTenantPolicy: {},
      }),
      factsOf(SECOND, {
        crossTenantPartners: [],
        crossTenantDefault: standard(),
        crossTenantPolicy: {},
      }),
    ];
    const answer = ask({ ask: 'reach', from: SECOND, to: PRIME }, { facts });
    expect(answer.head?.verdict).toBe('no');
    expect(answer.sentence).toContain('Somebody of Second cannot reach Prime');
    expect(answer.rows?.some(({ text }) => text === 'Inbound in Prime: closed')).toBe(true);
  });
});

describe('figures', () => {
  const score = (days: number, current: number) => ({
    id: `s${days}`,
    createdDateTime: iso(NOW - days * DAY),
    currentScore: current,
    maxScore: 100,
  });

  test('a score over time is drawn and said', () => {
    const facts = [factsOf(PRIME, { secureScores: [score(0, 60), score(5, 50)] })];
    const answer = ask({ ask: 'score', tenants: [PRIME] }, { facts });
    expect(answer.sentence).toContain('60 of 100 (60 %)');
    expect(answer.more?.[0]).toContain('from 50 of 100 (50 %)');
    expect(answer.figures?.[0]).toMatchObject({
      figure: 'bars',
      bars: [{ value: 0.5 }, { value: 0.6 }],
    });
  });

  test('tenants without a score are named beside the lowest', () => {
    const facts = [factsOf(PRIME, { secureScores: [score(0, 60)] })];
    const answer = ask({ ask: 'score', tenants: 'all' }, { facts });
    expect(answer.sentence).toContain('of Second and Dark no score could be read');
  });

  test('the trust matrix has a cell for each direction, and one that says that it is not known', () => {
    const facts = [
      factsOf(PRIME, { crossTenantPartners: [], crossTenantDefault: standard() }),
      factsOf(SECOND, { crossTenantPartners: [trusting(PRIME)], crossTenantDefault: standard() }),
    ];
    const answer = ask({ ask: 'matrix', of: 'trust', tenants: 'all' }, { facts });
    const figure = answer.figures?.[0];
    if (figure?.figure !== 'matrix') throw new Error('There is no matrix.');
    expect(figure.rows.map(({ cells }) => cells.map(({ short }) => short))).toEqual([
      ['–', 'None', 'None'],
      ['Some', '–', 'None'],
      ['?', '?', '–'],
    ]);
    expect(answer.sentence).toContain('2 cannot be told');
  });

  test('of very many tenants the trust matrix tells the entries, and where the default holds', () => {
    const tenants = Array.from({ length: 200 }, (_, n) =>
      tenant({
        id: `70000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        name: `t${n}`,
        displayName: `T ${n}`,
        domains: [`t${n}.example`],
        kind: n === 0 ? 'primary' : 'secondary',
      }),
    );
    const [first, second] = tenants;
    if (!first || !second) throw new Error('no tenants');
    const facts = tenants.map(({ id }) =>
      factsOf(id, {
        crossTenantPartners: id === second.id ? [trusting(first.id)] : [],
        crossTenantDefault: standard(),
      }),
    );
    const answer = ask(
      { ask: 'matrix', of: 'trust', tenants: 'all' },
      { facts, estate: { ...small, tenants } },
    );
    expect(answer.rows?.map(({ text }) => text)).toEqual(['In T 1, of people of T 0']);
    expect(answer.sentence).toContain('of 1 direction with an entry 0 trust all three claims');
    expect(answer.notes?.join()).toContain('its default holds');
  });
});

describe('impact', () => {
  test('no entry is nothing to lose, an unread one is not known', () => {
    const facts = [factsOf(PRIME, { crossTenantPartners: [], crossTenantDefault: standard() })];
    expect(ask({ ask: 'impact', at: PRIME, partner: OUTER }, { facts }).sentence).toContain(
      'no entry for Outer',
    );
    expect(ask({ ask: 'impact', at: DARK, partner: OUTER }).head?.verdict).toBe('cannot-tell');
  });

  test('what opens more without the entry is said first', () => {
    const entry = {
      ...trusting(SECOND),
      b2bCollaborationInbound: {
        usersAndGroups: {
          accessType: 'blocked',
          targets: [{ target: 'AllUsers', targetType: 'user' }],
        },
        applications: {
          accessType: 'blocked',
          targets: [{ target: 'AllApplications', targetType: 'application' }],
        },
      },
    };
    const facts = [
      factsOf(PRIME, { crossTenantPartners: [entry], crossTenantDefault: standard(), users: [] }),
    ];
    const answer = ask({ ask: 'impact', at: PRIME, partner: SECOND }, { facts });
    expect(answer.sentence).toContain('one of them opens more than now');
    expect(answer.rows?.[0]?.text).toBe('inbound B2B collaboration: wider than now');
  });
});

describe('the rest', () => {
  test('freshness tells what was never read and what in part', () => {
    const facts = [factsOf(PRIME, { users: [] })];
    const answer = ask({ ask: 'freshness', tenants: 'all' }, { facts });
    expect(answer.more).toEqual(['Never read: Second and Dark.', 'Read in part: Prime.']);
  });

  test('a draft says that it is one, and leaves open what nobody declared', () => {
    const facts = [factsOf(PRIME, {}, { users: read([guest(1)]) })];
    const { draft, sentence } = ask({ ask: 'decision-record', tenant: PRIME }, { facts });
    expect(draft).toMatch(/^DRAFT\./);
    for (const part of ['Context', 'Constraints', 'Alternatives', 'Decision', 'Consequences']) {
      expect(draft).toContain(`\n${part}`);
    }
    expect(draft).toContain('[to be written]');
    expect(sentence).toContain('draft');
  });

  test('guidance reads no tenant and names the rule', () => {
    const answer = ask({ ask: 'guidance', topic: 'XTA-08' });
    expect(answer.blind).toBeUndefined();
    expect(answer.rules?.[0]?.id).toBe('XTA-08');
    expect(ask({ ask: 'guidance', topic: 'tenant restrictions' }).sentence).toContain(
      'foreign accounts',
    );
    expect(ask({ ask: 'guidance', topic: 'the moon' }).sentence).toContain('no guidance');
  });

  test('an answer to somebody who may not read everything says about which tenants it is', () => {
    const answer = ask({ ask: 'list', of: 'guests', tenants: 'all' }, { readable: [SECOND] });
    expect(answer.notes?.join(' ')).toContain(
      'This is about Second, the one tenant you may ask about.',
    );
  });
});

describe('what to fix first', () => {
  test('what lies between the tenants is told to those who ask about all of them', () => {
    const facts = [
      factsOf(PRIME, { crossTenantPartners: [], crossTenantDefault: standard() }),
      factsOf(SECOND, { crossTenantPartners: [trusting(PRIME)], crossTenantDefault: standard() }),
    ];
    const places = (tenants: 'all' | readonly string[]) =>
      (ask({ ask: 'first', tenants }, { facts }).rows ?? []).map(({ tenant }) => tenant);
    expect(places('all')).toContain('the estate');
    expect(places([PRIME])).not.toContain('the estate');
    expect(places([PRIME]).length).toBeGreaterThan(0);
  });
});

describe('what could not be seen', () => {
  const refused = {
    state: 'unreadable',
    code: 'Forbidden',
    sentence: 'refused',
    asOf: NOW,
  } as const;
  const plan = (servicePlanName: string) => [
    {
      capabilityStatus: 'Enabled',
      prepaidUnits: { enabled: 5 },
      servicePlans: [{ servicePlanName, provisioningStatus: 'Success' }],
    },
  ];
  const kindWith = (servicePlanName: string) =>
    ask(
      { ask: 'freshness', tenants: [PRIME] },
      {
        facts: [factsOf(PRIME, { skus: plan(servicePlanName) as never }, { incidents: refused })],
      },
    ).blind?.find(({ what }) => what.includes('incidents'))?.kind;

  test('incidents of a tenant without Defender are not licensed; with it they could not be read', () => {
    expect(kindWith('AAD_PREMIUM')).toBe('unlicensed');
    expect(kindWith('MTP')).toBe('unreadable');
  });
});
