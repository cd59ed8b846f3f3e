// The catalogue of tasks: complete as data, found by the words people use, answered with the least that is offered.
import { describe, expect, test } from 'vitest';
import { byTask } from '../../src/domain/access/by-task.ts';
import type { Offer } from '../../src/domain/access/kind.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { PRIVILEGED_ROLES } from '../../src/domain/access/privileged-roles.ts';
import { TASKS } from '../../src/domain/access/tasks/index.ts';
import { matchTasks } from '../../src/domain/access/tasks/match.ts';
import { ROLE_IDS } from '../../src/domain/access/tasks/roles.ts';
import { understand } from '../../src/domain/access/understand.ts';

const PASSWORDS = ROLE_IDS['Password Administrator'];
const BERLIN = '6f1f6f0e-54c4-4ff0-8f0e-1d6a8a7a1902';
const PLANTS = '7a2c9c31-0d0b-46ab-9a2d-3b51c3c52901';

const offer = (name: string, tenant: string, id: string): Offer => ({
  resource: { kind: 'pim-eligibility', tenantId: tenant, id },
  name,
  tenant,
});
const inBerlin = offer(
  'Password Administrator, only for Berlin',
  'Contoso',
  `${PASSWORDS}:${BERLIN}`,
);
const inPlants = offer(
  'Password Administrator, only for Plants',
  'Contoso',
  `${PASSWORDS}:${PLANTS}`,
);
const whole = offer('License Administrator', 'Contoso', ROLE_IDS['License Administrator']);
const part = offer(
  'License Administrator, only for Berlin',
  'Contoso',
  `${ROLE_IDS['License Administrator']}:${BERLIN}`,
);
const helpdesk = offer(
  'Helpdesk Administrator, only for Plants',
  'Fabrikam',
  `${ROLE_IDS['Helpdesk Administrator']}:${PLANTS}`,
);
const finance: Offer = {
  resource: { kind: 'guest-access', tenantId: 'Fabrikam', id: 'g' },
  name: 'Finance Closing',
  tenant: 'Fabrikam',
};
const all = [inBerlin, inPlants, whole, part, helpdesk, finance];

describe('the catalogue', () => {
  test('has 120 tasks at least, each said once, in 20 areas', () => {
    expect(TASKS.length).toBeGreaterThanOrEqual(120);
    expect(new Set(TASKS.map(({ words }) => words)).size).toBe(TASKS.length);
    expect(new Set(TASKS.map(({ area }) => area)).size).toBeGreaterThanOrEqual(20);
  });

  test('knows each role by its own id, and as the ceiling calls it', () => {
    const ids = Object.entries(ROLE_IDS);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
    for (const [name, id] of ids) expect(PRIVILEGED_ROLES[id] ?? name).toBe(name);
    const used = new Set(TASKS.map(({ role }) => role));
    expect(ids.map(([name]) => name).filter((name) => !used.has(name as never))).toEqual([]);
  });
});

describe('words', () => {
  test.each([
    ['reset passwords for the Berlin team', 'Password Administrator'],
    ['resett passwrods', 'Password Administrator'],
    ['set a new password for an employee', 'Password Administrator'],
    ['give people licences in Berlin', 'License Administrator'],
    ['take away a licence from a colleague', 'License Administrator'],
    ['kick users out of their sessions', 'Helpdesk Administrator'],
    ['log a user out everywhere', 'Helpdesk Administrator'],
    ['reset MFA for somebody', 'Authentication Administrator'],
    ['two-factor re-registration', 'Authentication Administrator'],
    ['a temporary access pass for a new colleague', 'Authentication Administrator'],
    ['invite guests', 'Guest Inviter'],
    ['create a group', 'Groups Administrator'],
    ['delete a group', 'Groups Administrator'],
    ['see sign-in logs', 'Reports Reader'],
    ['audit logs', 'Reports Reader'],
    ['bitlocker keys', 'Cloud Device Administrator'],
    ['change profile pictures', 'People Administrator'],
    ['open a case with Microsoft support', 'Service Support Administrator'],
    ['reset the password of a privileged admin', 'Privileged Authentication Administrator'],
    ['change the company logo', 'Organizational Branding Administrator'],
    ['delete users', 'User Administrator'],
  ])('"%s" is a task of %s', (words, role) => {
    expect(matchTasks(words)[0]?.task.role).toBe(role);
  });

  test('every task is found by its own words', () => {
    const missed = TASKS.filter(
      (task) =>
        !matchTasks(task.words)
          .slice(0, 3)
          .some((match) => match.task === task),
    );
    expect(missed.map(({ words }) => words)).toEqual([]);
  });

  test.each([
    'finance closing for two weeks',
    'Security Reader',
    'the usual',
    'work with Ines',
    '',
  ])('"%s" is no task for sure', (words) => {
    expect(matchTasks(words).filter(({ sure }) => sure)).toEqual([]);
  });
});

