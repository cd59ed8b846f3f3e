// Opening a boundary: both halves or a hand-over, pairs in words, and every reason why not.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../../src/domain/access/change.ts';
import type { OpenSetting, Planned } from '../../src/domain/access/kind.ts';
import { inboundAccess } from '../../src/domain/access/kinds/inbound-access.ts';
import { outboundAccess } from '../../src/domain/access/kinds/outbound-access.ts';
import { sharedChannels } from '../../src/domain/access/kinds/shared-channels.ts';
import type { Tenant } from '../../src/domain/estate/estate.ts';
import type { PolicySection, SectionName } from '../../src/domain/facts.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory } from '../fakes/access.ts';
import {
  defaultPolicy,
  everyone,
  type FakeDirectory,
  group,
  partnerPolicy,
  runNow,
} from '../fakes/directory.ts';
import { AWAY, estate, HOME, tenant } from '../fakes/estate.ts';

const [SALES, OPS] = [
  '50000000-0000-4000-8000-00000000000a',
  '50000000-0000-4000-8000-00000000000b',
];
const [PORTAL, LEDGER] = [
  '60000000-0000-4000-8000-00000000000a',
  '60000000-0000-4000-8000-00000000000b',
];

let fake: FakeDirectory;
beforeEach(() => {
  fake = directory();
  for (const [id, displayName] of [
    [SALES, 'Sales'],
    [OPS, 'Ops'],
  ] as const) {
    fake.groups.set(id, group({ tenantId: HOME, id, displayName }));
  }
  for (const [appId, displayName] of [
    [PORTAL, 'Portal'],
    [LEDGER, 'Ledger'],
  ] as const) {
    const app = { tenantId: AWAY, appId, objectId: appId, displayName };
    fake.applications.set(`${AWAY}/${appId}`, { ...app, enabled: true, assignmentRequired: true });
  }
  for (const id of [HOME, AWAY]) fake.defaults.set(id, closedByDefault);
});

const closedByDefault = defaultPolicy({
  sections: {
    b2bCollaborationInbound: everyone('blocked'),
    b2bCollaborationOutbound: everyone('blocked'),
    b2bDirectConnectInbound: everyone('blocked'),
    b2bDirectConnectOutbound: everyone('blocked'),
  },
});

const ACCESS = ['inbound-access', 'outbound-access', 'shared-channels'];
const named = (ids: readonly string[], names: readonly string[] = []) =>
  ids.map((id, i) => ({ id, ...(names[i] && { name: names[i] }) }));

const home = (change: Partial<Tenant> = {}) =>
  tenant({
    name: 'home',
    id: HOME,
    displayName: 'Home',
    access: ACCESS,
    signIn: ['reader', 'partners-writer'],
    offers: {
      ...tenant().offers,
      partners: [AWAY],
      openings: { applications: [], groups: named([SALES, OPS]) },
    },
    ...change,
  });
const away = () =>
  tenant({
    access: ACCESS,
    signIn: ['reader', 'partners-writer'],
    offers: { ...tenant().offers, openings: { applications: named([PORTAL, LEDGER]), groups: [] } },
  });
const external = () =>
  home({
    kind: 'external',
    access: [],
    signIn: [],
    offers: {
      ...tenant().offers,
      openings: { applications: [], groups: named([SALES, OPS], ['Sales', 'Ops']) },
    },
  });

interface Asking {
  readonly people?: readonly string[];
  readonly applications?: readonly string[];
  readonly open?: readonly OpenSetting[];
  readonly partner?: Tenant;
}

function plan({
  people = [SALES],
  applications = [PORTAL],
  open = [],
  partner = home(),
}: Asking = {}) {
  const of = estate({ tenants: [partner, away()] });
  const resource = {
    kind: 'inbound-access',
    tenantId: AWAY,
    id: HOME,
    inputs: { people, applications },
  };
  const wish = { resource, beneficiary: asEmployee, durationMs: 90 * DAY, held: new Set<string>() };
  return runNow(inboundAccess.plan(of, { ...wish, open }), fake);
}

function planned(asking?: Asking): Planned {
  const result = plan(asking);
  if (!result.ok) throw new Error(result.error.map(({ sentence }) => sentence).join());
  return result.value;
}

function refusedBy(asking?: Asking) {
  const result = plan(asking);
  return result.ok ? [] : result.error.map(({ code, sentence }) => ({ code, sentence }));
}

