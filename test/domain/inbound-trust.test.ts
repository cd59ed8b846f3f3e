// Inbound trust: each claim by itself, nothing else opened or closed, and every reason why not.
import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenSetting } from '../../src/domain/access/kind.ts';
import { inboundTrust } from '../../src/domain/access/kinds/inbound-trust.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory } from '../fakes/access.ts';
import {
  account,
  defaultPolicy,
  type FakeDirectory,
  partnerPolicy,
  runNow,
} from '../fakes/directory.ts';
import { AWAY, estate, HOME, offers, tenant } from '../fakes/estate.ts';

const MFA = 'isMfaAccepted';
const COMPLIANT = 'isCompliantDeviceAccepted';
const HYBRID = 'isHybridAzureADJoinedDeviceAccepted';
const ENTRY = `${AWAY}/${HOME}`;

let fake: FakeDirectory;
beforeEach(() => {
  fake = directory();
  fake.partners.set(ENTRY, partnerPolicy(HOME));
});

const trust = (mfa: boolean | null, compliant: boolean | null, hybrid: boolean | null) => ({
  isMfaAccepted: mfa,
  isCompliantDeviceAccepted: compliant,
  isHybridAzureADJoinedDeviceAccepted: hybrid,
});

function plan(claims: readonly string[], open: readonly OpenSetting[] = [], of: Estate = estate()) {
  const resource = { kind: 'inbound-trust', tenantId: AWAY, id: HOME, inputs: { claims } };
  const wish = { resource, beneficiary: asEmployee, durationMs: 90 * DAY, held: new Set<string>() };
  return runNow(inboundTrust.plan(of, { ...wish, open }), fake);
}

function planned(...args: Parameters<typeof plan>) {
  const result = plan(...args);
  if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
  return result.value;
}

const codesOf = (...args: Parameters<typeof plan>) => {
  const result = plan(...args);
  return result.ok ? [] : result.error.map(({ code }) => code);
};

const stepsOf = (...args: Parameters<typeof plan>) =>
  planned(...args).plan.steps.map(({ change }) =>
    change.type === 'accept-claim' ? change.claim : change.type,
  );

const holding = (claim: typeof MFA): OpenSetting => ({
  requestId: 'other',
  changes: [{ type: 'accept-claim', tenantId: AWAY, partnerId: HOME, claim }],
});

describe('the plan', () => {
  test('has a step for each claim that was chosen, and for no other', () => {
    expect(stepsOf([MFA])).toEqual([MFA]);
    expect(stepsOf([HYBRID, MFA])).toEqual([MFA, HYBRID]);
  });

  test('makes the entry first where there is none', () => {
    fake.partners.clear();
    expect(stepsOf([COMPLIANT])).toEqual(['partner-entry', COMPLIANT]);
  });

  test('tells what becomes explicit, with the value that counts now', () => {
    fake.defaults.set(AWAY, defaultPolicy({ inboundTrust: trust(true, false, false) }));
    const { notes } = planned([COMPLIANT]).words;
    expect(notes.join(' ')).toContain(
      'multifactor authentication (accepted) and Microsoft Entra hybrid joined devices (not accepted)',
    );
    fake.partners.set(ENTRY, partnerPolicy(HOME, { inboundTrust: trust(true, false, false) }));
    expect(planned([COMPLIANT]).words.notes.join(' ')).not.toContain('Also written');
  });

  test('leaves what is accepted already as it is, and says so', () => {
    fake.partners.set(ENTRY, partnerPolicy(HOME, { inboundTrust: trust(true, false, false) }));
    expect(stepsOf([MFA, COMPLIANT])).toEqual([COMPLIANT]);
    expect(planned([MFA, COMPLIANT]).words.notes.join(' ')).toContain(
      'Multifactor authentication of Home: accepted in Away already, for this partner.',
    );
  });

  test('holds what an open request of ours has set, so that the last of them ends it', () => {
    fake.partners.set(ENTRY, partnerPolicy(HOME, { inboundTrust: trust(true, false, false) }));
    expect(stepsOf([MFA], [holding(MFA)])).toEqual([MFA]);
    expect(planned([MFA], [holding(MFA)]).words.steps['trust-mfa']).toMatchObject({
      after: 'Accepted for this request as well',
    });
  });

  test('is another one once the directory, or what we hold, has moved', () => {
    const before = planned([COMPLIANT]).plan.hash;
    fake.defaults.set(AWAY, defaultPolicy({ inboundTrust: trust(true, false, false) }));
    expect(planned([COMPLIANT]).plan.hash).not.toBe(before);
    expect(planned([COMPLIANT], [holding(MFA)]).plan.hash).toBe(planned([COMPLIANT]).plan.hash);
  });

  test('counts the partner’s people without their names', () => {
    const of = estate({
      tenants: [
        tenant({ name: 'home', id: HOME, displayName: 'Home', domains: ['home.example'] }),
        tenant({ domains: ['away.example', 'away.onmicrosoft.example'] }),
      ],
    });
    const named = (n: number, userType: 'guest' | 'member') =>
      account(
        { tenantId: AWAY, objectId: `d${n}` },
        { userType, userPrincipalName: `p${n}_home.example#EXT#@away.onmicrosoft.example` },
      );
    fake.add(named(1, 'guest'), named(2, 'guest'), named(3, 'member'));
    expect(planned([MFA], [], of).words.notes.at(-1)).toBe(
      '2 guests and 1 external member of Home in Away, as far as names of accounts show.',
    );
    const { plan: made } = planned([MFA], [], of);
    const impact = runNow(inboundTrust.impact?.(of, { plan: made }) ?? never(), fake);
    expect(impact.join(' ')).toContain('2 guests and 1 external member of Home in Away');
    expect(impact.join(' ')).toContain('asks for MFA');
  });
});