describe('somebody who says what they have to do', () => {
  const answer = (words: string, offers: readonly Offer[] = all) => byTask(words, kinds, offers);

  test('gets the least role in the place they name', () => {
    expect(answer('reset passwords for the Berlin team')?.offer).toBe(inBerlin);
    expect(answer('reset passwords in the plants')?.offer).toBe(inPlants);
    expect(answer('assign licenses in Berlin')?.offer).toBe(part);
  });

  test('gets the smaller place where they name none, and nothing where several are alike', () => {
    expect(answer('assign licenses')?.offer).toBe(part);
    expect(answer('reset passwords')?.offer).toBeUndefined();
    expect(answer('reset passwords')?.advice).toContain('is Password Administrator.');
  });

  test('is told which role it is where that is not offered, or never given', () => {
    expect(answer('reset passwords in Fabrikam')).toMatchObject({
      advice: expect.stringContaining('which is not offered to you in Fabrikam.'),
    });
    expect(answer('reset passwords', [])?.advice).toContain('which is not offered to you.');
    expect(answer('create users')?.advice).toContain('never given through Drawbridge');
  });

  test('is understood after "request", with the time, and also in the reason', () => {
    const said = understand('reset passwords for the Berlin team for 3 days', kinds, all);
    expect(said).toMatchObject({ kind: 'pim-eligibility', offer: inBerlin });
    const reason = understand('a role because I have to reset passwords in Berlin', kinds, all);
    expect(reason).toMatchObject({ kind: 'pim-eligibility', offer: inBerlin });
  });

  test('names win over tasks', () => {
    expect(understand('helpdesk administrator for the plants', kinds, all)?.offer).toBe(helpdesk);
    expect(understand('finance closing for two weeks', kinds, all)?.offer).toBe(finance);
    expect(understand('finance closing', kinds, all)?.advice).toBeUndefined();
  });

  test('a kind that is named with a partner is filled in, for the tenant named or for one’s own', () => {
    const between = (from: string, into: string): Offer => ({
      resource: { kind: 'inbound-trust', tenantId: into, id: from },
      name: `From ${from} into ${into}`,
      tenant: into,
    });
    const toContoso = between('Fabrikam', 'Contoso');
    const toNorthwind = between('Fabrikam', 'Northwind');
    const back = between('Contoso', 'Fabrikam');
    const some = [back, toNorthwind, toContoso];
    const meant = (text: string, home?: string) => understand(text, kinds, some, home)?.offer;
    expect(meant('turn on MFA trust for Fabrikam', 'Contoso')).toBe(toContoso);
    expect(meant('turn on MFA trust for Fabrikam', 'Northwind')).toBe(toNorthwind);
    expect(meant('trust for Fabrikam in Northwind', 'Contoso')).toBe(toNorthwind);
    expect(meant('MFA trust from Contoso into Fabrikam')).toBe(back);
    // Two that fit equally well: whoever asks chooses.
    expect(meant('turn on MFA trust for Fabrikam')).toBeUndefined();
  });
});