const lists = (groups: readonly string[], apps: readonly string[]): PolicySection => ({
  usersAndGroups: {
    accessType: 'allowed',
    targets: groups.map((target) => ({ target, targetType: 'group' })),
  },
  applications: {
    accessType: 'allowed',
    targets: apps.map((target) => ({ target, targetType: 'application' })),
  },
});

function stands(tenantId: string, section: SectionName, value: PolicySection): void {
  const partnerId = tenantId === AWAY ? HOME : AWAY;
  const entry = partnerPolicy(partnerId);
  const sections = { ...entry.sections, [section]: value };
  fake.partners.set(`${tenantId}/${partnerId}`, { ...entry, sections });
}

const changesOf = ({ plan: { steps } }: Planned): Change[] => steps.map(({ change }) => change);

describe('with both tenants ours', () => {
  test('the partner’s half comes first and the owners of both agree', () => {
    const { plan: made, words, sides } = planned();
    expect(made.steps.map(({ id, change }) => [id, change.tenantId])).toEqual([
      ['outbound', HOME],
      ['inbound', AWAY],
    ]);
    expect(sides).toEqual([AWAY, HOME]);
    expect(words.title).toBe('Inbound access from Home');
    expect(words.steps.inbound).toMatchObject({
      before: 'Away, inbound from Home: Sales (Home) → Portal: closed',
      after: 'open',
    });
    expect(words.notes.join(' ')).toContain('So far Home and Away follow their defaults here;');
  });

  test('a half that is open without us stays as it is', () => {
    stands(HOME, 'b2bCollaborationOutbound', everyone('allowed'));
    const both = planned();
    expect(both.plan.steps.map(({ id }) => id)).toEqual(['inbound']);
    expect(both.words.notes).toContain('Open already, and left as it is: Home, outbound to Away.');
    stands(AWAY, 'b2bCollaborationInbound', lists([SALES, OPS], [PORTAL]));
    expect(refusedBy()).toMatchObject([{ code: 'already-held' }]);
  });

  test('what was asked for and is open already is told, and is no part of what changes', () => {
    stands(HOME, 'b2bCollaborationOutbound', everyone('allowed'));
    stands(AWAY, 'b2bCollaborationInbound', lists([SALES], [PORTAL]));
    const { words } = planned({ people: [SALES], applications: [PORTAL, LEDGER] });
    expect(words.steps.inbound?.before).not.toContain('Portal');
    expect(words.notes).toContain(
      'Open already in Away, inbound from Home: Sales (Home) → Portal.',
    );
  });

  test('outbound access is the same seen from the other side', () => {
    const of = estate({ tenants: [home(), away()] });
    const inputs = { people: [SALES], applications: [PORTAL] };
    const resource = { kind: 'outbound-access', tenantId: HOME, id: AWAY, inputs };
    const wish = { resource, beneficiary: asEmployee, durationMs: DAY, held: new Set<string>() };
    const result = runNow(outboundAccess.plan(of, { ...wish, open: [] }), fake);
    expect(result.ok && result.value.plan.steps.map(({ id }) => id)).toEqual([
      'inbound',
      'outbound',
    ]);
    expect(result.ok && result.value.words.title).toBe('Outbound access to Away');
  });

  test('what another request opened is held as well', () => {
    const first = planned();
    const open = [{ requestId: 'r1', changes: changesOf(first) }];
    stands(HOME, 'b2bCollaborationOutbound', lists([SALES], [PORTAL]));
    stands(AWAY, 'b2bCollaborationInbound', lists([SALES], [PORTAL]));
    const { words, plan: made } = planned({ open });
    expect(made.steps).toHaveLength(2);
    expect(words.steps.inbound?.before).toContain('open through another request');
  });
});

describe('with a partner that runs no Drawbridge', () => {
  test('they are told exactly what to do, and ours waits for it', () => {
    const { plan: made, words, sides } = planned({ partner: external() });
    expect(made.waitsFor).toBe('partner');
    expect(made.steps.map(({ id }) => id)).toEqual(['inbound']);
    expect(sides).toEqual([AWAY]);
    const said = words.handOver?.lines.join('\n') ?? '';
    expect(said).toContain(`PATCH /v1.0/policies/crossTenantAccessPolicy/partners/${AWAY}`);
    expect(said).toContain(JSON.stringify({ b2bCollaborationOutbound: lists([SALES], [PORTAL]) }));
    expect(words.notes.join(' ')).toContain('Ids of Home are supplied by the estate');
  });
});