const never = (): never => {
  throw new Error('There is no impact.');
};

describe('it cannot be had', () => {
  test('while an open request of ours keeps the two separated', () => {
    const closed: OpenSetting = {
      requestId: 'ABCD-1234',
      changes: [{ type: 'close-partner', tenantId: HOME, partnerId: AWAY, trust: true }],
    };
    expect(codesOf([MFA], [closed])).toEqual(['separated']);
  });

  test('with a partner that the tenant does not offer', () => {
    const of = estate({ tenants: [tenant({ offers: offers() })] });
    expect(codesOf([MFA], [], of)).toEqual(['not-offered']);
  });

  test.each([[[]], [['isEverythingAccepted']]])('for %j, which names no claim', (claims) => {
    expect(codesOf(claims)).toEqual(['no-claim']);
  });

  test('in a tenant without Entra ID P1', () => {
    fake.plans = ['MFA_PREMIUM'];
    expect(codesOf([MFA])).toEqual(['unlicensed']);
    const offer = runNow(inboundTrust.describe(tenant(), HOME, estate()), fake);
    expect(!offer.ok && offer.error.sentence).toContain('Entra ID P1');
  });

  test('where the tenant cannot be read', () => {
    fake.broken.add(AWAY);
    expect(codesOf([MFA])).toEqual(['tenant-unreadable']);
  });

  test.each([
    ['for this partner', trust(true, false, false), trust(false, false, false)],
    ['by the default settings', null, trust(true, false, false)],
  ])('when it is accepted already %s', (how, own, byDefault) => {
    fake.partners.set(ENTRY, partnerPolicy(HOME, { inboundTrust: own }));
    fake.defaults.set(AWAY, defaultPolicy({ inboundTrust: byDefault }));
    const result = plan([MFA]);
    expect(!result.ok && result.error[0]).toMatchObject({
      code: 'already-held',
      sentence: expect.stringContaining(how),
    });
  });

  test('from another cloud, unless there is an entry for it', () => {
    const of = estate({
      tenants: [tenant({ name: 'home', id: HOME, displayName: 'Home', cloud: 'dod' }), tenant()],
    });
    expect(codesOf([MFA], [], of)).toEqual([]);
    fake.partners.clear();
    expect(codesOf([MFA], [], of)).toEqual(['other-cloud']);
  });
});

describe('the form', () => {
  const inputs = () =>
    runNow(
      inboundTrust.inputs?.(
        estate(),
        { kind: 'inbound-trust', tenantId: AWAY, id: HOME },
        asEmployee,
      ) ?? never(),
      fake,
    );

  test('asks which claims, with nothing chosen beforehand, and says what is so already', () => {
    fake.partners.set(ENTRY, partnerPolicy(HOME, { inboundTrust: trust(true, null, null) }));
    const asked = inputs();
    if (!asked.ok) throw new Error(asked.error.code);
    const [input] = asked.value;
    expect(input).toMatchObject({ id: 'claims', type: 'choices', required: true });
    expect(input).not.toHaveProperty('value');
    expect(input?.choices?.map(({ title }) => title)).toEqual([
      'Multifactor authentication (accepted already)',
      'Compliant devices',
      'Microsoft Entra hybrid joined devices',
    ]);
  });

  test('says when the tenant cannot be read', () => {
    fake.broken.add(AWAY);
    expect(inputs()).toMatchObject({ ok: false, error: { code: 'tenant-unreadable' } });
  });
});
