// Cross-tenant synchronisation: accepted or stopped, never both, and nobody who is there is removed.
import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenSetting } from '../../src/domain/access/kind.ts';
import { crossTenantSync } from '../../src/domain/access/kinds/cross-tenant-sync.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory } from '../fakes/access.ts';
import { type FakeDirectory, partnerPolicy, runNow } from '../fakes/directory.ts';
import { AWAY, estate, HOME, tenant } from '../fakes/estate.ts';

let fake: FakeDirectory;
const allowed = (isSyncAllowed: boolean) =>
  fake.partners.set(
    `${AWAY}/${HOME}`,
    partnerPolicy(HOME, { identitySynchronization: { displayName: null, isSyncAllowed } }),
  );
beforeEach(() => {
  fake = directory();
  fake.partners.set(`${AWAY}/${HOME}`, partnerPolicy(HOME));
});

type Wanted = 'accept' | 'stop' | undefined;

function plan(wanted: Wanted, open: readonly OpenSetting[] = [], of: Estate = estate()) {
  const inputs = wanted ? { wanted: [wanted] } : {};
  const resource = { kind: 'cross-tenant-sync', tenantId: AWAY, id: HOME, inputs };
  const wish = { resource, beneficiary: asEmployee, durationMs: 90 * DAY, held: new Set<string>() };
  return runNow(crossTenantSync.plan(of, { ...wish, open }), fake);
}

function planned(...args: Parameters<typeof plan>) {
  const result = plan(...args);
  if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
  return result.value;
}

const refusedWith = (...args: Parameters<typeof plan>) => {
  const result = plan(...args);
  return result.ok ? [] : result.error.map(({ code }) => code);
};

const open = (isAllowed: boolean): OpenSetting => ({
  requestId: 'ABCD-1234',
  changes: [{ type: 'synchronise-users', tenantId: AWAY, partnerId: HOME, allowed: isAllowed }],
});

const notesOf = (...args: Parameters<typeof plan>) => planned(...args).words.notes.join(' ');

describe('accepting', () => {
  test('is one step in the entry, which is made first where there is none', () => {
    const types = () => planned('accept').plan.steps.map(({ change }) => change.type);
    expect(types()).toEqual(['synchronise-users']);
    fake.partners.clear();
    expect(types()).toEqual(['partner-entry', 'synchronise-users']);
  });

  test('says that redemption has to be on in both, and which half is missing', () => {
    expect(notesOf('accept')).toContain('missing: Home outbound and Away inbound');
    const of = estate({
      tenants: [tenant({ name: 'home', id: HOME, displayName: 'Home', signIn: [] }), tenant()],
    });
    expect(notesOf('accept', [], of)).toContain('Whether Home has set its half cannot be read.');
  });

  test('is shared with an open request of ours', () => {
    allowed(true);
    expect(planned('accept', [open(true)]).words.steps.synchronise?.after).toBe(
      'Accepted for this request as well',
    );
  });

  test('is refused when it is so already, and while a request of ours keeps it stopped', () => {
    expect(refusedWith('accept', [open(false)])).toEqual(['kept-stopped']);
    allowed(true);
    expect(refusedWith('accept')).toEqual(['already-held']);
  });
});

describe('stopping', () => {
  test('says that those who are there stay, and that it does not come back by itself', () => {
    allowed(true);
    const { words } = planned('stop');
    expect(words.inPlace).toBe('Stopped');
    expect(words.notes.join(' ')).toContain('Nobody is removed');
    expect(words.steps.synchronise?.undo).toContain('It stays stopped');
  });

  test('is refused when nothing is accepted, and where ending a request of ours does it', () => {
    expect(refusedWith('stop')).toEqual(['already-held']);
    allowed(true);
    expect(refusedWith('stop', [open(true)])).toEqual(['ours-to-end']);
  });

  test('may be wanted by a second request, while the first is open', () => {
    allowed(false);
    expect(planned('stop', [open(false)]).plan.steps).toHaveLength(1);
  });
});

describe('either', () => {
  test('has to be chosen', () => {
    expect(refusedWith(undefined)).toEqual(['nothing-chosen']);
  });

  test('is for partners that the tenant offers', () => {
    const of = estate({ tenants: [tenant({ offers: { ...tenant().offers, partners: [] } })] });
    expect(refusedWith('accept', [], of)).toEqual(['not-offered']);
  });

  test('needs a tenant that can be read', () => {
    fake.broken.add(AWAY);
    expect(refusedWith('accept')).toEqual(['tenant-unreadable']);
  });

  test('needs an entry, or the same cloud', () => {
    fake.partners.clear();
    const of = estate({
      tenants: [tenant({ name: 'home', id: HOME, displayName: 'Home', cloud: 'dod' }), tenant()],
    });
    expect(refusedWith('accept', [], of)).toEqual(['other-cloud']);
  });
});

test.each([
  ['accept', 'no longer brought up to date'],
  ['stop', 'It stays stopped'.toLowerCase()],
] as const)('the review of %s says what its end would mean', (wanted, words) => {
  allowed(wanted === 'stop');
  const study = crossTenantSync.impact?.(estate(), { plan: planned(wanted).plan });
  expect(study && runNow(study, fake).join(' ')).toContain(words);
});