describe('it cannot be had', () => {
  test('for people or applications that the estate does not name', () => {
    expect(refusedBy({ people: [PORTAL] })).toMatchObject([{ code: 'not-offered' }]);
    expect(refusedBy({ applications: [] })).toMatchObject([{ code: 'not-offered' }]);
  });

  test('where other pairs would open, which are named', () => {
    stands(AWAY, 'b2bCollaborationInbound', lists([OPS], [LEDGER]));
    const [refused] = refusedBy();
    expect(refused?.code).toBe('opens-more');
    expect(refused?.sentence).toContain('Sales (Home) → Ledger');
    expect(refused?.sentence).toContain('Ops (Home) → Portal');
  });

  test('where everybody would come in to one more application', () => {
    const one = { ...everyone('allowed'), applications: lists([], [LEDGER]).applications };
    stands(AWAY, 'b2bCollaborationInbound', one);
    const [refused] = refusedBy();
    expect(refused?.sentence).toContain('everybody else of Home → Portal');
  });

  test('where somebody blocked it by name', () => {
    const but = lists([SALES], [PORTAL]);
    const applications = { ...lists([], [PORTAL]).applications, accessType: 'blocked' as const };
    stands(AWAY, 'b2bCollaborationInbound', { ...but, applications } as PolicySection);
    expect(refusedBy()).toEqual([
      {
        code: 'blocked-by-name',
        sentence: expect.stringContaining('Portal is blocked by name in Away, inbound from Home.'),
      },
    ]);
  });

  test('beside a request that could not end by itself then', () => {
    const first = planned({ people: [SALES], applications: [PORTAL, LEDGER] });
    stands(HOME, 'b2bCollaborationOutbound', lists([SALES], [PORTAL, LEDGER]));
    stands(AWAY, 'b2bCollaborationInbound', lists([SALES], [PORTAL, LEDGER]));
    const second: OpenSetting = {
      requestId: 'r2',
      changes: changesOf(first).map((change) =>
        change.type === 'open-section'
          ? { ...change, applications: change.applications.slice(0, 1) }
          : change,
      ),
    };
    const open = [{ requestId: 'r1', changes: changesOf(first) }, second];
    const refusals = refusedBy({ people: [OPS], applications: [PORTAL, LEDGER], open });
    expect(refusals.map(({ code }) => code)).toEqual(['not-for-long']);
    expect(refusals[0]?.sentence).toContain('request r2');
  });

  test('after somebody took out by hand what an open request leans on', () => {
    stands(HOME, 'b2bCollaborationOutbound', everyone('allowed'));
    stands(AWAY, 'b2bCollaborationInbound', lists([SALES], [LEDGER]));
    const open = [{ requestId: 'r1', changes: changesOf(planned()) }];
    stands(AWAY, 'b2bCollaborationInbound', lists([OPS], [PORTAL]));
    expect(refusedBy({ people: [OPS], applications: [LEDGER], open })).toMatchObject([
      { code: 'changed-by-hand', sentence: expect.stringContaining('request r1') },
    ]);
  });

  test('while an open request keeps the two separated', () => {
    const open: OpenSetting[] = [
      {
        requestId: 'r1',
        changes: [{ type: 'close-partner', tenantId: HOME, partnerId: AWAY, trust: true }],
      },
    ];
    expect(refusedBy({ open })).toMatchObject([{ code: 'separated' }]);
  });

  test('without Entra ID P1', () => {
    fake.plans = ['EXCHANGE_S_STANDARD'];
    expect(refusedBy({ partner: external() })).toMatchObject([{ code: 'unlicensed' }]);
  });

  test('where neither the entry nor the default says anything, or nothing can be read', () => {
    const none = { ...closedByDefault.sections, b2bCollaborationInbound: null };
    fake.defaults.set(AWAY, defaultPolicy({ sections: none }));
    expect(refusedBy({ partner: external() })).toMatchObject([{ code: 'setting-unsaid' }]);
    fake.broken.add(AWAY);
    expect(refusedBy({ partner: external() })).toMatchObject([{ code: 'tenant-unreadable' }]);
  });
});

