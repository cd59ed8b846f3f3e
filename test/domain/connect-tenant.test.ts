// Connecting a secondary tenant to the primary: one ordered plan, in one direction, and only what is missing.
import { beforeEach, describe, expect, test } from 'vitest';
import { connectTenant } from '../../src/domain/access/kinds/connect-tenant.ts';
import type { Estate, Tenant } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory } from '../fakes/access.ts';
import { type FakeDirectory, partnerPolicy, runNow } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, tenant } from '../fakes/estate.ts';

const ALL = ['isMfaAccepted', 'isCompliantDeviceAccepted', 'isHybridAzureADJoinedDeviceAccepted'];
const TRUSTED = {
  isMfaAccepted: true,
  isCompliantDeviceAccepted: true,
  isHybridAzureADJoinedDeviceAccepted: true,
};
const WRITERS = ['reader', 'remover', 'partners-writer'];
const owners = [{ person: 'owner', account: OWNER }];

let fake: FakeDirectory;
beforeEach(() => {
  fake = directory();
});

const between = (home: Partial<Tenant> = {}, away: Partial<Tenant> = {}): Estate =>
  estate({
    tenants: [
      tenant({
        name: 'home',
        id: HOME,
        displayName: 'Home',
        kind: 'primary',
        access: ['automatic-redemption'],
        owners,
        ...home,
      }),
      tenant({ signIn: WRITERS, ...away }),
    ].map((one) => ({ ...one, signIn: one.id === HOME && home.signIn ? home.signIn : WRITERS })),
  });

function plan(of: Estate = between(), claims: readonly string[] = ALL) {
  const resource = { kind: 'connect-tenant', tenantId: AWAY, id: HOME, inputs: { claims } };
  const wish = { resource, beneficiary: asEmployee, durationMs: 90 * DAY, held: new Set<string>() };
  return runNow(connectTenant.plan(of, { ...wish, open: [] }), fake);
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
  planned(...args).plan.steps.map(({ id }) => id);

describe('the plan', () => {
  test('goes from the entry over the claims to both halves of redemption, ours last', () => {
    expect(stepsOf()).toEqual([
      'entry-away',
      'trust-mfa',
      'trust-compliant-device',
      'trust-hybrid-device',
      'entry-home',
      'redeem-outbound',
      'redeem-inbound',
    ]);
    expect(planned().sides).toEqual([AWAY, HOME]);
    expect(planned().words.notes[0]).toContain('Home accepts nothing new from Away');
  });

  test('changes nothing in the primary but that it consents for its people', () => {
    const atHome = planned().plan.steps.filter(({ change }) => change.tenantId === HOME);
    expect(atHome.map(({ change }) => change)).toEqual([
      { type: 'partner-entry', tenantId: HOME, partnerId: AWAY },
      {
        type: 'redeem-automatically',
        tenantId: HOME,
        partnerId: AWAY,
        direction: 'outboundAllowed',
      },
    ]);
  });

  test('has no step for a claim that was taken out, nor for what is so already', () => {
    fake.partners.set(`${AWAY}/${HOME}`, partnerPolicy(HOME, { inboundTrust: TRUSTED }));
    const consent = { inboundAllowed: false, outboundAllowed: true };
    const home = partnerPolicy(AWAY, { automaticUserConsentSettings: consent });
    fake.partners.set(`${HOME}/${AWAY}`, home);
    expect(stepsOf()).toEqual(['redeem-inbound']);
    const { notes } = planned().words;
    expect(notes.join(' ')).toContain('It stays, also at the end.');
    expect(notes.length).toBeLessThanOrEqual(5);
    fake.partners.clear();
    expect(stepsOf(between(), [ALL[0] ?? ''])).not.toContain('trust-hybrid-device');
  });

  test('hands the primary’s half over where it is not ours to write', () => {
    const { plan: made, words } = planned(between({ signIn: ['reader'] }));
    expect(made.waitsFor).toBe('partner');
    expect(words.handOver?.partner).toBe('Home');
    expect(made.steps.every(({ change }) => change.tenantId === AWAY)).toBe(true);
    expect(planned(between({ access: ['inbound-trust'] })).plan.waitsFor).toBe('partner');
  });
});

describe('it is offered', () => {
  test('in a secondary tenant that lists the primary as a partner, and nowhere else', () => {
    const of = between();
    expect(connectTenant.offered(tenant(), of)).toEqual([HOME]);
    expect(connectTenant.offered(tenant({ kind: 'sandbox' }), of)).toEqual([]);
    expect(connectTenant.offered(tenant(), between({ kind: 'secondary' }))).toEqual([]);
    expect(codesOf(between({ kind: 'secondary' }))).toEqual(['not-offered']);
  });

  test('with every claim ticked, to be taken out one by one', () => {
    const resource = { kind: 'connect-tenant', tenantId: AWAY, id: HOME };
    const study = connectTenant.inputs?.(between(), resource, asEmployee);
    const asked = study && runNow(study, fake);
    expect(asked?.ok && asked.value[0]?.value).toBe(ALL.join(','));
  });
});

describe('it cannot be had', () => {
  test('without a claim', () => {
    expect(codesOf(between(), [])).toEqual(['no-claim']);
  });

  test('without Entra ID P1', () => {
    fake.plans = [];
    expect(codesOf()).toEqual(['unlicensed']);
  });

  test('when the tenants are connected already', () => {
    const consent = { inboundAllowed: true, outboundAllowed: true };
    const entry = { automaticUserConsentSettings: consent, inboundTrust: TRUSTED };
    fake.partners.set(`${AWAY}/${HOME}`, partnerPolicy(HOME, entry));
    fake.partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY, entry));
    expect(codesOf()).toEqual(['already-held']);
  });

  test.each([AWAY, HOME])('while %s cannot be read', (id) => {
    fake.broken.add(id);
    expect(codesOf()).toEqual(['tenant-unreadable']);
  });

  test('with a primary in another cloud', () => {
    expect(codesOf(between({ cloud: 'dod' }))).toEqual(['other-cloud']);
  });
});

test('its end is told: what sign-ins and invitations would meet', () => {
  const study = connectTenant.impact?.(between(), { plan: planned().plan });
  const told = study ? runNow(study, fake).join(' ') : '';
  expect(told).toContain('asks for MFA');
  expect(told).toContain('they would be kept out');
  expect(told).toContain('has to consent first');
});
