// Multitenant organization: both tenants ours, in no other, nothing opened on the side.
import { beforeEach, describe, expect, test } from 'vitest';
import { multitenantOrganization } from '../../src/domain/access/kinds/multitenant-organization.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { OrganizationTemplate } from '../../src/domain/facts.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory } from '../fakes/access.ts';
import { defaultPolicy, type FakeDirectory, partnerPolicy, runNow } from '../fakes/directory.ts';
import { AWAY, estate, HOME, offers, tenant } from '../fakes/estate.ts';

const THIRD = '50000000-0000-4000-8000-000000000005';
const KIND = 'multitenant-organization';
const takesPart = { access: [KIND], signIn: ['reader', 'remover', 'organization-writer'] };

const of = (): Estate =>
  estate({
    organization: 'Group',
    tenants: [
      tenant({
        name: 'home',
        id: HOME,
        displayName: 'Home',
        ...takesPart,
        offers: offers({ organization: [AWAY] }),
      }),
      tenant(takesPart),
      tenant({ name: 'third', id: THIRD, displayName: 'Third', ...takesPart }),
    ],
  });

let fake: FakeDirectory;
beforeEach(() => {
  fake = directory();
});

const plan = (id = AWAY) =>
  runNow(
    multitenantOrganization.plan(of(), {
      resource: { kind: KIND, tenantId: HOME, id },
      beneficiary: asEmployee,
      durationMs: 90 * DAY,
      held: new Set(),
      open: [],
    }),
    fake,
  );

const planned = () => {
  const result = plan();
  if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
  return result.value;
};
const codes = () => {
  const result = plan();
  return result.ok ? [] : result.error.map(({ code }) => code);
};
const steps = () => planned().plan.steps.map(({ change }) => [change.type, change.tenantId]);

describe('the plan', () => {
  test('makes the organization first where there is none, then adds and joins', () => {
    expect(steps()).toEqual([
      ['create-organization', HOME],
      ['add-to-organization', HOME],
      ['join-organization', AWAY],
    ]);
    expect(planned().words.steps.organization?.undo).toContain('stays');
  });

  test('needs the owners of both tenants', () => {
    expect(planned().sides).toEqual([HOME, AWAY]);
  });

  test('uses the organization that is there', () => {
    fake.organizations.create(HOME);
    expect(steps().map(([type]) => type)).toEqual(['add-to-organization', 'join-organization']);
  });

  test('is another one once somebody else has made the organization', () => {
    const before = planned().plan.hash;
    fake.organizations.create(HOME);
    expect(planned().plan.hash).not.toBe(before);
  });

  test('takes a failed try to join back first, and says so', () => {
    fake.organizations.joinings.set(AWAY, { addedBy: HOME, state: 'failed', details: '' });
    expect(planned().words.steps.join?.before).toContain('failed; that is taken back first');
  });
});

describe('it is refused', () => {
  test('for a tenant that is not offered', () => {
    const result = plan(THIRD);
    expect(!result.ok && result.error[0]?.code).toBe('not-offered');
  });

  test('where the tenant is in it already', () => {
    fake.organizations.create(HOME, { [AWAY]: 'active' });
    expect(codes()).toEqual(['already-held']);
  });

  test('where the tenant is just leaving it', () => {
    fake.organizations.create(HOME, { [AWAY]: 'leaving' });
    expect(codes()).toEqual(['leaving']);
  });

  test('where the tenant is in another one, or is joining one', () => {
    fake.organizations.create(THIRD, { [AWAY]: 'active' });
    expect(codes()).toEqual(['in-another']);
    fake.organizations.put(THIRD, AWAY, undefined);
    fake.organizations.joinings.set(AWAY, { addedBy: THIRD, state: 'pending', details: '' });
    expect(codes()).toEqual(['in-another']);
  });

  test('where the first tenant does not own the organization it is in', () => {
    fake.organizations.create(THIRD, { [HOME]: 'active' });
    expect(codes()).toEqual(['not-owner']);
  });

  test('beyond the number of tenants that Microsoft allows', () => {
    const many = Array.from({ length: 99 }, (_, i) => [`tenant-${i}`, 'active'] as const);
    fake.organizations.create(HOME, Object.fromEntries(many));
    expect(codes()).toEqual(['too-many-tenants']);
  });

  test('without Entra ID P1, told for both tenants', () => {
    fake.plans = ['TEAMS1'];
    expect(codes()).toEqual(['unlicensed', 'unlicensed']);
  });

  test('where a tenant cannot be read', () => {
    fake.broken.add(AWAY);
    expect(codes()).toEqual(['tenant-unreadable']);
  });
});

describe('templates', () => {
  const trusts: OrganizationTemplate = {
    setting: 'isMfaAccepted',
    opens: true,
    appliesTo: ['existing', 'new'],
  };

  test.each([
    ['of the tenant that joins', AWAY, 'A template of Away would open trust of MFA for Home'],
    ['of the owner', HOME, 'A template of Home would open trust of MFA for Away'],
  ])('%s that would open something are named, and it is refused', (_whose, id, says) => {
    fake.organizations.templates.set(id, [trusts]);
    const result = plan();
    expect(!result.ok && result.error.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining(says),
    ]);
  });

  test('of a further tenant of the organization count as well', () => {
    fake.organizations.create(HOME, { [THIRD]: 'active' });
    fake.organizations.templates.set(THIRD, [trusts]);
    expect(codes()).toEqual(['template-opens']);
  });

  test('of a tenant that is not read are told as not seen', () => {
    fake.organizations.create(HOME, { elsewhere: 'active' });
    expect(planned().words.notes.join(' ')).toContain('Not seen: what templates of elsewhere');
  });

  test('for entries that there are not change nothing', () => {
    fake.organizations.templates.set(AWAY, [{ ...trusts, appliesTo: ['existing'] }]);
    expect(codes()).toEqual([]);
    fake.partners.set(`${AWAY}/${HOME}`, partnerPolicy(HOME));
    expect(codes()).toEqual(['template-opens']);
  });

  test('that set what is so already, by the default too, change nothing', () => {
    const trusted = {
      isMfaAccepted: true,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    };
    fake.defaults.set(AWAY, defaultPolicy({ inboundTrust: trusted }));
    fake.organizations.templates.set(AWAY, [
      trusts,
      { setting: 'b2bCollaborationInbound', opens: true, appliesTo: ['new'] },
      { setting: 'isSyncAllowed', opens: false, appliesTo: ['new'] },
    ]);
    expect(planned().words.notes.join(' ')).toContain('No template of a tenant changes');
  });

  test('that close something are told as what else changes', () => {
    fake.organizations.templates.set(AWAY, [
      { setting: 'b2bCollaborationOutbound', opens: false, appliesTo: ['new'] },
    ]);
    expect(planned().words.notes.join(' ')).toContain(
      'a template of Away closes for Home: B2B collaboration outbound',
    );
  });
});

test('the form says of a tenant that is in it that it is', () => {
  const [home] = of().tenants;
  if (!home) throw new Error('There is no tenant.');
  fake.organizations.create(HOME, { [AWAY]: 'active' });
  const told = runNow(multitenantOrganization.describe(home, AWAY, of()), fake);
  expect(told).toMatchObject({ ok: false, error: { sentence: 'Away is in Of 10 already.' } });
});
