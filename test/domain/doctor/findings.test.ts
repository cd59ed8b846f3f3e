// What the doctor makes of what it sees: wrong, to be known, or good, and what the pipeline is told.
import { describe, expect, test } from 'vitest';
import { clockFinding } from '../../../src/domain/doctor/clock-finding.ts';
import { type DatabaseLook, databaseFindings } from '../../../src/domain/doctor/database-look.ts';
import { estateFindings } from '../../../src/domain/doctor/estate-findings.ts';
import { bad, besideSandbox, exitStatus, good } from '../../../src/domain/doctor/finding.ts';
import { identityFindings } from '../../../src/domain/doctor/identity-findings.ts';
import { accountKey } from '../../../src/shared/account.ts';
import { estate as sampleEstate } from '../../fakes/estate.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const look = (more: Partial<DatabaseLook> = {}): DatabaseLook => ({
  now: NOW,
  migrations: { known: ['0001-a', '0002-b'], applied: ['0001-a', '0002-b'] },
  work: { open: 2, overdue: 0, oldestDueAt: null, failing: [] },
  audit: { sound: true, entries: 7, hash: 'ab' },
  reached: [],
  ...more,
});
const statesOf = (findings: ReturnType<typeof databaseFindings>, area: string) =>
  findings.filter((one) => one.area === area).map(({ state }) => state);

describe('the database', () => {
  test('is good where nothing waits, nothing is late and the audit is whole', () => {
    expect(databaseFindings(look()).every(({ state }) => state === 'good')).toBe(true);
  });

  test('tells migrations that wait, a database that is newer, and one of another line', () => {
    const form = (known: string[], applied: string[]) =>
      databaseFindings(look({ migrations: { known, applied } }))[0];
    expect(form(['0001-a', '0002-b'], ['0001-a'])).toMatchObject({
      state: 'note',
      what: expect.stringContaining('0002-b'),
    });
    expect(form(['0001-a'], ['0001-a', '0002-b'])).toMatchObject({
      state: 'note',
      what: expect.stringContaining('newer'),
    });
    expect(form(['0001-a', '0003-c'], ['0001-a', '0002-b'])?.state).toBe('wrong');
  });

  test('what is late for longer than the sweep takes is wrong, and what fails again and again', () => {
    const work = { open: 5, overdue: 2, oldestDueAt: NOW - 10 * 60_000, failing: [] };
    expect(statesOf(databaseFindings(look({ work })), 'work')).toEqual(['wrong']);
    const fresh = { ...work, oldestDueAt: NOW - 5_000 };
    expect(statesOf(databaseFindings(look({ work: fresh })), 'work')).toEqual(['good']);
    const failing = [
      { kind: 'undo-step', requestId: '7K3F-9QX2', attempts: 12, lastError: 'forbidden' },
    ];
    const found = databaseFindings(look({ work: { ...fresh, failing } }));
    expect(statesOf(found, 'work')).toEqual(['good', 'wrong']);
  });

  test('an audit that was touched is wrong', () => {
    const audit = { sound: false, entry: '4', problem: 'its content was changed' } as const;
    expect(statesOf(databaseFindings(look({ audit })), 'audit')).toEqual(['wrong']);
  });
});

describe('identities', () => {
  const [tenant] = sampleEstate().tenants;
  if (!tenant) throw new Error('The sample has no tenant.');
  const held = { permission: 'User.Read.All', state: 'held', by: 'call' } as const;
  const whole = {
    identity: 'reader',
    signsIn: 'yes',
    permissions: [held],
    tooMuch: [],
  } as const;

  test('what is missing, refused or too much is wrong; what nobody answered is not known', () => {
    const states = (...found: Parameters<typeof identityFindings>[1]) =>
      identityFindings(tenant, found).map(({ state }) => state);
    expect(states(whole)).toEqual(['good']);
    expect(states({ ...whole, permissions: [{ ...held, state: 'missing' }] })).toEqual(['wrong']);
    expect(states({ ...whole, tooMuch: ['Directory.ReadWrite.All'] })).toEqual(['good', 'wrong']);
    expect(states({ ...whole, permissions: [{ ...held, state: 'unknown' }] })).toEqual(['unknown']);
    expect(states({ ...whole, signsIn: 'absent', permissions: [] })).toEqual(['wrong']);
    expect(states({ ...whole, signsIn: 'unknown', permissions: [] })).toEqual(['unknown']);
  });

  test('everything that is not good says what mends it', () => {
    const found = identityFindings(tenant, [
      { ...whole, signsIn: 'absent', permissions: [] },
      { ...whole, permissions: [{ ...held, state: 'missing' }] },
    ]);
    expect(found.every(({ remedy }) => (remedy ?? '').length > 10)).toBe(true);
  });
});

test('the estate: owners without a chat and kinds without a rule are to be known', () => {
  const estate = sampleEstate();
  const everybody = estate.tenants.flatMap(({ owners }) =>
    owners.map(({ account }) => accountKey(account)),
  );
  const noRules = estateFindings({ ...estate, policies: [] }, everybody);
  expect(noRules.some(({ what }) => what.includes('no rule lets anybody ask'))).toBe(true);
  const silent = estateFindings(estate, []);
  expect(silent.filter(({ what }) => what.includes('has no chat with Drawbridge'))).toHaveLength(
    estate.tenants
      .filter(({ kind }) => kind !== 'external')
      .reduce((sum, { owners }) => sum + owners.length, 0),
  );
  expect(exitStatus(silent)).toBe(0);
});

test('a clock that is far off is wrong, because tokens are refused then', () => {
  expect(clockFinding(2_000).state).toBe('good');
  expect(clockFinding(-60_000)).toMatchObject({
    state: 'note',
    what: expect.stringContaining('behind'),
  });
  expect(clockFinding(6 * 60_000).state).toBe('wrong');
});

test('a pipeline learns whether something is wrong, then whether something is not known', () => {
  const unknown = bad('teams', 'unknown', 'x', 'y');
  expect(exitStatus([good('work', 'x'), bad('estate', 'note', 'x', 'y')])).toBe(0);
  expect(exitStatus([unknown])).toBe(2);
  expect(exitStatus([unknown, bad('audit', 'wrong', 'x', 'y')])).toBe(1);
});

test('beside a sandbox the commands that a remedy names are for the sandbox as well', () => {
  const remedyOf = (remedy: string) => besideSandbox(bad('estate', 'note', 'x', remedy)).remedy;
  expect(remedyOf('Name a second one: npm run tenant -- owner contoso')).toBe(
    'Name a second one: npm run tenant -- owner contoso --sandbox',
  );
  expect(remedyOf('This waits: npm run tenant -- add northwind.example --wait')).toBe(
    'This waits: npm run tenant -- add northwind.example --wait --sandbox',
  );
  expect(remedyOf('Run this again.')).toBe('Run this again.');
  expect(besideSandbox(good('clock', 'x'))).toEqual(good('clock', 'x'));
});
