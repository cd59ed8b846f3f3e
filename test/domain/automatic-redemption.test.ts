// Automatic redemption: both halves, the partner's first and ours last; what is on before us stays.
import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenSetting } from '../../src/domain/access/kind.ts';
import { automaticRedemption } from '../../src/domain/access/kinds/automatic-redemption.ts';
import type { Estate, Tenant } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory } from '../fakes/access.ts';
import { type FakeDirectory, partnerPolicy, runNow } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, tenant } from '../fakes/estate.ts';

const WRITERS = ['reader', 'remover', 'partners-writer'];

let fake: FakeDirectory;
beforeEach(() => {
  fake = directory();
  fake.partners.set(`${AWAY}/${HOME}`, partnerPolicy(HOME));
  fake.partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY));
});

const consent = (inboundAllowed: boolean | null, outboundAllowed: boolean | null) => ({
  automaticUserConsentSettings: { inboundAllowed, outboundAllowed },
});
const homeOn = () =>
  fake.partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY, consent(false, true)));
const hereOn = () =>
  fake.partners.set(`${AWAY}/${HOME}`, partnerPolicy(HOME, consent(true, false)));

const between = (home: Partial<Tenant> = {}): Estate =>
  estate({
    tenants: [
      tenant({
        name: 'home',
        id: HOME,
        displayName: 'Home',
        domains: ['home.example'],
        owners: [{ person: 'owner', account: OWNER }],
        access: ['automatic-redemption'],
        signIn: WRITERS,
        ...home,
      }),
      tenant({ signIn: WRITERS }),
    ],
  });
const external = () =>
  between({ kind: 'external', owners: [], signIn: [], contact: 'it@p.example' });

function plan(of: Estate = between(), open: readonly OpenSetting[] = []) {
  const resource = { kind: 'automatic-redemption', tenantId: AWAY, id: HOME };
  const wish = { resource, beneficiary: asEmployee, durationMs: 90 * DAY, held: new Set<string>() };
  return runNow(automaticRedemption.plan(of, { ...wish, open }), fake);
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
  planned(...args).plan.steps.map(({ change }) => {
    const where = change.tenantId === HOME ? 'home' : 'away';
    return change.type === 'redeem-automatically'
      ? `${where} ${change.direction}`
      : `${where} ${change.type}`;
  });

describe('the plan', () => {
  test('has the home tenant’s half first and ours last, and asks the owners of both', () => {
    expect(stepsOf()).toEqual(['home outboundAllowed', 'away inboundAllowed']);
    expect(planned().sides).toEqual([AWAY, HOME]);
    expect(planned().plan.waitsFor).toBeNull();
  });

  test('makes the entries that are missing, each before its half', () => {
    fake.partners.clear();
    expect(stepsOf()).toEqual([
      'home partner-entry',
      'home outboundAllowed',
      'away partner-entry',
      'away inboundAllowed',
    ]);
  });

  test('leaves the half that is on before us, and says so', () => {
    homeOn();
    expect(stepsOf()).toEqual(['away inboundAllowed']);
    expect(planned().words.notes.join(' ')).toContain('Home consents for its people towards Away');
    fake.partners.set(`${HOME}/${AWAY}`, partnerPolicy(AWAY));
    hereOn();
    expect(stepsOf()).toEqual(['home outboundAllowed']);
  });

  test('holds a half that an open request of ours has set', () => {
    hereOn();
    const open: OpenSetting = {
      requestId: 'other',
      changes: [
        {
          type: 'redeem-automatically',
          tenantId: AWAY,
          partnerId: HOME,
          direction: 'inboundAllowed',
        },
      ],
    };
    expect(stepsOf(between(), [open])).toEqual(['home outboundAllowed', 'away inboundAllowed']);
  });

  test('hands the other half over where the partner is external, and does ours after it', () => {
    const { plan: made, words, sides } = planned(external());
    expect(stepsOf(external())).toEqual(['away inboundAllowed']);
    expect(made.waitsFor).toBe('partner');
    expect(sides).toEqual([AWAY]);
    expect(words.handOver).toMatchObject({ partner: 'Home', contact: 'it@p.example' });
    expect(words.handOver?.lines.join(' ')).toContain(`partners/${AWAY}`);
    expect(words.handOver?.lines.join(' ')).toContain('"outboundAllowed":true');
  });

  test('hands it over, with its owners’ yes, where the tenant is ours and not written to', () => {
    // The identity that writes may be there for another kind.
    const without = between({ access: ['inbound-trust'] });
    expect(planned(without)).toMatchObject({ sides: [AWAY, HOME], plan: { waitsFor: 'partner' } });
    const of = between({ signIn: ['reader'] });
    expect(planned(of)).toMatchObject({ sides: [AWAY, HOME], plan: { waitsFor: 'partner' } });
    homeOn();
    expect(planned(of).plan.waitsFor).toBeNull();
  });
});

describe('it cannot be had', () => {
  test('while an open request of ours keeps the two separated', () => {
    const closed: OpenSetting = {
      requestId: 'ABCD-1234',
      changes: [{ type: 'close-partner', tenantId: AWAY, partnerId: HOME, trust: true }],
    };
    expect(codesOf(between(), [closed])).toEqual(['separated']);
  });

  test('with a partner that the tenant does not offer', () => {
    const of = estate({ tenants: [tenant({ offers: { ...tenant().offers, partners: [] } })] });
    expect(codesOf(of)).toEqual(['not-offered']);
  });

  test('when both halves are on already', () => {
    homeOn();
    hereOn();
    expect(codesOf()).toEqual(['already-held']);
  });

  test('when ours is on and the other is not ours to write', () => {
    hereOn();
    expect(codesOf(external())).toEqual(['only-theirs']);
  });

  test.each([
    ['tenant', AWAY],
    ['partner', HOME],
  ])('while the %s cannot be read', (_which, id) => {
    fake.broken.add(id);
    expect(codesOf()).toEqual(['tenant-unreadable']);
  });

  test('towards a tenant of another cloud without an entry', () => {
    fake.partners.clear();
    expect(codesOf(between({ cloud: 'gcchigh' }))).toEqual(['other-cloud']);
  });
});

test('ending it is told: who is asked again, and that synchronisation needs it', () => {
  const set = { displayName: null, isSyncAllowed: true };
  fake.partners.set(`${AWAY}/${HOME}`, partnerPolicy(HOME, { identitySynchronization: set }));
  const study = automaticRedemption.impact?.(between(), { plan: planned().plan });
  const told = study ? runNow(study, fake).join(' ') : '';
  expect(told).toContain('has to consent first');
  expect(told).toContain('new ones could not get in');
});