describe('the form', () => {
  const of = estate({ tenants: [home(), away()] });
  const resource = { kind: 'inbound-access', tenantId: AWAY, id: HOME };

  test('asks for people and applications by name, and leaves out what is gone', () => {
    fake.applications.delete(`${AWAY}/${LEDGER}`);
    const asked = runNow(inboundAccess.inputs?.(of, resource, asEmployee) ?? none(), fake);
    expect(
      asked.ok && asked.value.map(({ choices }) => choices?.map(({ title }) => title)),
    ).toEqual([['Sales', 'Ops'], ['Portal']]);
  });

  test('offers each partner with people of theirs and applications of ours', () => {
    expect(inboundAccess.offered(away(), of)).toEqual([HOME]);
    expect(inboundAccess.offered(home(), of)).toEqual([]);
    expect(outboundAccess.offered(home(), of)).toEqual([AWAY]);
  });
});

describe('shared channels', () => {
  const withAway = (partner: Tenant) => estate({ tenants: [partner, hosting()] });
  const hosting = () =>
    tenant({
      ...away(),
      offers: { ...away().offers, openings: { applications: [], groups: named([OPS]) } },
    });
  const wish = (id: string, people: readonly string[]) => ({
    resource: { kind: 'shared-channels', tenantId: AWAY, id, inputs: { people } },
    beneficiary: asEmployee,
    durationMs: DAY,
    held: new Set<string>(),
    open: [],
  });
  const plannedFor = (partner: Tenant, id = HOME, people = [SALES]): Planned => {
    const result = runNow(sharedChannels.plan(withAway(partner), wish(id, people)), fake);
    if (!result.ok) throw new Error(result.error.map(({ sentence }) => sentence).join());
    return result.value;
  };
  const said = (of: Planned) => of.words.notes.join(' ');

  test('open Office 365 and nothing else, on both sides', () => {
    const { plan: made, sides } = plannedFor(home());
    expect(sides).toEqual([AWAY, HOME]);
    expect(made.steps.map(({ change }) => change)).toMatchObject([
      { section: 'b2bDirectConnectOutbound', applications: [{ target: 'Office365' }] },
      { section: 'b2bDirectConnectInbound', applications: [{ target: 'Office365' }] },
    ]);
  });

  test('of an external partner are asked for from here, in either direction', () => {
    expect(sharedChannels.offered(hosting(), withAway(home()))).toEqual([HOME]);
    expect(sharedChannels.offered(hosting(), withAway(external()))).toEqual([
      HOME,
      `${HOME}:outbound`,
    ]);
    const theirs = plannedFor(external(), `${HOME}:outbound`, [OPS]);
    expect(theirs.plan.steps.map(({ change }) => change)).toMatchObject([
      { section: 'b2bDirectConnectOutbound', tenantId: AWAY },
    ]);
    expect(theirs.words.handOver?.lines.join()).toContain('b2bDirectConnectInbound');
    expect(said(theirs)).toContain('Where Home asks for multifactor authentication');
  });

  test('do not reach into another cloud', () => {
    expect(sharedChannels.offered(hosting(), withAway(home({ cloud: 'gcchigh' })))).toEqual([]);
    expect(sharedChannels.offered(hosting(), withAway(home({ cloud: 'gcc' })))).toEqual([HOME]);
  });

  test('say when Conditional Access would lock them out', () => {
    expect(said(plannedFor(home()))).not.toContain('Conditional Access');
    fake.mfaPolicies = ['Strangers need MFA'];
    expect(said(plannedFor(home()))).toContain(
      '(“Strangers need MFA”): they stay locked out until',
    );
    const entry = partnerPolicy(HOME);
    const trust = {
      isMfaAccepted: true,
      isCompliantDeviceAccepted: null,
      isHybridAzureADJoinedDeviceAccepted: null,
    };
    fake.partners.set(`${AWAY}/${HOME}`, { ...entry, inboundTrust: trust });
    expect(said(plannedFor(home()))).not.toContain('locked out');
  });
});

test('what would close is told before it ends', () => {
  const made = planned();
  stands(HOME, 'b2bCollaborationOutbound', lists([SALES], [PORTAL]));
  stands(AWAY, 'b2bCollaborationInbound', lists([SALES, OPS], [PORTAL]));
  const of = estate({ tenants: [home(), away()] });
  const impact = runNow(inboundAccess.impact?.(of, made) ?? none(), fake);
  expect(impact).toEqual([
    'Home, outbound to Away: Sales (Home) → Portal closes, unless another request needs it.',
    expect.stringContaining('Away, inbound from Home: Sales (Home) → Portal'),
  ]);
});

const none = (): never => {
  throw new Error('The kind does not say.');
};
