// Separation over simulated tenants: closed at once, converging after a kill, and never opened by any later end.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptClaim } from '../../../../src/adapters/entra/changes/accept-claim.ts';
import { closePartner } from '../../../../src/adapters/entra/changes/close-partner.ts';
import { openSection } from '../../../../src/adapters/entra/changes/open-section.ts';
import { redeemAutomatically } from '../../../../src/adapters/entra/changes/redeem-automatically.ts';
import { synchroniseUsers } from '../../../../src/adapters/entra/changes/synchronise-users.ts';
import type {
  AcceptClaim,
  Change,
  ClosePartner,
  OpenSection,
  RedeemAutomatically,
  SynchroniseUsers,
} from '../../../../src/domain/access/change.ts';
import { changeParts } from '../../../../src/domain/access/change.ts';
import { closedPart } from '../../../../src/domain/access/changes/close-partner.ts';
import { sectionRules } from '../../../../src/domain/access/pairs/live.ts';
import type { Changer } from '../../../../src/ports/changer.ts';
import { tenantId } from '../../../sandbox/graph/support/sample.ts';
import { type Simulated, simulate } from './simulated.ts';

const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
const CONTOSO = tenantId('contoso');
const FABRIKAM = tenantId('fabrikam');
const SAAS = tenantId('fabrikam-saas');
const CLOSE: ClosePartner = {
  type: 'close-partner',
  tenantId: CONTOSO,
  partnerId: FABRIKAM,
  trust: true,
};
const BLOCKED = {
  usersAndGroups: { accessType: 'blocked', targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: {
    accessType: 'blocked',
    targets: [{ target: 'AllApplications', targetType: 'application' }],
  },
};
const CLOSED = {
  b2bCollaborationInbound: BLOCKED,
  b2bCollaborationOutbound: BLOCKED,
  b2bDirectConnectInbound: BLOCKED,
  b2bDirectConnectOutbound: BLOCKED,
  inboundTrust: {
    isMfaAccepted: false,
    isCompliantDeviceAccepted: false,
    isHybridAzureADJoinedDeviceAccepted: false,
  },
  automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
};

let world: Simulated;
beforeEach(async () => {
  world = await simulate(
    ['contoso', 'fabrikam', 'fabrikam-saas'],
    ['Policy.Read.All', 'Policy.ReadWrite.CrossTenantAccess'],
  );
});
afterEach(() => world.host.close());

const changer = () => closePartner(world.deps);
const entry = async (of: string = FABRIKAM) =>
  (await world.as('contoso').get(`${PARTNERS}/${of}`)).body;
const mine = (change: Change) => world.context({ mine: changeParts(change), firstTry: false });

describe('closing', () => {
  test('writes everything into the entry with one call, trust by itself and last', async () => {
    await changer().perform(CLOSE, world.context());
    expect(await entry()).toMatchObject(CLOSED);
    expect(world.written).toEqual([
      `PATCH ${PARTNERS}/${FABRIKAM}`,
      `PATCH ${PARTNERS}/${FABRIKAM}`,
    ]);
  });

  test('makes the entry where there is none, and then leaves nothing to the default', async () => {
    const saas = { ...CLOSE, partnerId: SAAS };
    await changer().perform(saas, world.context());
    expect(await entry(SAAS)).toMatchObject(CLOSED);
    expect(world.written[0]).toBe(`POST ${PARTNERS}`);
  });

  test('killed in the middle, the next try writes what is missing and nothing twice', async () => {
    const { b2bCollaborationInbound, b2bDirectConnectInbound } = CLOSED;
    await world.as('contoso').patch(`${PARTNERS}/${FABRIKAM}`, {
      b2bCollaborationInbound,
      b2bDirectConnectInbound,
    });
    expect(await changer().observe(CLOSE, world.context())).toEqual({
      found: 'absent',
      there: [
        closedPart(CLOSE, 'b2bCollaborationInbound'),
        closedPart(CLOSE, 'b2bDirectConnectInbound'),
      ],
    });
    await changer().perform(CLOSE, world.context({ firstTry: false }));
    await changer().perform(CLOSE, world.context({ firstTry: false }));
    expect(world.written).toHaveLength(2);
    expect(await changer().observe(CLOSE, world.context())).toMatchObject({ found: 'present' });
  });

  test('writes what a grant of ours opened a moment ago, though a replica shows it closed as before', async () => {
    await world.as('contoso').patch(`${PARTNERS}/${FABRIKAM}`, CLOSED);
    const old = await entry();
    const opened = section('b2bDirectConnectInbound', G1, true);
    const trusts = { type: 'accept-claim', ...at, claim: 'isMfaAccepted' } as const;
    await openSection({ ...world.deps, sections: sectionRules }).perform(opened, world.context());
    await acceptClaim(world.deps).perform(trusts, world.context());
    expect(await entry()).not.toMatchObject(CLOSED);
    const { reader } = world.deps;
    const behind = closePartner({
      ...world.deps,
      reader: (of) => ({
        ...reader(of),
        get: async () => ({ body: old as never, requestId: 'r' }),
      }),
    });
    const given = [...changeParts(opened), ...changeParts(trusts)];
    const beside = Object.fromEntries(given.map((key) => [key, 'just-given' as const]));
    expect(await behind.observe(CLOSE, world.context({ beside }))).toMatchObject({
      found: 'absent',
      there: [
        'b2bCollaborationInbound',
        'b2bCollaborationOutbound',
        'b2bDirectConnectOutbound',
        'automaticUserConsentSettings',
      ].map((piece) => closedPart(CLOSE, piece as 'inboundTrust')),
    });
    await behind.perform(CLOSE, world.context({ beside }));
    expect(await entry()).toMatchObject(CLOSED);
  });

  test('is not undone: it says that it stays, and writes nothing', async () => {
    await changer().perform(CLOSE, world.context());
    const before = world.written.length;
    expect(await changer().undo(CLOSE, mine(CLOSE))).toEqual({
      gone: false,
      because: 'It stays closed; opening is asked for anew.',
    });
    expect(world.written).toHaveLength(before);
    expect(await entry()).toMatchObject(CLOSED);
  });

  test('that never happened is gone', async () => {
    expect(await changer().undo(CLOSE, mine(CLOSE))).toMatchObject({ gone: true });
    expect(await changer().isGone(CLOSE, mine(CLOSE))).toMatchObject({ gone: true });
  });
});

const at = { tenantId: CONTOSO, partnerId: FABRIKAM };
const section = (name: OpenSection['section'], group: string, inherited: boolean): OpenSection => ({
  type: 'open-section',
  ...at,
  section: name,
  subjects: [{ target: group, targetType: 'group' }],
  applications: [{ target: 'Office365', targetType: 'application' }],
  there: [],
  inherited,
});
const G1 = '11111111-0000-4000-8000-000000000001';
const G2 = '11111111-0000-4000-8000-000000000002';

/** Settings that may be open, or asked for twice, when a separation comes. */
const GRANTS = [
  section('b2bDirectConnectInbound', G1, true),
  section('b2bDirectConnectInbound', G2, true),
  section('b2bDirectConnectOutbound', G1, true),
  { type: 'accept-claim', ...at, claim: 'isCompliantDeviceAccepted' } satisfies AcceptClaim,
  {
    type: 'redeem-automatically',
    ...at,
    direction: 'inboundAllowed',
  } satisfies RedeemAutomatically,
  { type: 'synchronise-users', ...at, allowed: true } satisfies SynchroniseUsers,
] as const;

test('whatever of ours was open before, its later end opens nothing and does not fail', async () => {
  const changers: Partial<Record<Change['type'], unknown>> = {
    'open-section': openSection({ ...world.deps, sections: sectionRules }),
    'accept-claim': acceptClaim(world.deps),
    'redeem-automatically': redeemAutomatically(world.deps),
    'synchronise-users': synchroniseUsers(world.deps),
  };
  const of = (change: Change) => changers[change.type] as Changer;
  const stop = { type: 'synchronise-users', ...at, allowed: false } as const;
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...GRANTS]),
      fc.array(fc.nat(100), { minLength: GRANTS.length, maxLength: GRANTS.length }),
      fc.boolean(),
      async (grants, order, closesTwice) => {
        await world.as('contoso').delete(`${PARTNERS}/${FABRIKAM}/identitySynchronization`);
        await world.as('contoso').delete(`${PARTNERS}/${FABRIKAM}`);
        await world.as('contoso').post(PARTNERS, { tenantId: FABRIKAM });
        for (const grant of grants) await of(grant).perform(grant, world.context());

        await changer().perform(CLOSE, world.context());
        const synchronised = grants.some(({ type }) => type === 'synchronise-users');
        if (synchronised) await of(stop).perform(stop, world.context());
        const ends = grants
          .map((grant, i) => ({ grant, at: order[i] ?? 0 }))
          .sort((a, b) => a.at - b.at);
        for (const { grant } of ends) {
          const outputs = world.context({ ...mine(grant), outputs: {} });
          await of(grant).undo(grant, outputs);
          expect((await of(grant).isGone(grant, outputs)).gone).toBe(true);
          expect(await entry()).toMatchObject(CLOSED);
        }
        if (closesTwice) await changer().undo(CLOSE, mine(CLOSE));
        expect(await entry()).toMatchObject(CLOSED);
        const sync = await world
          .as('contoso')
          .get(`${PARTNERS}/${FABRIKAM}/identitySynchronization`);
        expect(sync.body.userSyncInbound?.isSyncAllowed ?? false).toBe(false);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);
